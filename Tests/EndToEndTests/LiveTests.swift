import Glibc
import Testing

/// An archive that another program changes while it is being read.
@Suite("Live", .waiting)
struct LiveTests {
  private static let newcomer = digest("2025-03-22", "Newcomer", "Second")

  /// A digest of a day with a paper a word, each with a summary of some lines.
  private static func digest(_ date: String, _ words: String...) -> [UInt8] {
    let papers = words.enumerated().map { number, word in
      let id = date.split(separator: "-").joined().suffix(4) + "\(number)"
      return """
        ### [\(word): a Paper](https://arxiv.org/abs/2599.\(id))

        Vote: \(number + 3)

        \((1...40).map { "- \(word) 줄 \($0)" }.joined(separator: "\n"))

        """
    }
    return Array("## Daily Papers (\(date))\n\n\(papers.joined(separator: "\n"))".utf8)
  }

  /// Writes a file in the way of most programs: beside it, then in its place.
  private func replace(_ bytes: [UInt8], at path: String) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let draft = folder.joined(separator: "/") + "/.draft"
    try write(bytes, at: draft)
    guard rename(draft, path) == 0 else { throw SystemError("renaming \(draft)") }
  }

  /// Writes a file where it stands.
  private func write(_ bytes: [UInt8], at path: String, appends: Bool = false) throws {
    let file = open(path, O_WRONLY | O_CREAT | (appends ? O_APPEND : O_TRUNC), 0o644)
    guard file >= 0 else { throw SystemError("opening \(path)") }
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw SystemError("writing \(path)")
    }
  }

  /// Expects that the reader is alive, by a key that has the screen drawn anew, and quits it.
  private func quit(_ session: TerminalSession) throws {
    try session.press(":q", .enter)
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("A new day is said and listed, and the reader stays where it is")
  func newDay() throws {
    let archive = try ArchiveFixture()
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    try session.waitFor("2025-01")
    try session.press("jj")
    try session.waitFor(archive.newest[2].id)
    mkdir(archive.path + "/2025/04", 0o755)
    try write(Self.digest("2025-04-01", "Newcomer", "Second"), at: archive.path + "/2025/04/01.md")
    try session.waitFor("new day: 2025-04-01, 2 papers")
    #expect(session.screen.contains(archive.newest[2].id))
    #expect(session.screen.contains("2025-04"))
    try session.press("]")
    try session.waitFor("2599.04010")
    try quit(session)
  }

  @Test("A changed title, a changed vote and a removed day are seen")
  func changes() throws {
    let archive = try ArchiveFixture()
    let day = archive.path + "/2025/03/21.md"
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    try session.waitFor("2025-01")
    try replace(Self.digest("2025-03-21", "Rewritten", "Again"), at: day)
    try session.waitUntil("the new titles") {
      $0.list(of: ["Rewritten", "Again"]) == ["Rewritten", "Again"]
    }
    try write(Self.digest("2025-03-21", "Rewritten", "Inplace"), at: day)
    try session.waitUntil("the second title") { $0.list(of: ["Inplace"]) == ["Inplace"] }
    unlink(day)
    try session.waitFor(archive.days[1].papers[0].word)
    try session.waitUntil("the day gone") { !$0.contains("Rewritten") }
    try quit(session)
  }

  @Test("A file that is written by and by is read as far as it is, and then whole")
  func halfWritten() throws {
    let archive = try TemporaryFolder()
    try archive.write(Self.digest("2025-03-21", "Steady"), to: "2025/03/21.md")
    try archive.write(Self.digest("2024-12-31", "Elder"), to: "2024/12/31.md")
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor("2599.03210")
    // What comes before all is read is no news.
    try session.waitFor("2024-12")
    try session.press("14J")
    let reading = try session.waitFor("Steady 줄 30")
    let whole = Self.digest("2025-03-22", "Halfway", "Completed")
    let path = archive.path + "/2025/03/22.md"
    try write(Array(whole.prefix(200)), at: path)
    try session.waitFor("new day: 2025-03-22, 1 paper")
    try write(Array(whole.dropFirst(200)), at: path, appends: true)
    try session.press("]")
    try session.waitUntil("both papers") {
      $0.list(of: ["Halfway", "Completed"]) == ["Halfway", "Completed"]
    }
    try session.press("[")
    try session.waitFor(
      reading.text.contains { $0.contains("2599.03210") } ? "2599.03210" : "Steady")
    try quit(session)
  }

  @Test(
    "What comes in folders of other kinds is seen too",
    arguments: ["renamed", "nested", "linked folder", "linked file", "single file", "two roots"])
  func folders(kind: String) throws {
    let archive = try TemporaryFolder()
    let other = try TemporaryFolder()
    try archive.write(Self.digest("2025-03-21", "Steady"), to: "2025/03/21.md")
    try other.write(Self.digest("2025-03-20", "Elder"), to: "20.md")
    let (root, away) = (archive.path + "/", other.path + "/20.md")
    var arguments: [String] = []
    var opened = archive.path
    switch kind {
    case "linked folder": symlink(other.path, root + "2025/linked")
    case "linked file": symlink(away, root + "2025/03/20.md")
    case "single file": opened = away
    case "two roots": arguments = [other.path]
    default: break
    }
    let session = try Nonmun.open(archive: opened, arguments)
    try session.waitFor(kind == "single file" ? "Elder" : "2599.03210")
    // The next change is to meet the widened list, not to be met by the keys that widen it.
    try session.press("www")
    try session.waitFor("all ·")
    switch kind {
    case "renamed":
      rename(root + "2025/03", root + "2025/moved")
      try write(Self.digest("2025-03-22", "Newcomer"), at: root + "2025/moved/2025-03-22.md")
    case "nested":
      mkdir(root + "2026", 0o755)
      mkdir(root + "2026/01", 0o755)
      try write(Self.digest("2026-01-02", "Newcomer"), at: root + "2026/01/02.md")
    default: try write(Self.digest("2025-03-20", "Newcomer"), at: away)
    }
    try session.waitFor("Newcomer")
    if kind != "single file" { #expect(session.screen.contains("2599.03210")) }
    if kind == "renamed" {
      // The folder has a name of its own now, and is still looked at.
      try write(Self.digest("2025-03-22", "Renewed"), at: root + "2025/moved/2025-03-22.md")
      try session.waitFor("Renewed")
    }
    try quit(session)
  }

  @Test("A folder that is gone is waited for")
  func gone() throws {
    let parent = try TemporaryFolder()
    try parent.write(Self.digest("2025-03-21", "Steady"), to: "archive/2025-03-21.md")
    let session = try Nonmun.open(archive: parent.path + "/archive")
    try session.waitFor("2599.03210")
    rename(parent.path + "/archive", parent.path + "/elsewhere")
    try session.waitFor("No digest (*.md) in the archive")
    rename(parent.path + "/elsewhere", parent.path + "/archive")
    try session.waitFor("2599.03210")
    try replace(Self.digest("2025-03-21", "Replaced"), at: parent.path + "/archive/2025-03-21.md")
    try session.waitFor("Replaced")
    try quit(session)
  }

  @Test("A search is made again in what has changed")
  func search() throws {
    let archive = try ArchiveFixture()
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    try session.press("/Newcomer", .enter)
    try session.waitFor("0 found")
    try write(Self.newcomer, at: archive.path + "/2025/03/22.md")
    try session.waitFor("2599.03220")
    try quit(session)
  }

  @Test("Where there are no watches left, the archive is looked through now and then")
  func polling() throws {
    let archive = try TemporaryFolder()
    try archive.write(Self.digest("2025-03-21", "Steady"), to: "2025/03/21.md")
    try archive.write(Self.digest("2024-12-31", "Elder"), to: "2024/12/31.md")
    // A name space of its own has a limit of its own.
    let limit = "echo 2 > /proc/sys/user/max_inotify_watches && exec \"$@\""
    let session = try TerminalSession(
      ["/usr/bin/unshare", "-Ur", "/bin/sh", "-c", limit, "sh", try Nonmun.binary, archive.path],
      size: TerminalSize(120, 40))
    let screen = try session.waitUntil("the paper, or why there is none") { screen in
      screen.contains("2599.03210") || screen.text.contains { $0.contains("unshare:") }
    }
    guard screen.contains("2599.03210") else {
      print("SKIPPED: no user name spaces here, so nothing runs out of watches")
      return
    }
    try session.waitFor("2024-12")
    try write(Self.digest("2025-03-22", "Newcomer"), at: archive.path + "/2025/03/22.md")
    try session.waitFor("new day: 2025-03-22, 1 paper", limit: .seconds(30))
    try quit(session)
  }

  // MARK: Git

  @Test("R pulls, shows what Git says, and the new day comes")
  func pull() throws {
    let (origin, clone) = (try TemporaryFolder(), try TemporaryFolder())
    try origin.write(Self.digest("2025-03-21", "Steady"), to: "2025/03/21.md")
    let git = Git(origin.path)
    try git.run("init", "-q", "-b", "main")
    try git.run("add", "-A")
    try git.run("commit", "-q", "-m", "first")
    try git.run("clone", "-q", origin.path, clone.path)
    try origin.write(Self.digest("2025-03-22", "Newcomer"), to: "2025/03/22.md")
    try git.run("add", "-A")
    try git.run("commit", "-q", "-m", "second")
    let session = try Nonmun.open(archive: clone.path)
    try session.waitFor("2599.03210")
    try session.press("R")
    try session.waitUntil("the new day") { $0.contains("22 Sat") }
    // The archive's own watch may say the new day first.
    try session.waitFor("(Alt-r shows its output)")
    // Git's own words are behind a key.
    try session.send([0x1B, UInt8(ascii: "r")])
    try session.waitFor("Fast-forward")
    #expect(session.screen.contains("git -C \(clone.path) pull --ff-only"), "\(session.screen)")
    try session.press(.escape)
    try session.waitFor("22 Sat")
    try session.press("R")
    try session.waitFor("nothing new (Alt-r shows its output)")
    #expect(session.screen.contains("2599.03210"))
    try quit(session)
  }

  @Test("What R cannot do is said")
  func failedPull() throws {
    let archive = try ArchiveFixture()
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    try session.press("R")
    try session.waitFor("not fetched (Alt-r shows why): not a git repository")
    try session.send([0x1B, UInt8(ascii: "r")])
    try session.waitFor("git -C \(archive.path) pull --ff-only")
    try session.press("q")
    try session.waitFor(archive.newest[0].id)
    try quit(session)
  }

  @Test("Git going to and fro between two versions never moves the reader")
  func checkouts() throws {
    let archive = try TemporaryFolder()
    let git = Git(archive.path)
    try git.run("init", "-q", "-b", "old")
    try archive.write(Self.digest("2024-12-31", "Elder"), to: "2024/12/31.md")
    func commit(_ days: ClosedRange<Int>, _ word: String) throws {
      for day in days {
        try archive.write(
          Self.digest("2025-03-\(day)", "Steady\(day)", "\(word)\(day)", "Last\(day)"),
          to: "2025/03/\(day).md")
      }
      try git.run("add", "-A")
      try git.run("commit", "-q", "-m", word)
    }
    try commit(10...24, "Older")
    try git.run("checkout", "-q", "-b", "new")
    try git.run("rm", "-q", "2025/03/11.md")
    try commit(12...28, "Newer")

    let session = try Nonmun.open(archive: archive.path, size: TerminalSize(160, 40))
    // All of it is read.
    try session.press("c")
    try session.waitFor("2024-12")
    // All days in one list, and a paper in the midst of them that both versions have.
    try session.press("w13[")
    try session.waitFor("2599.03150")
    var row = 0
    for round in 0..<24 {
      let version = round % 2 == 0 ? "old" : "new"
      try git.run("checkout", "-q", version)
      // The driver waits neither for the reader nor for Git.
      let step = [1, 1, -1, -1][round % 4]
      try session.press(step > 0 ? "j" : "k", round % 3 == 0 ? "J" : "K")
      row += step
      guard round % 3 == 0 else { continue }
      let word = round % 2 == 0 ? "Older16" : "Newer16"
      let id = "2599.0315\(row)"
      try session.waitFor(id)
      try session.waitUntil("version \(version)") { screen in
        #expect(screen.contains(id), "round \(round)")
        return screen.list(of: [word, "Steady15"]) == [word, "Steady15"]
      }
    }
    try session.waitFor("2599.0315\(row)")
    try git.run("checkout", "-q", "old")
    try session.waitUntil("the last version") { screen in
      #expect(screen.contains("2599.0315\(row)"))
      return screen.contains("Older16")
    }
    try quit(session)
  }
}

/// Git in a folder, without the user's own settings.
private struct Git {
  let folder: String

  init(_ folder: String) { self.folder = folder }

  func run(_ arguments: String...) throws {
    let process = try ChildProcess(
      ["/usr/bin/git", "-C", folder] + arguments,
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": folder, "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
      ], descriptors: [(0, .path("/dev/null", flags: O_RDWR)), (1, .copy(0)), (2, .copy(0))])
    while process.poll() == nil { usleep(1000) }
    guard process.poll() == .exited(0) else { throw SystemError("git \(arguments)") }
  }
}
