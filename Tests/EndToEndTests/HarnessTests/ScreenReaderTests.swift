import Testing

/// That the emulator shows what a program writes, and sends what a terminal sends.
@Suite("Harness: the screen", .waiting)
struct ScreenReaderTests {
  /// The screen after `text`.
  private func screen(_ text: String, size: TerminalSize = TerminalSize(20, 4)) throws -> Screen {
    let reader = try ScreenReader(size: size)
    _ = reader.feed(Array(text.utf8))
    return reader.screen
  }

  @Test("Wide and combined characters stand in their cells")
  func cells() throws {
    let screen = try screen("확산 e\u{301}|\r\n  \u{1112}")
    #expect(screen.cells[0].prefix(7).map(\.text) == ["확", "", "산", "", " ", "e\u{301}", "|"])
    #expect(screen.text == ["확산 e\u{301}|", "  \u{1112}", "", ""])
    #expect(screen.positions(of: "산 e\u{301}") == [.init(row: 0, column: 2)])
  }

  @Test("Styles and colours are told apart")
  func styles() throws {
    let screen = try screen(
      "\u{1b}[1;4;31ma\u{1b}[0;7mb\u{1b}[0;38;5;200;48;2;1;2;3mc\u{1b}[0;3;9md\u{1b}[me")
    let styles = screen.cells[0].prefix(5).map(\.style)
    #expect(styles[0] == .init(foreground: .palette(1), bold: true, underline: true))
    #expect(styles[1] == .init(reverse: true))
    #expect(styles[2] == .init(foreground: .palette(200), background: .rgb(1, 2, 3)))
    #expect(styles[3] == .init(italic: true, strike: true))
    #expect(styles[4] == .init())
  }

  @Test("Blanks drawn and blanks erased are equal, and a coloured blank is not")
  func blanks() throws {
    #expect(try screen("\u{1b}[31;1m   \u{1b}[m\u{1b}[H").cells == screen("").cells)
    #expect(try screen("\u{1b}[41m \u{1b}[m").cells != screen("").cells)
  }

  @Test("The terminal's state is followed")
  func state() throws {
    let reader = try ScreenReader(size: TerminalSize(20, 4))
    _ = reader.feed(
      Array("plain\u{1b}[?1049h\u{1b}[?25l\u{1b}[?1000h\u{1b}]2;제목\u{7}\u{1b}[3;5H".utf8))
    let during = reader.screen
    #expect(during.isAlternate && !during.cursorIsVisible && during.isBlank)
    #expect(during.mouse == .clicks)
    #expect(during.title == "제목")
    #expect(during.cursor == .init(row: 2, column: 4))
    _ = reader.feed(Array("\u{1b}[?1000l\u{1b}[?25h\u{1b}[?1049l".utf8))
    let after = reader.screen
    #expect(!after.isAlternate && after.cursorIsVisible && after.mouse == .off)
    #expect(after.text[0] == "plain")
  }

  @Test("Questions are answered, many as well as one")
  func answers() throws {
    let reader = try ScreenReader(size: TerminalSize(20, 4))
    #expect(reader.feed(Array("ab\u{1b}[6n".utf8)) == Array("\u{1b}[1;3R".utf8))
    let many = String(repeating: "\u{1b}[6n", count: 3000)
    #expect(reader.feed(Array(many.utf8)).count == 3000 * 6)
  }

  @Test("Output may come in pieces of any size", arguments: [1, 2, 3, 5])
  func pieces(length: Int) throws {
    let bytes = Array("é확산모델😀|\u{1b}[1;38;2;1;2;3m굵게\u{1b}[m\r\n끝\u{1b}]2;제목\u{7}".utf8)
    let whole = try ScreenReader(size: TerminalSize(30, 3))
    _ = whole.feed(bytes)
    let pieces = try ScreenReader(size: TerminalSize(30, 3))
    for start in stride(from: 0, to: bytes.count, by: length) {
      _ = pieces.feed(Array(bytes[start..<min(start + length, bytes.count)]))
    }
    #expect(whole.screen == pieces.screen)
    #expect(whole.screen.text[0] == "é확산모델😀|굵게")
    #expect(whole.screen.title == "제목")
  }

  @Test("Keys are sent in the mode that the program has set")
  func keys() throws {
    let reader = try ScreenReader(size: TerminalSize(20, 4))
    #expect(reader.bytes(for: .up) == Array("\u{1b}[A".utf8))
    _ = reader.feed(Array("\u{1b}[?1h\u{1b}=".utf8))
    #expect(reader.bytes(for: .up) == Array("\u{1b}OA".utf8))
    #expect(reader.bytes(for: .backTab) == Array("\u{1b}[Z".utf8))
    #expect(reader.bytes(for: .control("d")) == [4])
    #expect(reader.bytes(for: .enter) == [13])
    #expect(reader.bytes(for: .function(1)) == Array("\u{1b}OP".utf8))

    #expect(reader.bytes(for: .paste("xx")) == Array("xx".utf8))
    _ = reader.feed(Array("\u{1b}[?2004h".utf8))
    #expect(reader.bytes(for: .paste("xx")) == Array("\u{1b}[200~xx\u{1b}[201~".utf8))

    #expect(reader.bytes(for: .click(.init(row: 1, column: 2))).isEmpty)
    _ = reader.feed(Array("\u{1b}[?1000h\u{1b}[?1006h".utf8))
    #expect(
      reader.bytes(for: .click(.init(row: 1, column: 2)))
        == Array("\u{1b}[<0;3;2M\u{1b}[<0;3;2m".utf8))
    #expect(
      reader.bytes(for: .wheelDown(.init(row: 0, column: 0))) == Array("\u{1b}[<65;1;1M".utf8))
  }

  @Test("A list is found by its column, whatever stands beside it")
  func lists() throws {
    let screen = try screen(
      "  beta | alpha\r\n  alpha|  x 12\r\n  gamma\r\n 3-120")
    #expect(screen.list(of: ["alpha", "beta", "gamma", "delta"]) == ["beta", "alpha", "gamma"])
    #expect(screen.containsNumber(12) && screen.containsNumber(120) && screen.containsNumber(3))
    #expect(!screen.containsNumber(2))
  }
}
