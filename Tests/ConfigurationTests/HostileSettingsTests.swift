import TestSupport
import Testing

@testable import Configuration

@Suite("A configuration that is nearly right")
struct HostileSettingsTests {
  private static let source = """
    # 설정
    archive = ["/papers", "~/digests"]
    theme = "dusk"
    language = "ko"
    reading-width = 72
    mouse = true
    sort = "vote"
    reverse = true
    read-after = 2
    title-lines = 3
    [panes]
    dates-width = 24
    list-share = 40
    [[command]]
    key = "!"
    run = "echo %i"
    terminal = true
    [queries]
    good = "vote:>50"

    """

  @Test(
    "whose table has a name that begins with no letter costs that table, not the program",
    arguments: ["[패널]", "[`panes]", "[.panes]", "[[키]]", "[ é ]", "[[ #]]", "[", "[[\r"])
  func nameless(heading: String) {
    let source = "mouse = true\n\(heading)\ndates-width = 24\n"
    let (settings, problems) = Settings.parse(
      source, file: "config.toml", home: "/home/reader", reserved: .none)
    #expect(settings.mouse)
    #expect(problems.first?.description.hasPrefix("config.toml:2:") == true, "\(problems)")
  }

  @Test("whose values go over lines that look so is as it was")
  func arrays() {
    let source = "archive = [\n  '/a',\n]\n[queries]\na = \"\"\"\n[가\n\"\"\"\n"
    let (settings, problems) = Settings.parse(
      source, file: "config.toml", home: "/home/reader", reserved: .none)
    #expect(settings.archive == ["/a"])
    #expect(!problems.contains { $0.description.contains("table") }, "\(problems)")
  }

  @Test(
    "is read as far as it goes, and each mistake is one line", arguments: 0..<40 as Range<UInt64>)
  func mutated(group: UInt64) {
    let mutation = Mutation(words: [
      "archive", "[panes]", "[[command]]", "key", "run", "\"\"\"", "#", "[queries]",
    ])
    for number in 0..<25 {
      let seed = group * 25 + UInt64(number)
      var random = SeededGenerator(seed: seed)
      let bytes = mutation.changed(Array(Self.source.utf8), &random)
      let source = String(decoding: bytes, as: UTF8.self)
      let (settings, problems) = Settings.parse(
        source, file: "config.toml", home: "/home/reader", reserved: .none)
      for problem in problems {
        let text = problem.description
        #expect(
          !text.isEmpty && !text.contains("\n") && !text.contains("\u{1B}"), "seed \(seed): \(text)"
        )
      }
      #expect(settings.readingWidth > 0 && settings.titleLines > 0, "seed \(seed)")
      // What is said once is said again.
      let again = Settings.parse(source, file: "config.toml", home: "/home/reader", reserved: .none)
      #expect(again.settings == settings && again.problems.count == problems.count, "seed \(seed)")
    }
  }
}
