import Foundation
import Glibc
import TestSupport
import Testing

/// Two readers of one store, a script that decides, and an archive that goes from one version to
/// another and back.
///
/// By hand: `make soak` lets it go on for ten minutes (`NONMUN_SOAK_SECONDS`).
@Suite("A soak", .waiting, .enabled(if: getenv("NONMUN_SOAK_SECONDS") != nil))
struct SoakTests {
  /// What a reader holds.
  private struct Held: CustomStringConvertible {
    var descriptors: Int
    var threads: Int
    /// Its own memory, in KiB.
    var memory: Int

    init(of reader: TerminalSession) throws {
      let pid = reader.terminal.process.pid
      descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count
      threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task").count
      let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon") }
      memory = line?.split(whereSeparator: { " \t".contains($0) }).compactMap { Int($0) }.first ?? 0
    }

    var description: String { "\(descriptors) descriptors, \(threads) threads, \(memory) KiB" }
  }

  @Test("Descriptors, threads, wakeups, memory and files are afterwards what they were before")
  func soak() throws {
    let seconds = getenv("NONMUN_SOAK_SECONDS").flatMap { Int(String(cString: $0)) } ?? 4
    let sandbox = try Sandbox()
    let repository = try Repository(in: sandbox.home.path + "/archive")
    let readers = try (0..<2).map { _ in
      try Nonmun.open(archive: repository.path, size: TerminalSize(100, 30), sandbox: sandbox)
    }
    for reader in readers { try reader.waitFor("Tide 5") }
    // Once around first, so that what is made at first use is there.
    try around(readers, repository, sandbox, for: .seconds(2), seed: 0)
    let before = try readers.map { try Held(of: $0) }
    let filesBefore = try files(below: sandbox.home.path + "/state")
    try around(readers, repository, sandbox, for: .seconds(seconds), seed: 1)
    let after = try readers.map { try Held(of: $0) }
    for (before, after) in zip(before, after) {
      #expect(after.descriptors <= before.descriptors, "\(before), then \(after)")
      #expect(after.threads <= before.threads, "\(before), then \(after)")
      // The journal of steps to undo and the archive's text are kept; what grows with time is more
      // than that.
      #expect(after.memory <= before.memory * 3 / 2 + 16_384, "\(before), then \(after)")
    }
    let filesAfter = try files(below: sandbox.home.path + "/state")
    #expect(filesAfter.subtracting(filesBefore).filter { !$0.contains("backup") }.isEmpty)
    for reader in readers {
      let switches = try wakeups(reader)
      // The last line says whether something is wrong with the store.
      let line = reader.screen.text.last ?? ""
      #expect(switches == 0, "\(switches) wakeups while nothing happened: \(line)")
    }
    for reader in readers {
      try reader.press(":q!", .enter)
      #expect(try reader.waitForEnd() == .exited(0))
    }
    print("soak: \(seconds) s; \(before) before, \(after) after")
  }

  /// Esc as kitty sends it: the key after a lone ESC byte would be one with Alt where the reader
  /// comes late to read it, and Alt-s opens another archive.
  private static let escape = "\u{1B}[27u"

  private static let keys = [
    "j", "k", "m", "x", "u", "w", "W", "s", "/tide\r", escape + escape, "]", "[", "g", "G", "Q",
  ]

  /// Has things happen for a while, and comes to rest where it began.
  private func around(
    _ readers: [TerminalSession], _ repository: Repository, _ sandbox: Sandbox, for time: Duration,
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let start = ContinuousClock.now
    // Each once first, so that what is made at a key's first use is there.
    var due = Self.keys
    while start.duration(to: .now) < time || !due.isEmpty {
      try repository.checkOut(Bool.random(using: &random) ? "old" : "main")
      let pressed = (0..<3).map { _ in
        due.popLast() ?? Self.keys.randomElement(using: &random) ?? "j"
      }
      for reader in readers {
        for key in pressed { try reader.send(Array(key.utf8)) }
        try reader.take()
      }
      let standing = ["--keep", "--skip", "--unread"].randomElement(using: &random) ?? "--keep"
      _ = try CommandRun(
        [try Nonmun.binary, "mark", "2503.2000\(Int.random(in: 0...2, using: &random))", standing],
        standardInput: [], environment: sandbox.environment(term: nil))
    }
    try repository.checkOut("main")
    for reader in readers {
      // Esc may leave nothing, and then draws nothing; Ctrl-l always draws.
      for _ in 0..<3 {
        try reader.send(Array(Self.escape.utf8))
        usleep(300_000)
        try reader.take()
      }
      try reader.send([0x0C])
      try reader.settle(quiet: .milliseconds(800))
    }
  }

  /// How often the reader wakes within three seconds.
  private func wakeups(_ reader: TerminalSession) throws -> Int {
    let pid = reader.terminal.process.pid
    func switches() throws -> Int {
      let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")
      return tasks.reduce(0) { sum, task in
        let status = try? String(
          contentsOfFile: "/proc/\(pid)/task/\(task)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
        return sum + (line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0)
      }
    }
    // What was begun may still come to its end: a paper counts as read after 1.5 seconds, which
    // either reader notes and both hear of.
    var (before, quiet) = (try switches(), 0)
    for _ in 0..<30 where quiet < 4 {
      usleep(1_000_000)
      let now = try switches()
      quiet = now == before ? quiet + 1 : 0
      before = now
    }
    usleep(3_000_000)
    return try switches() - before
  }

  private func files(below folder: String) throws -> Set<String> {
    Set(FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
  }

  /// An archive under git, with a version that is older.
  private struct Repository {
    let path: String

    init(in path: String) throws {
      self.path = path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try git("init", "-q", "-b", "main")
      try write(day: 20, "Elder")
      try git("add", ".")
      try git("commit", "-q", "-m", "old")
      try git("branch", "old")
      for day in 21...24 { try write(day: day, "Tide") }
      try git("add", ".")
      try git("commit", "-q", "-m", "new")
      try write(day: 20, "Elder")
    }

    func checkOut(_ version: String) throws { try git("checkout", "-q", "-f", version) }

    private func write(day: Int, _ word: String) throws {
      var text = "## Daily Papers (2025-03-\(day))\n\n"
      for number in 0..<12 {
        text +=
          "### [\(word) \(number)](https://arxiv.org/abs/2503.\(day)00\(number))\n\nVote: \(number)\n\n- 줄\n\n"
      }
      try Data(text.utf8).write(to: URL(filePath: "\(path)/2025-03-\(day).md"))
    }

    private func git(_ arguments: String...) throws {
      let identity = ["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
      let run = try CommandRun(
        ["/usr/bin/git", "-C", path] + identity + arguments, standardInput: [],
        environment: ["PATH": "/usr/bin:/bin", "HOME": path])
      guard run.ending == .exited(0) else {
        throw SystemError("git \(arguments): \(run.errors)")
      }
    }
  }
}
