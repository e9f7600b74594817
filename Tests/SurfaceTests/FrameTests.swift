import TestSupport
import Testing
import TextLayout

@testable import Surface

@Suite("The frame")
struct FrameTests {
  private static let reverse = Style(attributes: .reverse)

  /// A frame of one row, after texts were written at columns.
  private func row(_ columns: Int, _ texts: [(String, Int)]) -> Frame {
    _ = TextLocale.adopt()
    var frame = Frame(size: Size(columns: columns, rows: 1))
    for (text, x) in texts { frame.write(text, x: x, y: 0, end: columns, style: Style()) }
    return frame
  }

  @Test(
    "never leaves half of a wide character",
    arguments: [
      ([("가나다", 0), ("x", 0)], "x 나다"), ([("가나다", 0), ("x", 1)], " x나다"),
      ([("가나다", 0), ("x", 2)], "가x 다"), ([("가나다", 0), ("x", 3)], "가 x다"),
      ([("가나다", 0), ("라", 1)], " 라 다"), ([("가나다", 0), ("라", 3)], "가 라"),
      ([("가나다", 0), ("ab", 1)], " ab 다"), ([("가나다", -1), ("/", 0)], "/나다"),
      ([("가나다", -2), ("/", 0)], "/ 다"), ([("가나다", 4)], "    가"), ([("가", 5)], ""),
      ([("a가", 5)], "     a"), ([("가", 9)], ""), ([("가", -9)], ""), ([("a가", -1)], "가"),
    ] as [([(String, Int)], String)])
  func halves(texts: [(String, Int)], shown: String) {
    let frame = row(6, texts)
    #expect(frame.text == [shown])
    #expect(frame.faultOfCells == nil)
  }

  @Test(
    "hangs marks on the character before them, four at most, and drops what has none",
    arguments: [
      ("e\u{301}x", "é"), ("가\u{301}x", "가\u{301}"), ("\u{301}x", "x"),
      ("q\u{323}\u{302}x", "q\u{323}\u{302}"),
      ("q\u{323}\u{302}\u{33B}\u{346}\u{347}\u{348}x", "q\u{323}\u{33B}\u{347}\u{348}"),
    ])
  func marks(text: String, first: String) {
    let frame = row(6, [(text, 0)])
    let shown = frame.text[0].first.map(String.init) ?? ""
    #expect(shown.unicodeScalars.elementsEqual(first.unicodeScalars))
    #expect(frame.faultOfCells == nil)
  }

  @Test("forgets the marks of what is written over")
  func marksGone() {
    #expect(row(6, [("q\u{323}", 0), ("a", 0)]).text == ["a"])
  }

  @Test(
    "holds no scalar but those that a terminal only draws, whichever is written", arguments: 0...16)
  func everyScalar(plane: UInt32) {
    _ = TextLocale.adopt()
    let harmful: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xE0000...0xE0FFF,
    ]
    for start in stride(from: plane << 16, to: (plane + 1) << 16, by: 256) {
      let scalars = (start..<start + 256).compactMap(Unicode.Scalar.init)
      let text = scalars.map { "x" + String(Character($0)) }.joined()
      let frame = row(1024, [(text, 0)])
      let shown = frame.text[0].unicodeScalars
      let sent = shown.map(\.value).filter { value in harmful.contains { $0.contains(value) } }
      #expect(sent.isEmpty)
    }
  }

  @Test(
    "lets no control character through",
    arguments: [
      ("\u{1B}[31m", "␛[31m"), ("a\nb\tc", "a b c"), ("\u{202E}x\u{200B}y", "xy"),
      ("\u{9B}1m", "\u{FFFD}1m"),
    ])
  func control(text: String, shown: String) {
    let frame = row(6, [(text, 0)])
    #expect(frame.text == [shown])
    #expect(frame.faultOfCells == nil)
  }

  @Test("writes nothing outside, whatever place is asked for")
  func outside() {
    var frame = Frame(size: Size(columns: 4, rows: 2))
    let blank = frame
    for (x, y) in [(4, 0), (-3, 0), (0, 2), (0, -1), (900, 900)] {
      frame.write("abc", x: x, y: y, end: 900, style: Style())
      frame.fill("x", x: x, y: y, end: x + 3, style: Style())
      frame.overlay(FrameTests.reverse, x: x, y: y, end: x + 3)
    }
    #expect(frame == blank)
    #expect(frame.write("abcdef", x: 1, y: 0, end: 3, style: Style()) == 3)
    #expect(frame.text == [" ab", ""])
  }

  @Test("tells the columns that changed, whole characters and styles too")
  func changes() {
    var frame = row(8, [("가나 abc", 0)])
    let before = frame
    #expect(frame.changedColumns(inRow: 0, since: before) == nil)
    frame.write("다", x: 2, y: 0, end: 8, style: Style())
    #expect(frame.changedColumns(inRow: 0, since: before) == 2..<4)
    frame.write("x", x: 6, y: 0, end: 8, style: Style())
    #expect(frame.changedColumns(inRow: 0, since: before) == 2..<7)
    var other = before
    other.overlay(FrameTests.reverse, x: 1, y: 0, end: 2)
    #expect(other.changedColumns(inRow: 0, since: before) == 0..<2)
    #expect(other != before)
  }
}
