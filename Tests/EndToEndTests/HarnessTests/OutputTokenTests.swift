import Testing

/// That output is taken apart as a terminal takes it.
@Suite("Harness: output taken apart")
struct OutputTokenTests {
  @Test("Every kind of sequence")
  func kinds() {
    let output =
      "가a\r\n\u{1b}[1;31m\u{1b}(B\u{1b}=\u{1b}]0;t\u{7}\u{1b}]8;;u\u{1b}\\\u{1b}Pq\u{1b}\\\u{1b}[?25l\u{7f}"
    #expect(
      OutputToken.split(Array(output.utf8)) == [
        .text("가a"), .control(13), .control(10), .csi("1;31m"), .escape("(B"), .escape("="),
        .osc("0;t"), .osc("8;;u"), .string("P", "q"), .csi("?25l"), .control(0x7f),
      ])
  }

  @Test("What is broken is said to be")
  func broken() {
    #expect(OutputToken.split([0x61, 0xff]) == [.broken([0x61, 0xff])])
    #expect(OutputToken.split([0x1b]) == [.broken([0x1b])])
    #expect(OutputToken.split([0x1b, 0x5b, 0x31]) == [.broken([0x1b, 0x5b, 0x31])])
    #expect(
      OutputToken.split([0x1b, 0x5b, 0x31, 0x0a]) == [.broken([0x1b, 0x5b, 0x31]), .control(10)])
  }

  @Test("What more bytes may make whole is told from what stays broken")
  func unfinished() {
    for (text, whole) in [
      ("ab", 2), ("a\u{1b}", 1), ("a\u{1b}[1;", 1), ("a\u{1b}[1m", 5), ("\u{1b}]2;t", 0),
      ("\u{1b}]2;t\u{1b}", 0), ("\u{1b}]2;t\u{1b}\\", 7), ("\u{1b}(", 0),
    ] {
      #expect(OutputToken.startOfUnfinished(in: Array(text.utf8)) == whole, "\(text)")
    }
    #expect(OutputToken.startOfUnfinished(in: [0x61, 0xed, 0x99]) == 1)
    #expect(OutputToken.startOfUnfinished(in: [0x61, 0xff, 0x62]) == 3)
    #expect(OutputToken.startOfUnfinished(in: [0x61, 0x99, 0x99]) == 3)
  }

  @Test("The Linux console's palette commands have no end, and need none")
  func linux() throws {
    let output = Array("a\u{1b}]Rb\u{1b}]P1ff0000c\u{1b}]2;t\u{7}".utf8)
    let tokens = OutputToken.split(output)
    #expect(
      tokens == [
        .text("a"), .osc("R"), .text("b"), .osc("P1ff0000"), .text("c"), .osc("2;t"),
      ])
    #expect(tokens.map(\.definesPalette) == [false, false, false, true, false, false])
    #expect(OutputToken.startOfUnfinished(in: Array("a\u{1b}]P1f".utf8)) == 1)
    let reader = try ScreenReader(size: TerminalSize(10, 2))
    _ = reader.feed(output)
    #expect(reader.screen.text[0] == "abc" && reader.screen.title == "t")
  }

  @Test("Colours are told from other styles")
  func colors() {
    for sequence in ["31m", "0;1;97m", "38;5;3m", "48:2::1:2:3m", "1;44m"] {
      #expect(OutputToken.csi(sequence).setsColor, "\(sequence)")
    }
    for sequence in ["m", "1m", "0;7m", "39;49m", "31H", "?1049h", ">4;1m"] {
      #expect(!OutputToken.csi(sequence).setsColor, "\(sequence)")
    }
    #expect(OutputToken.osc("4;1;rgb:00/00/00").definesPalette)
    #expect(!OutputToken.osc("0;4;").definesPalette)
    #expect(!OutputToken.osc("104").definesPalette)
  }
}
