import Decisions
import Glibc
import Testing
import Triage

/// `nonmun export`, as a script runs it.
@Suite("Export", .waiting)
struct ExportTests {
  let archive: ArchiveFixture
  let sandbox: Sandbox

  init() throws {
    archive = try ArchiveFixture()
    sandbox = try Sandbox()
  }

  private func export(_ arguments: String...) throws -> CommandRun {
    try Nonmun.run(
      ["export", "--archive", archive.path] + arguments,
      environment: ["XDG_DATA_HOME": "\(sandbox.home.path)/data"])
  }

  private func keep(_ papers: [FixturePaper]) throws {
    _ = try sandbox.home.write([], to: "data/nonmun/here")
    let store = try TriageStore(opening: .file("\(sandbox.home.path)/data/nonmun/triage.sqlite"))
    _ = try store.commit(
      papers.map { .standing(.kept, paper: $0.id) } + [.note("메모", paper: papers[0].id)])
    store.close()
  }

  @Test("Without a store every paper is unread, and none is made")
  func withoutStore() throws {
    let all = try export()
    #expect(all.ending == .exited(0) && all.errorLines == [])
    #expect(all.lines.count { $0.hasPrefix("@misc{") } == archive.papers.count)
    let kept = try export("--state", "kept")
    #expect(kept.ending == .exited(0) && kept.output == [])
    #expect(kept.errorLines == ["nonmun: no paper to export (nonmun list lists all)"])
    #expect(access("\(sandbox.home.path)/data/nonmun/triage.sqlite", F_OK) != 0)
  }

  @Test("It takes the papers that were kept and match")
  func kept() throws {
    let chosen = [archive.papers[3], archive.papers[7], archive.papers[20]]
    try keep(chosen)
    let ids = try export("--state", "kept", "--format", "ids")
    #expect(Set(ids.lines) == Set(chosen.map(\.id)))
    let one = try export(chosen[0].word, "--state", "kept", "--format", "ids")
    #expect(one.lines == [chosen[0].id])
    let both = try export("--state", "kept", "--state", "unread", "--format", "ids")
    #expect(both.lines.count == archive.papers.count)
    let json = try export("--state", "kept", "--format", "json")
    #expect(json.lines.count == 3 && json.lines.allSatisfy { $0.contains("\"standing\":\"kept\"") })
    #expect(json.lines.count { $0.contains("\"note\":\"메모\"") } == 1)
    let csv = try export("--state", "kept", "--format", "csv")
    #expect(csv.text.hasPrefix("id,title,") && csv.text.hasSuffix("\r\n"))
    // What is exported as Markdown is an archive again.
    let markdown = try export("--state", "kept", "--format", "markdown")
    let back = try Nonmun.run(
      ["list", "--archive", "-", "--format", "ids"], standardInput: markdown.output)
    #expect(Set(back.lines) == Set(chosen.map(\.id)))
  }

  @Test("A store that is none is no reason to leave decisions out without a word")
  func foreign() throws {
    try sandbox.home.write(
      Array("no database, and long enough to be looked at".utf8), to: "data/nonmun/triage.sqlite")
    let run = try export("--state", "kept")
    #expect(run.ending == .exited(65) && run.output == [] && run.errorLines.count == 1)
  }

  @Test(
    "What it does not know is named", arguments: [["--format", "endnote"], ["--state", "loved"]])
  func unknown(arguments: [String]) throws {
    let run = try Nonmun.run(["export", "--archive", archive.path] + arguments)
    #expect(run.ending == .exited(64) && run.errorLines.count == 1)
  }
}
