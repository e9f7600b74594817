import Digest
import Testing

@testable import Citations

@Suite("Libraries of other programs")
struct LibraryFormTests {
  private func entries(_ form: LibraryForm, _ text: String) throws(LibraryFault) -> [LibraryEntry] {
    try form.entries(Array(text.utf8))
  }

  @Test(
    "an identifier of arXiv's is found wherever a program puts it",
    arguments: [
      "eprint = {1706.03762}", "eprint = {1706.03762v5}, archiveprefix = {arXiv}",
      "eprint = 1706.03762", "doi = {10.48550/arXiv.1706.03762}",
      "url = {http://arxiv.org/abs/1706.03762}", "url = \"https://arxiv.org/pdf/1706.03762v7.pdf\"",
      "journal = {arXiv preprint arXiv:1706.03762}", "journal = {CoRR}, volume = {abs/1706.03762}",
      "note = {arXiv: 1706.03762 [cs]}", "number = {arXiv:1706.03762}", "ARXIVID={1706.03762}",
      "howpublished = {arXiv:1706.03762}",
    ])
  func identifiers(field: String) throws {
    let entry = try entries(.bib, "@article{key, title = {T},\n \(field)\n}")[0]
    #expect(entry.ids.first == "1706.03762" && entry.name == "key" && entry.title == "T")
  }

  @Test(
    "what only speaks of another paper is no identifier",
    arguments: [
      "note = {see arXiv:1706.03762}", "abstract = {We follow arXiv:1706.03762}",
      "eprint = {1706.03762}, eprinttype = {jstor}",
    ])
  func mentions(field: String) throws {
    #expect(try entries(.bib, "@misc{key, \(field)}")[0].ids == [])
  }

  @Test("BibTeX is read with comments, macros, nested braces, parentheses and pieces put together")
  func bibtex() throws {
    let text = """
      % a comment with an @ sign
      @comment{ @misc{no, title={No}} }
      @preamble{"\\newcommand{\\x}{y}"}
      @string{arx = "10.48550/arXiv."}
      @Article(one, author = "A {"}quoted{"} name", title = {The {LLaMA} {M$^{2}$}, a model},
        doi = arx # {2302.13971}, year = 2023,)
      free text
      @misc{two,title="Second, with } nothing" }
      @online{ three , title = {Third} , url = {https://example.org/a} }
      """
    let read = try entries(.bib, text)
    #expect(read.map(\.name) == ["one", "two", "three"])
    #expect(read.map(\.line) == [5, 8, 9])
    #expect(read[0].title == "The {LLaMA} {M$^{2}$}, a model" && read[0].ids == ["2302.13971"])
    #expect(read[2].ids == ["https://example.org/a"])
  }

  @Test(
    "what cannot be read is named with its line",
    arguments: [
      (LibraryForm.bib, "@misc{a, title={x}}\n\n@misc{b, title={x}", LibraryFault.open(line: 3)),
      (.bib, "@misc{b, title=", .open(line: 1)), (.bib, "@misc{b, title={x", .open(line: 1)),
      (.bib, "no entry", .empty), (.json, "[{\"id\": 1},", .noJSON(line: nil)),
      (.json, "{\"id\":\"1\"}\n{\"id\"\n", .noJSON(line: 2)), (.json, "[]", .empty),
      (.ris, "TI  - x", .empty),
    ])
  func faults(form: LibraryForm, text: String, fault: LibraryFault) {
    #expect(throws: fault) { try entries(form, text) }
  }

  @Test("JSON is CSL's array, Better BibTeX's object, or an object a line")
  func json() throws {
    let item =
      #"{"id":"k","title":"T","number":"arXiv:1706.03762","issued":{"date-parts":[[2017]]},"author":[1]}"#
    for text in [
      "[\(item)]", "{\"items\":[\(item)],\"collections\":{}}", item, item + "\n\n" + item + "\n",
      "\u{FEFF}[\(item)]",
    ] {
      let read = try entries(.json, text)
      #expect(read[0].name == "k" && read[0].title == "T" && read[0].ids == ["1706.03762"])
    }
    let note = #"[{"id":"k","title":"T","note":"Read it\narXiv:1706.03762 [cs]"}]"#
    #expect(try entries(.json, note)[0].ids == ["1706.03762"])
  }

  @Test("RIS is read with any line end")
  func ris() throws {
    let text =
      "TY  - JOUR\r\nT1  - A: B - C\r\nID  - k\r\nDO  - 10.48550/arXiv.1706.03762\r\nER  - \r\n"
    for text in [text, text.replacing("\r\n", with: "\n"), text.replacing("ER  - \r\n", with: "")] {
      let read = try entries(.ris, text + text)
      #expect(read.count == 2 && read[1].title == "A: B - C" && read[1].name == "k")
      #expect(read[0].ids == ["1706.03762"] && read[0].line == 1)
    }
  }

  @Test(
    "a form is told by the name, else by the first sign",
    arguments: [
      ("a.bib", "", LibraryForm?.some(.bib)), ("A.BIB", "", .bib), ("a.json", "", .json),
      ("a.ris", "", .ris), ("a.txt", "x", nil), ("-", " @misc{", .bib), ("-", "\u{FEFF}[", .json),
      ("-", "TY  - JOUR", .ris), ("-", "", nil),
    ])
  func forms(name: String, content: String, form: LibraryForm?) {
    #expect((LibraryForm(fileName: name) ?? LibraryForm(content: Array(content.utf8))) == form)
  }

  @Test("what nonmun exports it finds again, in every form that libraries have")
  func roundTrip() throws {
    let papers = [
      paper("M$^{2}$UGen: {LLaMA} & \\textsc{X}"),
      paper("Old", url: "https://arxiv.org/abs/hep-th/9901001"),
      paper("A Paper of the Web, in Full", url: "https://example.org/a?b=c"),
    ]
    let matcher = LibraryMatcher(papers)
    for (format, form): (ExportFormat, LibraryForm) in [
      (.bibtex, .bib), (.biblatex, .bib), (.cslJSON, .json), (.json, .json), (.ris, .ris),
    ] {
      var bytes: [UInt8] = []
      try format.write(papers, [:]) { bytes += $0 }
      #expect(try form.entries(bytes).map(matcher.id) == papers.map(\.id), "\(format)")
    }
  }

  @Test(
    "a paper without identifier is found by its title, whatever the markup",
    arguments: [
      ("{M$^2$UGen}: Music {\\\"u}nder{standing}", true), ("m2ugen music understanding", true),
      ("M<sup>2</sup>UGen: <i>Music</i> Understanding", true), ("M2UGen: Music", false),
    ])
  func titles(title: String, isFound: Bool) throws {
    let matcher = LibraryMatcher([paper("M$^{2}$UGen: Music Understanding")])
    let entry = LibraryEntry(name: "k", line: 1, title: title, fields: [])
    #expect(matcher.id(of: entry) == (isFound ? "2403.19270" : nil))
    // Another paper of arXiv's with the same title is another paper.
    let other = LibraryEntry(
      name: "k", line: 1, title: title, fields: [(name: "eprint", value: "2401.00001")])
    #expect(matcher.id(of: other) == nil)
  }

  @Test("a title that two papers share finds neither")
  func ambiguous() {
    let matcher = LibraryMatcher([
      paper("The Same Long Title"), paper("The Same Long Title", url: "https://example.org/x"),
    ])
    let entry = LibraryEntry(name: "", line: 1, title: "The Same Long Title", fields: [])
    #expect(matcher.id(of: entry) == nil)
  }
}
