import Foundation
import Glibc
import Testing

/// Hosts that allow little: few descriptors, no threads, a description of the terminal that is
/// none.
@Suite("Narrow hosts", .waiting)
struct NarrowHostTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  @Test(
    "With few descriptors the reader reads, or ends in one line that says why", arguments: 4...24)
  func descriptors(count: Int) throws {
    // Both limits, so that there is nothing to raise.
    let session = try TerminalSession(
      ["/usr/bin/prlimit", "--nofile=\(count):\(count)", try Nonmun.binary, archive.path],
      size: TerminalSize(160, 24))
    let ending = try session.waitForEnd()
    // A program built for debugging needs some for its libraries before it is one.
    if ending == .exited(127) {
      #expect(session.screen.contains("shared libraries"))
      return
    }
    #expect(ending == .exited(71))
    #expect(session.screen.contains("ulimit -n 256"), "\(session.screen)")
  }

  @Test("A soft limit that is low is raised")
  func softLimit() throws {
    let session = try TerminalSession(
      ["/usr/bin/prlimit", "--nofile=16:1024", try Nonmun.binary, archive.path])
    try session.waitFor(archive.newest[0].id)
    try session.press(":q", .enter)
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test(
    "A description of the terminal that is a pipe, a folder or garbage is passed over",
    arguments: ["pipe", "folder", "garbage"])
  func description(kind: String) throws {
    let sandbox = try Sandbox()
    let folder = sandbox.home.path + "/terminfo"
    let path = folder + "/x/xterm-256color"
    try FileManager.default.createDirectory(
      atPath: folder + "/x", withIntermediateDirectories: true)
    switch kind {
    case "pipe": #expect(mkfifo(path, 0o600) == 0)
    case "folder": #expect(mkdir(path, 0o700) == 0)
    default:
      // The last names of the extended part lead beyond their table.
      var bytes = [UInt8](try Data(contentsOf: URL(filePath: "/lib/terminfo/x/xterm-256color")))
      for index in bytes.indices.suffix(400) { bytes[index] = 0xFE }
      try sandbox.home.write(bytes, to: "terminfo/x/xterm-256color")
    }
    let session = try Nonmun.open(
      archive: archive.path, environment: ["TERMINFO": folder], sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    try session.press(":q", .enter)
    #expect(try session.waitForEnd() == .exited(0))
  }

  /// How a reader is told to end.
  enum End: String, CaseIterable {
    case key, terminate, hangUp
  }

  @Test("Without room for a thread one can read, is told, and can leave", arguments: End.allCases)
  func threads(end: End) throws {
    // Nobody's own: the limit does not bind root, and counts what else its user runs.
    let home = try TemporaryFolder()
    let binary = home.path + "/program"
    // Copied by another program: while a test process has a file open for writing, it cannot be
    // run.
    _ = try CommandRun(["/bin/cp", try Nonmun.binary, binary])
    chmod(home.path, 0o777)
    let isRoot = geteuid() == 0
    // Each case is another user's, as all of a user's processes count.
    let user = 65_531 + (End.allCases.firstIndex(of: end) ?? 0)
    let others = ["/usr/bin/setpriv", "--reuid=\(user)", "--regid=65534", "--clear-groups"]
    chmod(archive.path, 0o755)
    let session = try TerminalSession(
      ["/usr/bin/prlimit", "--nproc=1"] + (isRoot ? others : []) + [binary, archive.path],
      size: TerminalSize(120, 40),
      environment: [
        "HOME": home.path, "XDG_STATE_HOME": home.path, "XDG_CONFIG_HOME": home.path,
        "XDG_DATA_HOME": home.path,
      ])
    try session.waitFor(archive.newest[0].id)
    let threads = "/proc/\(session.terminal.process.pid)/task"
    #expect(try FileManager.default.contentsOfDirectory(atPath: threads).count == 1)
    try session.waitFor("ulimit -u")
    try session.press("j", "m")
    try session.waitFor("kept")
    switch end {
    case .key:
      try session.press(":q", .enter)
      let ending = try session.waitForEnd()
      #expect(ending == .exited(0), "\(session.screen)")
    case .terminate:
      kill(session.terminal.process.pid, SIGTERM)
      let ending = try session.waitForEnd()
      #expect(ending == .signalled(SIGTERM), "\(session.screen)")
    case .hangUp:
      session.hangUp()
      _ = try session.waitForEnd()
    }
  }
}
