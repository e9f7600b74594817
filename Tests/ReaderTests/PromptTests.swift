import ReaderDriver
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Typing into a prompt")
struct PromptTests {
  private func typed(_ keys: [Key], after text: String) -> (text: String, column: Int?) {
    var reader = Driver()
    reader.press("/" + text)
    reader.press(keys)
    return (reader.state.search?.input.text ?? "", reader.frame.cursor?.column)
  }

  @Test(
    "edits",
    arguments: [
      ([Key.backspace], "확산 모", 8), ([.control("w")], "확산 ", 6), ([.control("u")], "", 1),
      ([.control("w"), .control("w")], "", 1), ([.left, .backspace], "확산 델", 6),
      ([.home, .delete], "산 모델", 1), ([.control("a"), .control("d"), .control("d")], " 모델", 1),
      ([.home, .right, .control("k")], "확", 3), ([.control("b"), .control("b"), "새"], "확산 새모델", 8),
      ([.home, .left, "x"], "x확산 모델", 2), ([.end, .right, "x"], "확산 모델x", 11),
      ([.home, .control("e"), "!"], "확산 모델!", 11), ([.left, .control("f"), "."], "확산 모델.", 11),
      ([.home, .backspace], "확산 모델", 1), ([.delete], "확산 모델", 10),
      ([.left, .control("u")], "델", 1), ([.function(5), .insert, .unknown], "확산 모델", 10),
    ])
  func editing(keys: [Key], text: String, column: Int) {
    let result = typed(keys, after: "확산 모델")
    #expect(result.text == text)
    #expect(result.column == column)
  }

  @Test(
    "joins what an input method sends in parts",
    arguments: [
      (["\u{1112}", "\u{1161}", "\u{11AB}"], "한"), (["가", "\u{11A8}"], "각"),
      (["e", "\u{301}"], "é"), (["\u{301}", "e"], "e"), (["ㅎ", "ㅏ", "ㄴ"], "ㅎㅏㄴ"),
    ] as [([Key], String)])
  func joining(keys: [Key], text: String) {
    #expect(typed(keys, after: "").text.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test("takes Hangul jamo by jamo, and finds it as soon as a syllable is there")
  func jamo() {
    var reader = Driver()
    reader.press("/")
    reader.press("\u{1112}", "\u{116A}")
    #expect(reader.state.search?.input.text == "화")
    reader.press("\u{11A8}")
    #expect(reader.state.search?.input.text == "확")
    reader.press("\u{1109}", "\u{1161}", "\u{11AB}")
    #expect(reader.state.search?.input.text == "확산")
    #expect(reader.listed.count == 6)
  }

  @Test(
    "takes a paste as text, never as keys",
    arguments: [
      ("확산\n모델\t", "확산 모델 "), ("\r\nq", " q"), ("a\u{1B}[31m", "a␛[31m"), ("", ""),
      ("\u{202E}abc\u{200B}", "abc"),
    ])
  func paste(pasted: String, text: String) {
    #expect(typed([.paste(pasted)], after: "").text == text)
  }

  @Test("scrolls a text that is longer than the line")
  func longText() {
    var reader = Driver(40, 10)
    reader.press("/")
    reader.type(String(repeating: "가나다라 ", count: 12))
    #expect(reader.frame.cursor == Frame.Cursor(column: 39, row: 9, isVisible: true))
    #expect(reader.statusLine.hasPrefix("/"))
    #expect(reader.statusLine.hasSuffix("라"))
    reader.press(.home)
    #expect(reader.frame.cursor?.column == 1)
    #expect(reader.statusLine.hasPrefix("/가나다라 가나다라"))
  }

  @Test("shows whole characters while a long text is typed and walked over")
  func longTextWhole() {
    var reader = Driver(21, 6)
    reader.press("/")
    for key in "가a나b다라마c바사아d자차e".unicodeScalars.map(Key.scalar)
      + Array(repeating: .left, count: 15)
    {
      reader.press(key)
      #expect(reader.frame.fault(size: Size(columns: 21, rows: 6)) == nil, "\(reader.statusLine)")
    }
  }

  @Test("is left with Backspace when it is empty")
  func leaving() {
    var reader = Driver()
    reader.press("/ab")
    reader.press(.backspace, .backspace)
    #expect(!reader.state.isBrowsing)
    reader.press(.backspace)
    #expect(reader.state.isBrowsing)
    #expect(reader.state.search == nil)
    #expect(reader.frame.cursor?.isVisible == false)
  }

  @Test("takes command keys as text", arguments: ["q", "?", ":", "12", "[]", "/"])
  func plainKeys(text: String) {
    #expect(typed(text.unicodeScalars.map(Key.scalar), after: "").text == text)
  }
}
