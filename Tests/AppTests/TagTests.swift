import Decisions
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("Tags")
struct TagTests {
  private func tags(_ reader: Driver, _ id: String) -> [String] {
    reader.decisions[id]?.tags ?? []
  }

  @Test("are words apart by spaces or commas, # or not, in NFC, none twice")
  func words() {
    #expect(
      TagPrompt.tags(in: "  #읽을것, agents  agents,#,\u{1112}\u{1161}\u{11AB} ") == [
        "읽을것", "agents", "한",
      ])
  }

  @Test("are typed, shown, changed and taken away")
  func typed() {
    var reader = Driver.deciding()
    reader.press("t")
    reader.type("agents 읽을것")
    #expect(reader.statusLine.hasPrefix("tags: agents 읽을것"))
    reader.press(.enter)
    #expect(tags(reader, "2503.00201") == ["agents", "읽을것"])
    #expect(reader.message == "+#agents +#읽을것")
    #expect(reader.row == 0)
    #expect(reader.screen.contains { $0.contains("#agents · #읽을것") })
    reader.press("t", .control("u"))
    reader.type("읽을것")
    reader.press(.enter)
    #expect(tags(reader, "2503.00201") == ["읽을것"])
    reader.press("u")
    #expect(tags(reader, "2503.00201") == ["agents", "읽을것"])
    #expect(reader.message?.hasPrefix("undone: -#agents “Tidepool") == true)
  }

  @Test("stay as they were on Esc, and on Enter where nothing changed")
  func cancelled() {
    var reader = Driver.deciding()
    reader.press("t")
    reader.type("lost")
    reader.press(.escape)
    reader.press("t", .enter)
    #expect(reader.decisions == [:])
    #expect(reader.state.isBrowsing)
  }

  @Test("go to a range: what is common to all is there to change, the rest stays")
  func range() {
    var reader = Driver.deciding()
    reader.press("t")
    reader.type("a b")
    reader.press(.enter, "j", "t")
    reader.type("b c")
    reader.press(.enter)
    reader.press("gv2jt")
    #expect(reader.statusLine.hasPrefix("tags:   "))
    reader.type("d")
    reader.press(.enter)
    #expect(tags(reader, "2503.00201") == ["a", "b", "d"])
    #expect(tags(reader, "2503.00202") == ["b", "c", "d"])
    #expect(tags(reader, "2503.00203") == ["d"])
    reader.press("gvjt")
    #expect(reader.statusLine.hasPrefix("tags: b d "))
    reader.press(.control("u"), .enter)
    #expect(tags(reader, "2503.00201") == ["a"])
    #expect(tags(reader, "2503.00203") == ["d"])
  }

  @Test(
    "are completed from those in use, the most used first, whatever the case, again for the next")
  func completion() {
    var reader = Driver.deciding()
    reader.send(
      .decisions([
        "x": Decision(tags: ["Diffusion", "dataset"]), "y": Decision(tags: ["dataset"]),
        "2503.00201": Decision(tags: ["확산"]),
      ]))
    reader.press("t")
    reader.type("d")
    #expect(reader.statusLine.contains("Tab: dataset Diffusion"))
    reader.press(.tab)
    #expect(reader.statusLine.hasPrefix("tags: 확산 dataset"))
    reader.press(.tab)
    #expect(reader.statusLine.hasPrefix("tags: 확산 Diffusion"))
    reader.type(" dataset d")
    #expect(!reader.statusLine.contains("Tab: d"))
    reader.press(.tab, .enter)
    #expect(
      tags(reader, "2503.00201") == ["Diffusion", "d", "dataset", "확산"]
        || tags(reader, "2503.00201") == ["Diffusion", "d", "dataset"])
  }
}
