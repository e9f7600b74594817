import Foundation
import Glibc
import Testing

/// `nonmun doctor`.
@Suite("doctor", .waiting)
struct DoctorTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  private struct Finding: Decodable {
    let area: String
    let level: String
    let measured: String
    let mend: String?
  }

  private func findings(_ run: CommandRun) throws -> [String: Finding] {
    let all = try JSONDecoder().decode([Finding].self, from: Data(run.output))
    return Dictionary(all.map { ($0.area, $0) }) { first, _ in first }
  }

  @Test("Without a terminal it tells of all that there is")
  func json() throws {
    let run = try Nonmun.run(["doctor", "--json", "--archive", archive.path, "--lang", "en"])
    #expect(run.ending == .exited(0))
    let findings = try findings(run)
    for area in [
      "terminal", "locale", "width", "hyperlinks", "clipboard", "tmux", "configuration", "archive",
      "watches", "index", "store",
    ] {
      let finding = try #require(findings[area], "\(area)")
      #expect(["ok", "warn"].contains(finding.level))
      #expect(!finding.measured.isEmpty)
      // What is not well can be mended.
      #expect(finding.level == "ok" || finding.mend?.isEmpty == false, "\(area)")
    }
    #expect(findings["terminal"]?.measured == "not a terminal")
    #expect(
      findings["archive"]?.measured == "\(archive.path) (--archive): 8 files, 39 papers, 0 not read"
    )
    #expect(findings["watches"]?.measured.hasSuffix("folders can be watched by inotify") == true)
  }

  @Test("Too few watches for the archive's folders are told, not only none at all")
  func watches() throws {
    // A name space of its own has a limit of its own; the archive has more folders.
    let limit = "echo 2 > /proc/sys/user/max_inotify_watches && exec \"$@\""
    let doctor = ["doctor", "--json", "--archive", archive.path, "--lang", "en"]
    let run = try CommandRun(
      ["/usr/bin/unshare", "-Ur", "/bin/sh", "-c", limit, "sh", try Nonmun.binary] + doctor)
    let finding = try #require(try findings(run)["watches"], "\(run.errors)")
    #expect(finding.level == "warn")
    #expect(finding.measured.hasPrefix("too few inotify watches"))
    #expect(finding.mend?.contains("fs.inotify.max_user_watches") == true)
  }

  @Test("In a terminal each is a line, and the width was measured", arguments: [false, true])
  func terminal(isWide: Bool) throws {
    let session = try TerminalSession(
      [try Nonmun.binary, "doctor", "--archive", archive.path, "--lang", "en"],
      size: TerminalSize(120, 40), drawsAmbiguousWide: isWide)
    #expect(try session.waitForEnd() == .exited(0))
    #expect(try session.terminal.modes == session.terminal.modesBefore)
    let lines = session.screen.text.filter { !$0.isEmpty }
    #expect(lines.contains { $0.hasPrefix("ok   terminal      xterm-256color, 120×40") })
    let cells = isWide ? 2 : 1
    #expect(
      lines.contains {
        $0.hasPrefix("ok   width         é × …: \(cells), ─ █: \(cells) (measured)")
      })
  }

  /// `doctor` while it waits for the answers of a terminal that nobody reads, and that so gives
  /// none.
  private func asking() throws -> PseudoTerminal {
    while true {
      let terminal = try PseudoTerminal(
        [try Nonmun.binary, "doctor", "--archive", archive.path], size: TerminalSize(80, 24),
        environment: try Sandbox().environment(term: "xterm-256color"))
      while terminal.process.poll() == nil {
        if try terminal.modes != terminal.modesBefore { return terminal }
        usleep(1_000)
      }
      // A machine so busy that it was over before anybody looked.
    }
  }

  @Test(
    "Ended while the terminal owes its answers, it leaves the modes as they were",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func ended(signal: Int32) throws {
    var terminal = try asking()
    while true {
      terminal.process.send(signal: signal)
      for _ in 0..<6000 where terminal.process.poll() == nil { usleep(5_000) }
      // It waits for answers a moment only, and may have been done before the signal came.
      guard let ending = terminal.process.poll(), case .exited = ending else { break }
      terminal = try asking()
    }
    #expect(terminal.process.poll() == .signalled(signal))
    #expect(try terminal.modes == terminal.modesBefore)
  }

  @Test("A terminal that knows no control sequences is sent none", arguments: ["dumb", ""])
  func dumb(term: String) throws {
    let session = try TerminalSession(
      [try Nonmun.binary, "doctor", "--archive", archive.path, "--lang", "en"], term: term)
    try session.waitForEnd()
    #expect(session.screen.contains("width"))
    #expect(!session.output.contains(0x1b))
  }

  @Test("It says which configuration there is and what is wrong in it, and who names the archive")
  func configuration() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/nonmun", withIntermediateDirectories: true)
    let doctor = ["doctor", "--json", "--lang", "en"]
    var environment = ["XDG_CONFIG_HOME": folder.path]
    let path = folder.path + "/nonmun/config.toml"
    var found = try findings(try Nonmun.run(doctor, environment: environment))
    #expect(found["configuration"]?.measured == path + " (none yet)")
    #expect(found["archive"]?.measured.hasPrefix("the sample (no archive is set): ") == true)
    try folder.write(
      Array("archive = \"\(archive.path)\"\nmouse = 3\n".utf8), to: "nonmun/config.toml")
    found = try findings(try Nonmun.run(doctor, environment: environment))
    #expect(found["configuration"]?.level == "warn")
    #expect(
      found["configuration"]?.measured
        == path + ": 1 mistake: config.toml:2: “mouse” is 3, but should be true or false")
    #expect(found["configuration"]?.mend == "nonmun config --edit")
    #expect(found["archive"]?.measured.hasPrefix(archive.path + " (config.toml): 8 files") == true)
    environment["NONMUN_ARCHIVE"] = archive.path
    found = try findings(try Nonmun.run(doctor, environment: environment))
    #expect(found["archive"]?.measured.hasPrefix(archive.path + " ($NONMUN_ARCHIVE): ") == true)
  }

  @Test("It speaks Korean")
  func korean() throws {
    let run = try Nonmun.run(["doctor", "--archive", archive.path, "--lang", "ko"])
    #expect(run.text.contains("파일 8개, 논문 39편"))
  }

  @Test("What fails is said with how to mend it, and the exit code tells")
  func failing() throws {
    let run = try Nonmun.run(["doctor", "--archive", "/no/such/folder", "--lang", "en"])
    #expect(run.ending == .exited(1))
    #expect(run.lines.contains { $0.hasPrefix("fail archive") && $0.contains(" → ") })
  }

  @Test("A locale that is not there is said to be none")
  func locale() throws {
    let run = try Nonmun.run(
      ["doctor", "--json", "--archive", archive.path, "--lang", "en"],
      environment: ["LANG": "xx_XX.UTF-8"])
    let finding = try #require(try findings(run)["locale"])
    #expect(finding.level == "warn")
    #expect(finding.measured == "xx_XX.UTF-8, used: C.UTF-8")
    #expect(finding.mend?.contains("locale-gen xx_XX.UTF-8") == true)
  }

  @Test("A broken store fails")
  func store() throws {
    let sandbox = try Sandbox()
    let path = try sandbox.home.write(
      Array("this is no database, by far".utf8), to: "broken.sqlite")
    let run = try Nonmun.run(
      ["doctor", "--archive", archive.path, "--store", path, "--lang", "en"])
    #expect(run.ending == .exited(1))
    #expect(run.lines.contains { $0.hasPrefix("fail store") })
  }
}
