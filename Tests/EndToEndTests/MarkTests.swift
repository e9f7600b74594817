import Foundation
import Glibc
import Testing

/// `nonmun mark`, `nonmun state` and `nonmun list --state`: decisions without a screen.
@Suite("Deciding from a script", .waiting)
struct MarkTests {
  let archive: ArchiveFixture
  let folder: TemporaryFolder

  init() throws {
    archive = try ArchiveFixture()
    folder = try TemporaryFolder()
  }

  private var store: String { folder.path + "/triage.sqlite" }

  private func run(_ arguments: [String], input: String = "") throws -> CommandRun {
    try Nonmun.run(arguments + ["--store", store], standardInput: Array(input.utf8))
  }

  /// Runs it, and expects it to say these lines and nothing else.
  private func expect(_ lines: [String], _ arguments: [String], input: String = "") throws {
    let run = try run(arguments, input: input)
    #expect(run.ending == .exited(0) && run.errors.isEmpty, "\(run.errors)")
    #expect(run.lines == lines)
  }

  private func listed(_ state: String...) throws -> [String] {
    let states = state.flatMap { ["--state", $0] }
    let run = try run(["list", "--archive", archive.path, "--format", "ids"] + states)
    #expect(run.ending == .exited(0) && run.errors.isEmpty, "\(run.errors)")
    return run.lines
  }

  @Test("Papers are marked, listed by what was decided, and a run is one step")
  func marking() throws {
    let ids = archive.papers.map(\.id)
    try expect(
      [ids[0], ids[1]], ["mark", ids[0] + "v3", "https://arxiv.org/pdf/\(ids[1])", "--keep"])
    try expect([ids[2]], ["mark", ids[2], "--skip", "--note", "다시"])
    try expect([ids[3]], ["mark", ids[3], "--read", "--tag", "LLM"])
    #expect(Set(try listed("kept")) == [ids[0], ids[1]])
    #expect(try listed("skipped") == [ids[2]] && listed("noted") == [ids[2]])
    #expect(try listed("read") == [ids[3]])
    #expect(try listed("unread").count == ids.count - 4)
    #expect(try listed("undecided").count == ids.count - 3)
    // Repeated, any of it.
    #expect(Set(try listed("kept", "noted")) == [ids[0], ids[1], ids[2]])
    #expect(try listed().count == ids.count)
    try expect([ids[3]], ["mark", "--undo"])
    try expect([ids[2]], ["mark", "--undo"])
    try expect([ids[0], ids[1]].sorted(), ["mark", "--undo"])
    let nothing = try run(["mark", "--undo"])
    #expect(nothing.ending == .exited(1) && nothing.errorLines.count == 1)
    #expect(try listed("unread").count == ids.count)
    try expect([ids[0], ids[1]].sorted(), ["mark", "--redo"])
    #expect(Set(try listed("kept")) == [ids[0], ids[1]])
  }

  @Test("A list is marked from standard input, in one step")
  func pipeline() throws {
    let ids = archive.newest.map(\.id)
    let input = ids.map { $0 + "\n" }.joined(separator: "\n")
    try expect(ids, ["mark", "-", "--skip"], input: input)
    #expect(Set(try listed("skipped")) == Set(ids))
    try expect(ids.sorted(), ["mark", "--undo"])
    #expect(try listed("skipped").isEmpty)
  }

  @Test("Papers without an arXiv identifier go by their address, and tags come off")
  func addresses() throws {
    let url = "https://example.org/a?b=c"
    try expect([url], ["mark", url, "--keep", "--tag", "a", "--tag", "b"])
    try expect([url], ["mark", url, "--untag", "a", "--note", ""])
    let journal = try run(["state", "export"]).text
    #expect(journal.contains(#""field":"tag:a","kind":"step""#) && journal.contains(url))
  }

  @Test(
    "What cannot be: one line, exit 64, and nothing done",
    arguments: [
      ["mark"], ["mark", "2403.00001"], ["mark", "2403.00001", "--keep", "--skip"],
      ["mark", "--keep"], ["mark", "nothing", "--keep"], ["mark", "2403.00001", "x/y", "--keep"],
      ["mark", "--undo", "--redo"], ["mark", "2403.00001", "--undo"],
      ["mark", "2403.00001", "--tag", " "], ["mark", "file:///etc/passwd", "--keep"],
      ["list", "--state", "loved"], ["state", "import"],
    ])
  func refused(arguments: [String]) throws {
    let run = try run(arguments)
    #expect(run.ending == .exited(64) && run.output.isEmpty)
    #expect(run.errorLines.count == 1, "\(run.errors)")
    #expect(try self.run(["state", "export"]).output.isEmpty)
  }

  @Test("A line of standard input that is no paper is named; those before it are kept")
  func badLine() throws {
    let run = try run(["mark", "-", "--keep"], input: "2403.00001\nnothing\n2403.00002\n")
    #expect(run.ending == .exited(64) && run.lines == ["2403.00001"])
    #expect(run.errorLines.count == 1 && run.errors.contains("standard input:2"))
    try expect(["2403.00001"], ["mark", "--undo"])
  }

  @Test("Journals merge, in any order, any number of times")
  func merging() throws {
    let (one, other) = (folder.path + "/one.sqlite", folder.path + "/other.sqlite")
    func output(_ arguments: [String], _ store: String) throws -> [UInt8] {
      let run = try Nonmun.run(arguments + ["--store", store])
      #expect(run.ending == .exited(0), "\(run.errors)")
      return run.output
    }
    _ = try output(["mark", "2403.00001", "--keep", "--tag", "a"], one)
    _ = try output(["mark", "2403.00001", "--skip", "--tag", "b"], other)
    let first = try folder.write(output(["state", "export"], one), to: "one.jsonl")
    let second = try folder.write(output(["state", "export"], other), to: "other.jsonl")
    try expect(["4 new, 4 known"], ["state", "import", first, second, second, first])
    _ = try output(["state", "import", second], one)
    _ = try output(["state", "import", first], other)
    let journals = try [one, other, store].map { store in
      String(decoding: try output(["state", "export"], store), as: UTF8.self)
        .split(separator: "\n").sorted()
    }
    #expect(journals[0].count == 4 && journals[0] == journals[1] && journals[1] == journals[2])
    try expect(
      ["0 new, 4 known"], ["state", "import", "-"], input: journals[0].joined(separator: "\n"))
  }

  @Test("A journal with a line that is wrong: named, exit 65, nothing taken in")
  func badJournal() throws {
    let good =
      #"{"nonmun":1,"origin":"00000000000000aa","seq":1,"clock":1,"#
      + #""subject":"x","field":"standing","value":"kept"}"#
    let path = try folder.write(Array("\(good)\n{\"half\n".utf8), to: "bad.jsonl")
    let run = try run(["state", "import", path])
    #expect(run.ending == .exited(65) && run.output.isEmpty)
    #expect(run.errorLines.count == 1 && run.errors.contains("\(path):2: "), "\(run.errors)")
    #expect(try self.run(["state", "export"]).output.isEmpty)
    #expect(try self.run(["state", "import", "/no/such"]).ending == .exited(66))
  }

  @Test("A file that is no store: one line, exit 65, untouched")
  func noStore() throws {
    try folder.write(Array("no database\n".utf8), to: "triage.sqlite")
    for arguments in [
      ["mark", "2403.00001", "--keep"], ["state", "export"], ["mark", "--undo"],
      ["list", "--archive", archive.path, "--state", "kept"],
    ] {
      let run = try run(arguments)
      #expect(run.ending == .exited(65) && run.output.isEmpty)
      #expect(
        run.errorLines.count == 1 && run.errors.contains("/triage.sqlite: is no database"),
        "\(run.errors)")
    }
    #expect(FileManager.default.contents(atPath: store) == Data("no database\n".utf8))
    // What asks nothing of it is not stopped by it.
    #expect(try listed().count == archive.papers.count)
  }

  @Test("The store is where the standard says, or where it is said")
  func path() throws {
    func said(_ arguments: [String], _ environment: [String: String]) throws -> String {
      try Nonmun.run(["state", "path"] + arguments, environment: environment).text
    }
    let data = ["XDG_DATA_HOME": "/data", "HOME": "/home/me"]
    #expect(try said([], data) == "/data/nonmun/triage.sqlite\n")
    #expect(
      try said([], ["XDG_DATA_HOME": "relative", "HOME": "/home/me"])
        == "/home/me/.local/share/nonmun/triage.sqlite\n")
    #expect(try said(["--state", "/x/y"], data) == "/x/y\n")
    let run = try Nonmun.run(["state", "path"], environment: ["XDG_DATA_HOME": "", "HOME": ""])
    #expect(run.ending == .exited(64) && run.errorLines.count == 1)
  }

  @Test("A list takes the path of a store under the name that the reader has for it")
  func statePath() throws {
    let id = archive.papers[0].id
    try expect([id], ["mark", id, "--keep"])
    let run = try Nonmun.run([
      "list", "--archive", archive.path, "--format", "ids", "--state", store, "--state", "kept",
    ])
    #expect(run.lines == [id] && run.errors.isEmpty)
  }

  @Test("No space: one line, exit 74, and what was printed is kept")
  func limited() throws {
    let ids = (0..<3_000).map { "2403.\(10_000 + $0)" }
    let run = try CommandRun(
      [
        "/bin/sh", "-c", "ulimit -f 128; exec \"$0\" \"$@\"", try Nonmun.binary, "mark", "-",
        "--keep", "--note", String(repeating: "n", count: 200), "--store", store,
      ], standardInput: Array(ids.joined(separator: "\n").utf8))
    #expect(run.ending == .exited(74), "\(run.ending)")
    #expect(run.errorLines.count == 1 && run.errors.contains("ulimit"), "\(run.errors)")
    let journal = try self.run(["state", "export"]).text
    #expect(run.lines.count > 10 && run.lines.allSatisfy(journal.contains))
  }
}
