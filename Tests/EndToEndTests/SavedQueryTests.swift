import Foundation
import Testing

/// Queries with a name, and what a query comes to over time.
@Suite("Saved queries and trends", .waiting)
struct SavedQueryEndToEndTests {
  let archive: ArchiveFixture
  let sandbox: Sandbox

  init() throws {
    archive = try ArchiveFixture()
    sandbox = try Sandbox()
  }

  private func open() throws -> TerminalSession {
    let session = try Nonmun.open(
      archive: archive.path, size: TerminalSize(120, 50), sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    try session.settle(quiet: .milliseconds(300))
    return session
  }

  private func quit(_ session: TerminalSession) throws {
    try session.press(":q", .enter)
    #expect(try session.waitForEnd() == .exited(0))
  }

  private func export() throws -> String {
    let store = sandbox.home.path + "/data/nonmun/triage.sqlite"
    let run = try Nonmun.run(["state", "export", "--store", store])
    #expect(run.ending == .exited(0), "\(run.errors)")
    return run.text
  }

  @Test("A query is saved, is there after a restart, runs, and is part of the journal")
  func restart() throws {
    var session = try open()
    try session.press("/", "확산 모델")
    try session.waitUntil("what is found") { $0.containsNumber(11) }
    try session.press(.enter, .control("s"))
    try session.waitFor("name of the query:")
    try session.press("생성", .enter)
    try session.waitFor("query “생성” saved")
    try quit(session)
    let journal = try export()
    #expect(journal.contains(#""field":"query""#) && journal.contains(#""subject":"생성""#))
    #expect(journal.contains(#""value":"확산 모델""#))

    session = try open()
    try session.press("F")
    try session.waitUntil("the query and its count") {
      $0.contains("생성") && $0.contains("11  확산 모델")
    }
    try session.press(.enter)
    try session.waitFor("/확산 모델 11 found")
    try session.press("F")
    try session.waitFor("Saved queries")
    try session.press("x")
    try session.waitFor("query “생성” removed")
    try session.press("F")
    try session.waitFor("no saved queries")
    try session.press("u")
    try session.waitFor("undone: query “생성” removed")
    try session.press("F")
    try session.waitFor("11  확산 모델")
    try session.press("q")
    try session.waitUntil("the list gone") { !$0.contains("Saved queries") }
    try quit(session)
  }

  @Test("A query that another program saved is there at once")
  func elsewhere() throws {
    let session = try open()
    let other = try open()
    try other.press("/", .text(archive.newest[0].word), .enter, .control("s"))
    try other.waitFor("name of the query:")
    try other.press("elsewhere", .enter)
    try other.waitFor("query “elsewhere” saved")
    // What is kept after it tells that it has come.
    try other.press("m")
    try other.waitFor("★")
    try quit(other)
    try session.waitFor("★")
    try session.press("F")
    try session.waitFor("elsewhere")
    try session.press("q")
    try session.waitUntil("the list gone") { !$0.contains("Saved queries") }
    try quit(session)
  }

  @Test("Trends are drawn, a month is listed, and Esc goes back")
  func trends() throws {
    let session = try open()
    let before = session.screen
    try session.press("C")
    try session.waitUntil("bars and authors") {
      $0.contains("papers a month") && $0.contains("most frequent authors") && $0.contains("█")
    }
    try session.press(.enter)
    try session.waitFor("/date:")
    try session.press(.escape)
    try session.waitUntil("the screen exactly as it was") { $0.cells == before.cells }
    try quit(session)
  }
}
