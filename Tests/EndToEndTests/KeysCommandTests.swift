import Foundation
import Testing

/// `nonmun keys`, and a reader with keys of one's own.
@Suite("Keys of one's own, in the program", .waiting)
struct KeysCommandTests {
  /// A folder of settings in which the configuration is this.
  private func folder(_ configuration: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/nonmun", withIntermediateDirectories: true)
    try folder.write(Array(configuration.utf8), to: "nonmun/config.toml")
    return folder
  }

  private func lines(_ run: CommandRun) -> [Substring] {
    String(decoding: run.output, as: UTF8.self).split(separator: "\n")
  }

  private static let configuration = """
    [keys]
    keep = ["ñ", "F10"]
    first = "g g"
    quit = []
    skip = "j"
    [[command]]
    key = "m"
    name = "mine"
    run = ["true"]
    """

  @Test("keys --markdown prints docs/keys.md")
  func markdown() throws {
    let run = try Nonmun.run(["keys", "--markdown"])
    #expect(run.ending == .exited(0))
    let file =
      #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/docs/keys.md"
    #expect(run.output == Array(try Data(contentsOf: URL(fileURLWithPath: file))))
  }

  @Test("keys prints the keys in force, with where they come from, and what is wrong with others")
  func table() throws {
    let folder = try folder(Self.configuration)
    let run = try Nonmun.run(
      ["keys", "--lang", "en"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(run.ending == .exited(0))
    #expect(
      run.errorLines == [
        "nonmun: config.toml:5: the key “j” of “skip” is that of “down” (choose another, or change that too in [keys])"
      ])
    let rows = lines(run).map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    for row in [
      "Triage", "ñ, F10 keep Keep, and on to the next (config.toml:2)",
      "g g first To the top (5g g: to the 5th) (config.toml:3)",
      "– quit Quit (:q, ZZ) (config.toml:4)", "x, F3 skip Skip, and on to the next",
      "m mine mine (config.toml)", "v trends.votes In trends: votes instead of papers",
    ] {
      #expect(rows.contains(row), "\(row)")
    }
    let korean = try Nonmun.run(
      ["keys", "--lang", "ko"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(lines(korean).first == "움직이기")
  }

  @Test("keys --format json is for programs")
  func json() throws {
    let folder = try folder(Self.configuration)
    let run = try Nonmun.run(
      ["keys", "--format", "json"],
      environment: ["XDG_CONFIG_HOME": folder.path, "LANG": "C.UTF-8"])
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output)) as? [[String: Any]])
    let keep = try #require(rows.first { $0["command"] as? String == "keep" })
    #expect(keep["keys"] as? [String] == ["ñ", "F10"])
    #expect(keep["line"] as? Int == 2)
    #expect(rows.first { $0["command"] as? String == "quit" }?["keys"] as? [String] == [])
  }

  @Test("a reader does what they say, from the first key")
  func reader() throws {
    let archive = try ArchiveFixture()
    let folder = try folder("[keys]\nleave = \"g q\"\nfirst = \"Home\"\nhelp = \"ñ\"\n")
    let session = try TerminalSession(
      [try Nonmun.binary, archive.path, "--lang", "en"], size: TerminalSize(100, 30),
      environment: ["XDG_CONFIG_HOME": folder.path])
    try session.waitFor("ñ help")
    try session.press("ñ")
    try session.waitFor("g q Esc close")
    try session.press(.escape)
    try session.waitFor("g q quit")
    try session.press("g")
    try session.waitFor("g …  q leave")
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }
}
