import Configuration
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

  @Test("are listed with how many papers have them, the most used first; choosing one finds those")
  func listed() {
    var reader = Driver()
    reader.press("E")
    #expect(reader.message == "There are no tags" && reader.state.isBrowsing)
    reader.send(
      .decisions([
        "2503.00201": Decision(tags: ["todo", "확산"]), "2503.00202": Decision(tags: ["todo"]),
        "2503.00206": Decision(tags: ["a tag"]), "x": Decision(tags: ["todo"]),
      ]))
    reader.press("E")
    #expect(reader.statusLine.hasPrefix("Tags"))
    let rows = reader.screen.suffix(4).dropLast().map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(rows == ["1 #todo 3", "2 #a tag 1", "3 #확산 1"])
    reader.press("1")
    #expect(reader.listed == ["Tidepool", "한국어"])
    reader.press(.escape, "E", "2")
    #expect(reader.listed == ["Nightjar"])
    reader.press(.escape)
    #expect(reader.listed.count == 6)
  }

  // MARK: In the list

  /// Three papers with a note, tags, and both.
  private func marked(
    _ columns: Int, _ rows: Int, language: Language = .en, settings: Settings? = nil
  ) -> Driver {
    var reader = Driver.deciding(
      columns, rows, language: language, settings: settings, layout: .auto)
    reader.send(
      .decisions([
        "2503.00201": Decision(standing: .kept, tags: ["todo", "긴 문맥"], note: "다시 읽기"),
        "2503.00202": Decision(standing: .skipped, note: "토크나이저"),
        "2503.00203": Decision(tags: ["확산"]),
      ]))
    return reader
  }

  @Test("and a sign for a note stand in the list, and no title is narrower for it")
  func signs() {
    var reader = Driver.deciding(80, 24, layout: .list)
    let before = reader.state.listColumns(reader.state.layout.papers)
    reader.send(
      .decisions([
        "2503.00201": Decision(standing: .kept, tags: ["todo"], note: "다시 읽기"),
        "2503.00202": Decision(standing: .skipped, note: "토크나이저"),
        "2503.00203": Decision(tags: ["확산"]),
      ]))
    #expect(reader.state.listColumns(reader.state.layout.papers) == before)
    #expect(reader.screen[1].hasPrefix("★✎41 Tidepool"))
    #expect(reader.screen.contains { $0.hasPrefix("×✎97 한국어") })
    #expect(reader.screen.contains { $0.hasPrefix("• 41 Aurora Sampling for Diffusion #확산") })
    #expect(reader.screen.prefix(4).contains { $0.contains("#todo") })
  }

  @Test("come and go in the list with what is decided")
  func changed() {
    var reader = Driver.deciding(80, 24, layout: .list)
    reader.press("jjt")
    reader.type("확산")
    reader.press(.enter)
    #expect(reader.screen.contains { $0.hasPrefix("• 41 Aurora Sampling for Diffusion #확산") })
    reader.press("u")
    #expect(!reader.screen.dropLast().contains { $0.contains("#확산") })
    reader.send(.noteEdited(papers: ["2503.00203"], text: "새 메모"))
    #expect(reader.screen.contains { $0.hasPrefix("•✎41 Aurora") })
    reader.press("u")
    #expect(reader.screen.contains { $0.hasPrefix("• 41 Aurora") })
  }

  @Test("are plain where only ASCII is to be drawn")
  func ascii() {
    var settings = Settings()
    settings.isASCII = true
    let reader = marked(120, 40, settings: settings)
    #expect(reader.screen.contains { $0.contains("+\"") })
    #expect(!reader.screen.joined().contains("✎"))
  }
}
