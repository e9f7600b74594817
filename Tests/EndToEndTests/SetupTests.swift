import Foundation
import Testing

/// What happens where no archive is set.
@Suite("The first start", .waiting)
struct SetupTests {
  private let sandbox: Sandbox
  private let archive: ArchiveFixture

  init() throws {
    sandbox = try Sandbox(
      configuration: "# mine\nmouse = true  # at home\n\n[panes]\ndates = \"hidden\"")
    archive = try ArchiveFixture()
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.home.path + "/papers", withDestinationPath: archive.path)
  }

  private var configuration: String {
    get throws {
      try String(contentsOfFile: sandbox.home.path + "/config/nonmun/config.toml", encoding: .utf8)
    }
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: sandbox.home.path + "/" + name)
  }

  /// The program in the home, since it also looks into the folder that it is started in.
  private func command(_ arguments: [String], in sandbox: Sandbox) throws -> [String] {
    ["/bin/sh", "-c", "cd \"$HOME\" && exec \"$0\" \"$@\"", try Nonmun.binary] + arguments
  }

  private func open(_ arguments: String...) throws -> TerminalSession {
    try TerminalSession(try command(arguments, in: sandbox), sandbox: sandbox)
  }

  private func run(_ arguments: String..., in other: Sandbox? = nil) throws -> (
    ending: ChildProcess.Ending, output: String, errors: [String]
  ) {
    let sandbox = other ?? sandbox
    let run = try CommandRun(
      try command(arguments, in: sandbox), environment: sandbox.environment(term: nil))
    return (run.ending, String(decoding: run.output, as: UTF8.self), run.errorLines)
  }

  @Test("The sample says so, one key finds the archive, and it is read from then on")
  func wholeWay() throws {
    let session = try open()
    try session.waitFor("this is the sample; decisions on it are not kept (| finds your papers)")
    try session.press("m")
    try session.waitFor("kept")
    try session.press("j")
    try session.waitFor("sample, not kept")
    // Nothing of it is in the store, nor anywhere else.
    #expect(!exists("data/nonmun") && !exists("state/nonmun/places.toml"))
    try session.press("|")
    try session.waitFor("1  ~/papers")
    try session.waitUntil("what is in it") { screen in
      screen.text.contains { $0.contains(#/\d+ papers · \d+ days · newest 20\d\d-/#) }
    }
    try session.press(.enter)
    try session.waitFor("reading ~/papers, from now on")
    try session.waitFor(archive.newest[0].word)
    try session.press("m")
    try session.waitFor("kept")
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))

    #expect(
      try configuration
        == "read-after = 0\n# mine\nmouse = true  # at home\n\narchive = \"~/papers\"\n\n[panes]\ndates = \"hidden\"\n"
    )
    let kept = try run("list", "--state", "kept", "--format", "ids")
    #expect(kept.output.split(separator: "\n").count == 1)

    let again = try open()
    try again.waitFor(archive.newest[0].word)
    #expect(!again.screen.contains("sample"))
    try again.press("q")
    #expect(try again.waitForEnd() == .exited(0))
  }

  @Test("Who keeps the sample is not asked again, and nothing is kept")
  func sample() throws {
    let session = try open()
    try session.waitFor("| finds your papers")
    try session.press("|")
    try session.waitFor("1  ~/papers")
    try session.press("3")
    try session.waitFor("the sample stays")
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    let again = try open()
    try again.waitFor("sample, not kept")
    #expect(!again.screen.contains("your papers"))
    try again.press("q")
    #expect(try again.waitForEnd() == .exited(0))
    #expect(!exists("data/nonmun"))
    #expect(try !configuration.contains("archive"))
  }

  @Test("A path is typed with Tab, and read")
  func path() throws {
    let session = try open()
    try session.waitFor("| finds your papers")
    try session.press("|")
    try session.waitFor("1  ~/papers")
    try session.press("2")
    try session.waitFor("path: ~/")
    try session.press("p", "a", .tab)
    try session.waitFor("path: ~/papers/")
    try session.press(.enter)
    try session.waitFor("reading ~/papers, from now on")
    try session.waitFor(archive.newest[0].word)
    #expect(try configuration.contains("archive = \"~/papers\"\n"))
  }

  @Test("What is decided on the sample is kept where a store is asked for")
  func store() throws {
    let session = try open("--store", sandbox.home.path + "/own.sqlite")
    try session.waitFor("this is the sample")
    try session.press("m")
    try session.waitFor("kept")
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(exists("own.sqlite"))
  }

  @Test("nonmun setup PATH sets it, and says why where it cannot")
  func command() throws {
    let set = try run("setup", "~/papers")
    #expect(set.ending == .exited(0))
    #expect(set.output.contains("archive: ~/papers ("))
    #expect(try configuration.contains("mouse = true  # at home\n\narchive = \"~/papers\"\n"))
    #expect(try run("list", "--format", "ids").output.contains(archive.newest[0].id))

    let missing = try run("setup", sandbox.home.path + "/nowhere")
    #expect(missing.ending == .exited(66))
    #expect(missing.errors.last?.contains("No such file or directory") == true)
    try sandbox.home.write(Array("nothing\n".utf8), to: "diary/today.md")
    #expect(try run("setup", "~/diary").ending == .exited(65))
    #expect(try run("setup", "~/config").ending == .exited(66))
    #expect(try run("setup", "~/papers", "--sample").ending == .exited(64))
    try sandbox.home.write(
      Array("archive.x = 1\narchive.y = 2\n".utf8), to: "config/nonmun/config.toml")
    let broken = try run("setup", "~/papers")
    #expect(broken.ending == .exited(78))
    #expect(broken.errors.last?.contains("write by hand: archive = \"~/papers\"") == true)
  }

  @Test("nonmun setup lists what it finds, and asks on a terminal")
  func asking() throws {
    let list = try run("setup")
    #expect(list.ending == .exited(0))
    #expect(list.output.hasPrefix("1  ~/papers\n   "))
    #expect(list.output.hasSuffix("nonmun setup PATH sets one\n"))
    #expect(try !configuration.contains("archive"))
    let korean = try run("setup", "--lang", "ko")
    #expect(korean.output.contains("편 · "))

    let session = try open("setup")
    try session.waitFor("Which one? [1, Enter for none]")
    try session.press("9", .enter)
    try session.waitUntil("the question again") { screen in
      screen.text.count { $0.contains("Which one?") } == 2
    }
    try session.press("1", .enter)
    try session.waitFor("archive: ~/papers (")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(try configuration.contains("archive = \"~/papers\"\n"))
  }

  @Test("nonmun setup says how to get an archive where there is none")
  func none() throws {
    let empty = try Sandbox()
    let found = try run("setup", in: empty)
    #expect(found.ending == .exited(66))
    #expect(found.output.contains("git clone https://github.com/l-yohai/daily_papers_ko"))
    #expect(try run("setup", "--sample", in: empty).ending == .exited(0))
    #expect(
      FileManager.default.fileExists(atPath: empty.home.path + "/state/nonmun/sample-kept"))
  }
}
