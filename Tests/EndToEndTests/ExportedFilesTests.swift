import Foundation
import Glibc
import TestSupport
import Testing

/// What is exported, read by the programs that it is for.
@Suite("Handed on to other programs")
struct ExportedFilesTests {
  /// Titles, names and addresses of the kinds that digests have.
  private static let digest = #"""
    ## Daily Papers (2024-03-29)

    ### [M$^{2}$UGen: Learning $L_2$ and $π$ for $200k with LLaMA & {Fourier} 100%](https://arxiv.org/abs/2403.10000v2)

    Vote: 12

    Authors: Piotr Dollár, Laurens van der Maaten, Kimi Team, John Smith Jr., 김하늘

    - **What's New**: 새 글 <b> & `a~b`, [링크](https://example.org/?a=b&c=d)
      - 둘

    ### [Old & Gold: "Quoted", with commas](https://arxiv.org/abs/hep-th/9901001)

    Authors: Ada Brook

    - =1+1

    ### [Of the Web](https://example.org/a?b=c&d=e)

    - 글

    ### [In a Journal](https://doi.org/10.1145/3372278.12)

    - 글
    """#

  private static let ids = [
    "2403.10000", "hep-th/9901001", "https://example.org/a?b=c&d=e",
    "https://doi.org/10.1145/3372278.12",
  ]

  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.home.write(Array(Self.digest.utf8), to: "archive/2024/03/29.md")
  }

  private var archive: String { sandbox.home.path + "/archive" }

  private func nonmun(_ arguments: String..., input: String = "") throws -> CommandRun {
    try Nonmun.run(
      arguments, standardInput: Array(input.utf8),
      environment: ["XDG_DATA_HOME": "\(sandbox.home.path)/data", "NONMUN_ARCHIVE": archive])
  }

  private func export(_ format: String, _ rest: String...) throws -> String {
    let run = try Nonmun.run(
      ["export", "--format", format] + rest,
      environment: ["XDG_DATA_HOME": "\(sandbox.home.path)/data", "NONMUN_ARCHIVE": archive])
    #expect(run.ending == .exited(0) && run.errors.isEmpty, "\(run.errors)")
    return run.text
  }

  /// What another program makes of a text.
  private func through(_ command: [String], _ text: String) throws -> String {
    let run = try CommandRun(command, standardInput: Array(text.utf8))
    try #require(run.ending == .exited(0), "\(command): \(run.errors)")
    return run.text
  }

  private func pandoc(from: String, to: String, _ text: String) throws -> String {
    try through(["/usr/bin/pandoc", "--from", from, "--to", to, "--wrap", "none"], text)
  }

  // MARK: Bibliographies

  /// An item of CSL-JSON, as pandoc writes one.
  private struct Item: Decodable {
    struct Name: Decodable, Equatable {
      var family: String?
      var given: String?
      var literal: String?
      var suffix: String?
      var particle: String?
      enum CodingKeys: String, CodingKey {
        case family, given, literal, suffix
        case particle = "dropping-particle"
      }
    }
    struct Issued: Decodable {
      let parts: [[Int]]
      enum CodingKeys: String, CodingKey { case parts = "date-parts" }
    }
    let title: String
    let author: [Name]?
    let issued: Issued
    let doi: String?
    let url: String
    enum CodingKeys: String, CodingKey {
      case title, author, issued
      case doi = "DOI"
      case url = "URL"
    }
  }

  private func items(_ format: String, _ text: String) throws -> [Item] {
    let json = try pandoc(from: format, to: "csljson", text)
    return try JSONDecoder().decode([Item].self, from: Data(json.utf8))
  }

  @Test(
    "pandoc reads identifier, DOI, names, dates and formulas",
    arguments: [("bibtex", "bibtex"), ("biblatex", "biblatex"), ("csl-json", "csljson")])
  func bibliography(format: String, reader: String) throws {
    let text = try export(format)
    let items = try items(reader, text)
    try #require(items.count == 4)
    let first = items[0]
    #expect(first.doi == "10.48550/arXiv.2403.10000")
    #expect(first.url == "https://arxiv.org/abs/2403.10000")
    #expect(first.issued.parts == [[2024, 3]])
    let names = try #require(first.author)
    #expect(names.count == 5)
    #expect(names[0] == Item.Name(family: "Dollár", given: "Piotr"))
    #expect(names[1].family == "Maaten" && names[1].given == "Laurens")
    #expect(names[2] == Item.Name(literal: "Kimi Team"))
    #expect(names[3] == Item.Name(family: "Smith", given: "John", suffix: "Jr."))
    #expect(names[4].literal == "김하늘" || names[4].family == "김하늘")
    #expect(items[1].doi == "10.48550/arXiv.hep-th/9901001")
    #expect(items[1].issued.parts == [[1999, 1]])
    #expect(items[1].author == [Item.Name(family: "Brook", given: "Ada")])
    #expect(items[2].doi == nil && items[2].url == Self.ids[2])
    #expect(items[3].doi == "10.1145/3372278.12")
    guard format != "csl-json" else {
      #expect(
        first.title
          == "M<sup>2</sup>UGen: Learning L<sub>2</sub> and π for $200k with LLaMA & {Fourier} 100%"
      )
      return
    }
    // What pandoc's Markdown has between dollar signs is mathematics.
    let markdown = try through(
      ["/usr/bin/pandoc", "--from", reader, "--to", "markdown", "--standalone"], text)
    for formula in ["M$^{2}$UGen", "$L_2$", "$π$", "\\\\$200k", "LLaMA"] {
      #expect(markdown.contains(formula), "\(formula): \(markdown)")
    }
  }

  @Test("bibutils read the records of RIS: names, formulas, dates, addresses and DOI")
  func ris() throws {
    let text = try export("ris")
    let xml = try through(["/usr/bin/ris2xml"], text)
    for text in [
      "<title>M$^{2}$UGen</title>",
      "Learning $L_2$ and $π$ for $200k with LLaMA &amp; {Fourier} 100%",
      "<namePart type=\"family\">Dollár</namePart>",
      "<namePart type=\"family\">van der Maaten</namePart>",
      "https://arxiv.org/abs/2403.10000", "<publisher>arXiv</publisher>",
      "https://arxiv.org/abs/hep-th/9901001", "<dateIssued>1999-01</dateIssued>",
      "<identifier type=\"doi\">10.1145/3372278.12</identifier>",
    ] { #expect(xml.contains(text), "\(text): \(xml)") }
    #expect(xml.split(separator: "<mods ").count == 5)
    // bibutils 7.2 take no DOI of arXiv's: they want four digits before the slash. What nonmun
    // reads back has it.
    #expect(text.contains("\r\nDO  - 10.48550/arXiv.2403.10000\r\n"))
  }

  @Test(
    "the whole real archive goes through pandoc, each paper with its identifier",
    .enabled(if: RealArchive.isPresent, "there is no real archive"))
  func realArchive() throws {
    let path = try #require(RealArchive.path)
    let ids = try Set(export("ids", "--archive", path).split(separator: "\n").map(String.init))
    for (format, reader) in [
      ("bibtex", "bibtex"), ("biblatex", "biblatex"), ("csl-json", "csljson"),
    ] {
      let items = try items(reader, try export(format, "--archive", path))
      let read = items.map { $0.url.replacing("https://arxiv.org/abs/", with: "") }
      #expect(Set(read) == ids && read.count == ids.count, "\(format)")
      #expect(items.allSatisfy { !$0.title.isEmpty })
    }
  }

  // MARK: Tables and text

  @Test("Python reads the identifiers of CSV as text")
  func csv() throws {
    let script = """
      import csv, json, sys
      rows = list(csv.DictReader(sys.stdin))
      def number(text):
          try: float(text); return True
          except ValueError: return False
      print(json.dumps([[row["id"], number(row["id"]), row["title"], row["vote"]] for row in rows]))
      """
    let read = try through(["/usr/bin/python3", "-c", script], try export("csv"))
    #expect(read.contains(#"["arXiv:2403.10000", false, "M$^{2}$UGen"#))
    #expect(
      read.contains(#"["arXiv:hep-th/9901001", false, "Old & Gold: \"Quoted\", with commas", ""]"#))
    // What the table calls a paper, every command takes.
    #expect(try export("ids", "arXiv:2403.10000") == "2403.10000\n")
  }

  @Test("pandoc reads Org and the links with their formulas and addresses")
  func text() throws {
    let org = try pandoc(from: "org", to: "markdown", try export("org"))
    for text in [
      "$L_2$", "`a~b`", "[링크](https://example.org/?a=b&c=d)", "**What\\'s New**", "M$^{2}$UGen",
    ] {
      #expect(org.contains(text), "\(text): \(org)")
    }
    #expect(org.split(separator: "\n").count { $0.hasPrefix("# ") } == 4)
    let links = try pandoc(from: "markdown", to: "native", try export("links"))
    #expect(links.contains("Math InlineMath \"L_2\""))
    #expect(links.contains("https://example.org/a?b=c&d=e"))
  }

  @Test("a feed is valid by a schema of RFC 4287, with entries or none")
  func atom() throws {
    let schema = FileManager.default.currentDirectoryPath + "/Tests/EndToEndTests/Schemas/atom.rng"
    try #require(access(schema, R_OK) == 0)
    for query in [[], ["nothing-of-that-kind"]] {
      let feed = try nonmunFeed(query)
      let path = try sandbox.home.write(feed, to: "feed.xml")
      let run = try CommandRun(["/usr/bin/xmllint", "--noout", "--relaxng", schema, path])
      #expect(run.ending == .exited(0), "\(run.errors)")
      // The schema can say no.
      let broken = String(decoding: feed, as: UTF8.self).replacing("<updated>", with: "<changed>")
        .replacing("</updated>", with: "</changed>")
      let other = try sandbox.home.write(Array(broken.utf8), to: "broken.xml")
      let refused = try CommandRun(["/usr/bin/xmllint", "--noout", "--relaxng", schema, other])
      #expect(refused.ending == .exited(3))
    }
    let script = """
      import feedparser, sys
      feed = feedparser.parse(sys.stdin.buffer.read())
      print(feed.bozo, feed.version, len(feed.entries), feed.entries[-1].title, feed.entries[-1].id)
      print(feed.entries[-1].content[0].value)
      """
    let read = try through(
      ["/usr/bin/python3", "-c", script], String(decoding: try nonmunFeed([]), as: UTF8.self))
    #expect(read.hasPrefix("False atom10 4 M$^{2}$UGen"), "\(read)")
    #expect(read.contains("https://arxiv.org/abs/2403.10000") && read.contains("<code>a~b</code>"))
  }

  private func nonmunFeed(_ query: [String]) throws -> [UInt8] {
    try Nonmun.run(
      ["export", "--format", "atom"] + query,
      environment: ["XDG_DATA_HOME": "\(sandbox.home.path)/data", "NONMUN_ARCHIVE": archive]
    ).output
  }

  // MARK: Interfaces

  private func schema(_ name: String) throws -> String {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(folder)/docs/schema/\(name)"
    try #require(access(path, R_OK) == 0, "\(path)")
    return path
  }

  @Test(
    "what scripts read is as its schema says, and the schema can say no",
    arguments: [["list"], ["export"]])
  func json(command: [String]) throws {
    let script = """
      import json, jsonschema, sys
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      papers = [json.loads(line) for line in sys.stdin]
      for paper in papers:
          validator.validate(paper)
          assert set(paper) <= set(schema["properties"]), set(paper) - set(schema["properties"])
          for key in schema["required"]:
              assert not validator.is_valid({k: v for k, v in paper.items() if k != key}), key
      assert not validator.is_valid(dict(papers[0], vote="12"))
      print(len(papers))
      """
    let run = try Nonmun.run(command + ["--format", "json", "--archive", archive])
    let read = try through(
      ["/usr/bin/python3", "-c", script, try schema("list.schema.json")], run.text)
    #expect(read == "4\n")
  }

  @Test("TSV has the columns of its schema, in their order and form")
  func tsv() throws {
    let script = """
      import json, re, sys
      schema = json.load(open(sys.argv[1]))
      columns = schema["tableSchema"]["columns"]
      count = 0
      for line in sys.stdin.read().split("\\n")[:-1]:
          values = line.split(schema["dialect"]["delimiter"])
          assert len(values) == len(columns), line
          for value, column in zip(values, columns):
              kind = column["datatype"]
              if isinstance(kind, dict) and value:
                  assert re.fullmatch(kind["format"], value), (column["name"], value)
              assert value or not column.get("required"), column["name"]
          count += 1
      print(count, [column["name"] for column in columns])
      """
    let run = try Nonmun.run(["list", "--format", "tsv", "--archive", archive])
    let read = try through(
      ["/usr/bin/python3", "-c", script, try schema("list.tsv.json")], run.text)
    #expect(read == "4 ['date', 'vote', 'id', 'title', 'url', 'authors']\n")
  }

  // MARK: Which papers

  @Test("papers are named by identifier, version, address and file of identifiers, in that order")
  func named() throws {
    let one = try export("ids", "https://arxiv.org/pdf/hep-th/9901001v3", "2403.10000v1")
    #expect(one == "hep-th/9901001\n2403.10000\n")
    let input = try nonmun(
      "export", "--format", "ids", "-", input: "2403.10000 title\n\n\(Self.ids[2])\n")
    #expect(input.text == "2403.10000\n\(Self.ids[2])\n" && input.ending == .exited(0))
    let missing = try nonmun("export", "--format", "ids", "2403.10000", "2403.99999")
    #expect(missing.text == "2403.10000\n" && missing.ending == .exited(1))
    #expect(missing.errorLines == ["nonmun: no paper “2403.99999” in the archive"])
    // A word beside them makes a query of all.
    #expect(try export("ids", "Gold") == "hep-th/9901001\n")
  }

  // MARK: Notes

  private func notes() throws -> [String: String] {
    var notes: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: sandbox.home.path + "/vault")
    where name.hasSuffix(".md") {
      notes[name] = try String(
        contentsOfFile: sandbox.home.path + "/vault/" + name, encoding: .utf8)
    }
    return notes
  }

  private func writeNotes() throws -> CommandRun {
    try nonmun("export", "--notes", sandbox.home.path + "/vault")
  }

  @Test("notes are written once, changed where something changed, and never below the line")
  func notesFolder() throws {
    #expect(try writeNotes().text == "4 new, 0 changed, 0 as they were\n")
    let first = try notes()
    let name = "hep-th 9901001 Old & Gold Quoted , with commas.md"
    #expect(
      Set(first.keys) == [
        "2403.10000 M$ {2}$UGen Learning $L_2$ and $π$ for $200k with LLaMA & {Fourier} 100%.md",
        name,
        "Of the Web.md", "In a Journal.md",
      ])
    #expect(try writeNotes().text == "0 new, 0 changed, 4 as they were\n")
    #expect(try notes() == first)
    // Renamed, put into a folder and written into, it is found by its identifier.
    let vault = sandbox.home.path + "/vault"
    try FileManager.default.createDirectory(
      atPath: vault + "/papers", withIntermediateDirectories: true)
    let mine = try #require(first[name]) + "내 글\n"
    try FileManager.default.removeItem(atPath: vault + "/" + name)
    try sandbox.home.write(Array(mine.utf8), to: "vault/papers/mine.md")
    #expect(try nonmun("mark", Self.ids[1], "--keep", "--note", "메모").ending == .exited(0))
    #expect(try writeNotes().text == "0 new, 1 changed, 3 as they were\n")
    let second = try notes()
    let changed = try #require(second["papers/mine.md"])
    #expect(second.count == 4 && changed.hasSuffix("내 글\n"))
    #expect(changed.contains("state: kept") && changed.contains("\n> 메모\n"))
    // Without the line nobody knows what is whose.
    let bare = changed.replacing("<!-- nonmun", with: "<!-- ")
    try sandbox.home.write(Array(bare.utf8), to: "vault/papers/mine.md")
    let run = try writeNotes()
    #expect(run.errorLines.count == 1 && run.errors.contains("papers/mine.md: left as it is"))
    #expect(try notes()["papers/mine.md"] == bare)
  }

  @Test("YAML reads what stands in front of a note")
  func frontMatter() throws {
    _ = try writeNotes()
    for (name, text) in try notes() {
      let json = try pandoc(from: "markdown", to: "json", text)
      for key in ["id", "title", "authors", "date", "votes", "tags", "state", "url"] {
        #expect(json.contains("\"\(key)\":{\"t\":"), "\(name): \(key)")
      }
    }
  }

  @Test("a folder that cannot be made is named")
  func noFolder() throws {
    let run = try nonmun("export", "--notes", "/proc/none/notes")
    #expect(run.ending == .exited(73) && run.errorLines.count == 1 && run.output == [])
  }

  // MARK: In

  @Test("the papers of a library are marked in one step, and what is not in the archive is named")
  func fromLibrary() throws {
    let library = """
      @article{kimi, title = {M2UGen}, journal = {arXiv preprint arXiv:2403.10000}}
      @inproceedings{gold, title = {{Old} \\& Gold: ``Quoted'', With Commas}, year = 1999}

      @misc{other, title = {Attention Is All You Need}, eprint = {1706.03762}, eprinttype = {arxiv}}
      """
    let path = try sandbox.home.write(Array(library.utf8), to: "library.bib")
    let run = try nonmun("mark", "--from", path, "--keep", "--tag", "library")
    #expect(run.ending == .exited(0) && run.lines == ["2403.10000", "hep-th/9901001"])
    #expect(
      run.errorLines == [
        "nonmun: \(path):4: not in the archive: other “Attention Is All You Need”",
        "nonmun: \(path): found 2 of 3",
      ])
    let kept = try export("ids", "--state", "kept")
    #expect(kept == "2403.10000\nhep-th/9901001\n")
    #expect(try nonmun("mark", "--undo").lines.count == 2)
    #expect(try nonmun("export", "--state", "kept", "--format", "ids").output == [])
  }

  @Test(
    "what nonmun wrote, and what pandoc makes of it, is marked again",
    arguments: [
      ("bibtex", "library.bib"), ("csl-json", "library.json"), ("ris", "library.ris"),
      ("biblatex", "library.bib"), ("json", "library.json"),
    ])
  func roundTrip(format: String, name: String) throws {
    let path = try sandbox.home.write(Array(try export(format).utf8), to: name)
    let run = try nonmun("mark", "--from", path, "--keep")
    #expect(
      run.ending == .exited(0) && run.lines == Self.ids && run.errors.isEmpty, "\(run.errors)")
    guard format == "bibtex" else { return }
    let json = try pandoc(from: "bibtex", to: "csljson", try export(format))
    let again = try nonmun("mark", "--from", "-", "--skip", input: json)
    #expect(Set(again.lines) == Set(Self.ids) && again.ending == .exited(0), "\(again.errors)")
  }

  @Test(
    "a library that cannot be read is named with its line, and nothing is marked",
    arguments: [
      (
        "library.bib", "@misc{a,\n title={x", 65,
        "library.bib: the entry that begins on line 1 has no end"
      ),
      ("library.json", "[{", 65, "library.json: is no JSON"),
      ("library.txt", "hello", 65, "library.txt: is in no form that is known"),
      ("none.bib", "", 66, "none.bib: No such file or directory"),
    ])
  func unreadable(name: String, text: String, code: Int32, what: String) throws {
    if code == 65 { try sandbox.home.write(Array(text.utf8), to: name) }
    let run = try nonmun("mark", "--from", "\(sandbox.home.path)/\(name)", "--keep")
    #expect(run.ending == .exited(code) && run.output == [] && run.errorLines.count == 1)
    #expect(run.errors.contains(what), "\(run.errors)")
    #expect(access("\(sandbox.home.path)/data/nonmun/triage.sqlite", F_OK) != 0)
  }
}
