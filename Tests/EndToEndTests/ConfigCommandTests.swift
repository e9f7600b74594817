import Foundation
import Testing

/// `nonmun config` and `nonmun config --edit`.
@Suite("config", .waiting)
struct ConfigCommandTests {
  private let folder: TemporaryFolder
  private var environment: [String: String]
  private var path: String { folder.path + "/nonmun/config.toml" }

  init() throws {
    folder = try TemporaryFolder()
    environment = ["XDG_CONFIG_HOME": folder.path, "LANG": "C.UTF-8"]
  }

  private func write(_ configuration: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/nonmun", withIntermediateDirectories: true)
    try folder.write(Array(configuration.utf8), to: "nonmun/config.toml")
  }

  /// The lines printed, with one space where there are more.
  private func lines(_ run: CommandRun) -> [String] {
    run.lines.map { $0.split(separator: " ").joined(separator: " ") }
  }

  private static let configuration = """
    archive = ["/srv/papers", "/srv/more"]
    theme = "dusk"
    mouse = 3
    [panes]
    dates = "hidden"
    [queries]
    "확산 모델" = 'title:"diffusion model" OR 확산'
    [keys]
    keep = ["ñ", "g k"]
    trends.votes = "V"
    first = "Home"
    [[command]]
    key = "g p"
    name = "mine"
    run = ["sh", "-c", "echo \\"$1\\"", "sh", "{id}"]
    input = "json"
    """

  @Test("prints every key with its value and where that comes from, and what is wrong")
  func sources() throws {
    try write(Self.configuration)
    let run = try Nonmun.run(["config"], environment: environment)
    #expect(run.ending == .exited(0))
    #expect(run.errorLines == ["nonmun: config.toml:3: “mouse” is 3, but should be true or false"])
    let lines = lines(run)
    for line in [
      "# " + path, "archive = [\"/srv/papers\", \"/srv/more\"] # config.toml:1",
      "theme = \"dusk\" # config.toml:2", "language = \"en\" # $LANG", "mouse = false # usual",
      "read-after = 1500 # usual", "hyperlinks = \"auto\" # usual", "[panes]",
      "dates = \"hidden\" # config.toml:5", "# list-share: by the screen's size # usual",
      "\"확산 모델\" = \"title:\\\"diffusion model\\\" OR 확산\" # config.toml:7",
      "keep = [\"ñ\", \"g k\"] # config.toml:9", "\"trends.votes\" = [\"V\"] # config.toml:10",
      "run = [\"sh\", \"-c\", \"echo \\\"$1\\\"\", \"sh\", \"{id}\"]",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }

  @Test("is a configuration that says the same")
  func roundTrip() throws {
    try write(Self.configuration.replacingOccurrences(of: "mouse = 3\n", with: ""))
    let first = try Nonmun.run(["config"], environment: environment)
    try folder.write(first.output, to: "nonmun/config.toml")
    let second = try Nonmun.run(["config"], environment: environment)
    #expect(second.errors.isEmpty)
    let values = { (run: CommandRun) in
      lines(run).map { $0.components(separatedBy: " # ")[0] }
    }
    #expect(values(second) == values(first))
    let keys = try Nonmun.run(["keys"], environment: environment)
    #expect(lines(keys).contains { $0.hasPrefix("g p mine") })
  }

  @Test("knows arguments and the environment")
  func others() throws {
    var environment = environment
    environment["NONMUN_ARCHIVE"] = "/srv/else"
    let run = try Nonmun.run(["config", "--lang", "ko"], environment: environment)
    #expect(lines(run).contains("archive = [\"/srv/else\"] # $NONMUN_ARCHIVE"))
    #expect(lines(run).contains("language = \"ko\" # --lang"))
    #expect(lines(run).contains("theme = \"default\" # 기본값"))
    let json = try Nonmun.run(
      ["config", "--format", "json", "--archive", "/a"], environment: environment)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output)) as? [[String: Any]])
    let archive = try #require(rows.first { $0["key"] as? String == "archive" })
    #expect(archive["value"] as? [String] == ["/a"])
    #expect(archive["source"] as? String == "argument" && archive["name"] as? String == "--archive")
    #expect(rows.first { $0["key"] as? String == "mouse" }?["value"] as? Bool == false)
  }

  // MARK: Editing

  /// An editor that does to the file, `$1`, what a shell is told.
  private func editing(_ script: String) throws -> [String: String] {
    let editor = try folder.write(Array("\(script)\n".utf8), to: "editor")
    // A file that was written a moment ago cannot be run while another test's process still has it
    // open.
    return environment.merging(["EDITOR": "/bin/sh \(editor)"]) { $1 }
  }

  @Test(
    "--edit makes a file with all keys as comments, in the language of the interface",
    arguments: ["en", "ko"])
  func template(language: String) throws {
    let run = try Nonmun.run(
      ["config", "--edit", "--lang", language], environment: try editing(":"))
    #expect(run.ending == .exited(0))
    #expect(
      run.text == (language == "ko" ? "config.toml: 잘못된 곳이 없습니다\n" : "config.toml: no mistakes\n"))
    let made = try String(contentsOfFile: path, encoding: .utf8)
    #expect(made.contains(language == "ko" ? "# 테마 이름" : "# The name of a theme"))
    // Nothing is set by it, and everything can be, by taking away the signs.
    let usual = lines(try Nonmun.run(["config"], environment: environment)).filter {
      !$0.contains(path)
    }
    #expect(usual.allSatisfy { !$0.contains("config.toml:") })
    let all = made.replacing(/(?m)^# (?=(?:[a-z-]+|"[a-z.-]+") = |\[\[)/, with: "")
    try folder.write(Array(all.utf8), to: "nonmun/config.toml")
    let set = try Nonmun.run(["config"], environment: environment)
    #expect(set.errors.isEmpty)
    let values = { (lines: [String]) in Set(lines.map { $0.components(separatedBy: " # ")[0] }) }
    let same = values(usual).subtracting(values(lines(set)))
    #expect(same == ["# archive: the sample", "# list-share: by the screen's size"])
    #expect(values(lines(set)).contains("keep = [\"m\", \"F2\"]"))
  }

  @Test("--edit checks what was written, and says what is wrong")
  func mistakes() throws {
    try write("theme = \"dusk\"\n")
    let run = try Nonmun.run(
      ["config", "--edit"], environment: try editing("echo 'mouse = 3' >> \"$1\""))
    #expect(run.ending == .exited(78))
    #expect(
      run.errorLines == [
        "nonmun: config.toml:2: “mouse” is 3, but should be true or false",
        "nonmun: config.toml: 1 mistake (nonmun config --edit mends them)",
      ])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "theme = \"dusk\"\nmouse = 3\n")
  }

  @Test("--edit says where the file is when there is no editor for it")
  func noEditor() throws {
    var environment = environment
    (environment["EDITOR"], environment["VISUAL"]) = ("no-such-editor", "")
    let run = try Nonmun.run(["config", "--edit"], environment: environment)
    #expect(run.ending == .exited(1))
    #expect(run.errorLines.count == 1 && run.errors.contains("no-such-editor"))
    #expect(run.errors.contains(path))
  }

  @Test("--edit gives the terminal to the editor, and the interrupt is the editor's alone")
  func terminal() throws {
    let session = try TerminalSession(
      [try Nonmun.binary, "config", "--edit", "--lang", "en"], size: TerminalSize(100, 30),
      environment: try editing(
        "trap 'echo interrupted' INT; echo ready; read line; echo \"got $line\""))
    try session.waitFor("ready")
    try session.press(.control("c"))
    try session.waitFor("interrupted")
    // The shell may have begun to read only then.
    try session.press(.enter)
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.screen.contains("config.toml: no mistakes"))
  }
}
