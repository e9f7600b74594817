import Surface
import Terminal
import Testing

@Suite("Keys from bytes")
struct KeyDecoderTests {
  @Test("characters are themselves")
  func characters() {
    let ascii = String(String.UnicodeScalarView((0x20...0x7E).compactMap { Unicode.Scalar($0) }))
    #expect(ascii.unicodeScalars.count == 95)
    #expect(keys(ascii) == typed(ascii))
    #expect(keys("확산 모델 é ß 🙂 힣") == typed("확산 모델 é ß 🙂 힣"))
    // Syllables as some systems type them: one scalar after the other.
    let jamo = "\u{1112}\u{116A}\u{11A8}"
    #expect(keys(jamo) == ["\u{1112}", "\u{116A}", "\u{11A8}"])
  }

  @Test(
    "control characters are keys",
    arguments: [
      (0x09, .tab), (0x0A, .enter), (0x0D, .enter), (0x08, .backspace), (0x7F, .backspace),
      (0x01, .control("a")), (0x03, .control("c")), (0x04, .control("d")), (0x0C, .control("l")),
      (0x15, .control("u")), (0x1A, .control("z")), (0x00, .unknown), (0x1C, .unknown),
      (0x1F, .unknown),
    ] as [(UInt8, Key)])
  func controls(byte: UInt8, key: Key) {
    #expect(keys([byte]) == [key])
  }

  @Test(
    "arrows and their kin, in control sequences and single shifts, whatever is held down with them",
    arguments: [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
      ("P", .function(1)), ("Q", .function(2)), ("S", .function(4)),
    ] as [(String, Key)])
  func finals(final: String, key: Key) {
    #expect(keys("\u{1B}[\(final)") == [key])
    #expect(keys("\u{1B}O\(final)") == [key])
    for modifier in 2...16 {
      // With Alt or Ctrl left and right go by words.
      let byWord: [Key: Key] = [.left: .wordLeft, .right: .wordRight]
      let held = (modifier - 1) & 6 != 0 ? byWord[key] ?? key : key
      #expect(keys("\u{1B}[1;\(modifier)\(final)x") == [held, "x"])
      #expect(keys("\u{1B}O\(modifier)\(final)x") == [held, "x"])
      #expect(keys("\u{1B}O1;\(modifier)\(final)x") == [held, "x"])
    }
  }

  @Test(
    "numbered keys, whatever is held down with them",
    arguments: [
      (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home),
      (8, .end), (11, .function(1)), (14, .function(4)), (15, .function(5)), (17, .function(6)),
      (21, .function(10)), (23, .function(11)), (24, .function(12)), (9, .unknown), (16, .unknown),
      (201, .unknown),
    ] as [(Int, Key)])
  func tildes(number: Int, key: Key) {
    #expect(keys("\u{1B}[\(number)~x") == [key, "x"])
    #expect(keys("\u{1B}[\(number);5~x") == [key == .delete ? .alt("d") : key, "x"])
  }

  @Test(
    "others",
    arguments: [
      ("\u{1B}[Z", .backTab), ("\u{1B}OM", .enter), ("\u{1B}[~", .unknown),
      ("\u{1B}[;5~", .unknown),
      ("\u{1B}[97;5u", .control("a")), ("\u{1B}[I", .unknown), ("\u{1B}[O", .unknown),
      ("\u{1B}[?1;2c", .unknown),
      ("\u{1B}[99999999999999999999~", .unknown), ("\u{1B}O!", .unknown), ("\u{1B}[0 q", .unknown),
    ] as [(String, Key)])
  func others(text: String, key: Key) {
    #expect(keys(text + "x") == (text == "\u{1B}O!" ? [key, "!", "x"] : [key, "x"]))
  }

  @Test("the Linux console's function keys", arguments: 1...5)
  func linuxConsole(number: Int) {
    let letter = Unicode.Scalar(UInt8(0x40 + number))
    #expect(keys("\u{1B}[[\(letter)x") == [.function(number), "x"])
  }

  @Test(
    "the Linux console's other sequences take nothing that is not theirs",
    arguments: [
      ("\u{1B}[[Fx", [.unknown, "x"]), ("\u{1B}[[확", [.unknown, "확"]),
      ("\u{1B}[[\u{1B}[A", [.unknown, .up]),
    ] as [(String, [Key])])
  func linuxOthers(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test("the terminal's own sequences come before the known ones, the longest first")
  func terminfo() {
    let own: [[UInt8]: Key] = [
      Array("\u{1B}[A".utf8): .pageUp, Array("\u{1B}[5$".utf8): .pageDown,
      Array("\u{1B}?q".utf8): .home,
      Array("\u{1B}?qq".utf8): .end, Array("\u{1B}A".utf8): .up,
      Array("\u{1B}[M".utf8): .function(1),
    ]
    #expect(keys("\u{1B}[A", sequences: own) == [.pageUp])
    #expect(keys("\u{1B}[B", sequences: own) == [.down])
    #expect(keys("\u{1B}[5$x", sequences: own) == [.pageDown, "x"])
    #expect(keys("\u{1B}?qx", sequences: own) == [.home, "x"])
    #expect(keys("\u{1B}?qqx", sequences: own) == [.end, "x"])
    #expect(keys("\u{1B}?q", sequences: own) == [.home])
    #expect(keys("\u{1B}?x", sequences: own) == [.alt("?"), "x"])
    #expect(keys("\u{1B}?", sequences: own) == [.alt("?")])
    #expect(keys("\u{1B}A", sequences: own) == [.up])
    #expect(keys("\u{1B}[Mx", sequences: own) == [.function(1), "x"])
  }

  @Test("entries that are no sequences are not taken for any")
  func wrongTerminfo() {
    let wrong: [[UInt8]: Key] = [[0x1B]: .home, [0x7F]: .delete, Array("ab".utf8): .end, []: .up]
    #expect(
      keys("ab\u{7F}\u{1B}[A\u{1B}", sequences: wrong) == ["a", "b", .backspace, .up, .escape])
  }

  @Test("a lone Esc waits, and is the key when nothing follows")
  func loneEscape() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.escape])
    #expect(!decoder.isWaiting)
    #expect(decoder.flush() == [])
    #expect(decoder.feed(Array("j".utf8)) == ["j"])
  }

  @Test(
    "Esc and a character are Alt and the character; Esc and another key are both",
    arguments: [
      ("\u{1B}j", [.alt("j")]), ("\u{1B}확", [.alt("확")]), ("\u{1B}\u{7F}", [.alt("\u{7F}")]),
      ("\u{1B}Od", [.wordLeft]), ("\u{1B}Oc", [.wordRight]),
      ("\u{1B}\u{1B}", [.escape, .escape]),
      ("\u{1B}\u{1B}[A", [.escape, .up]), ("\u{1B}\r", [.escape, .enter]),
      ("\u{1B}\u{3}", [.escape, .control("c")]),
    ] as [(String, [Key])])
  func escapeThenKey(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test(
    "what is unfinished waits for the rest, and is one unknown key when it does not come",
    arguments: [
      "\u{1B}[", "\u{1B}O", "\u{1B}[1", "\u{1B}[1;5", "\u{1B}[[", "\u{1B}[<0;1", "\u{1B}[M!",
      "\u{1B}[200",
    ])
  func unfinished(text: String) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array(text.utf8)) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.unknown])
    #expect(decoder.feed(Array("j".utf8)) == ["j"])
  }

  @Test("half a syllable waits too")
  func halfCharacter() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0xED, 0x99]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.feed([0x95]) == ["확"])
    #expect(decoder.feed([0xED]) == [])
    #expect(decoder.flush() == [.unknown])
    #expect(!decoder.isWaiting)
  }

  @Test(
    "bytes that are no text are dropped, and cost no others",
    arguments: [
      [0xFF], [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xE1], [0xED, 0x99], [0xF0, 0x9F, 0x99],
      // C1 controls, as bytes and as UTF-8.
      [0x9B], [0xC2, 0x80], [0xC2, 0x9B], [0xC2, 0x9F],
    ] as [[UInt8]])
  func invalid(bytes: [UInt8]) {
    #expect(keys([0x61] + bytes + [0x62]) == ["a", "b"])
    #expect(keys([0x61] + bytes + Array("산".utf8)) == ["a", "산"])
  }

  @Test("a sequence is broken off by what none can hold, and that is a key of its own")
  func broken() {
    #expect(keys("\u{1B}[1;\u{1B}[A") == [.unknown, .up])
    #expect(keys("\u{1B}[1산") == [.unknown, "산"])
    #expect(keys("\u{1B}[1\r") == [.unknown, .enter])
    #expect(keys("\u{1B}O\u{1B}OA") == [.unknown, .up])
    #expect(keys("\u{1B}O산") == [.unknown, "산"])
  }

  @Test("a sequence without an end is given up")
  func endless() {
    let found = keys("\u{1B}[" + String(repeating: "1", count: 200) + "A")
    #expect(found.first == .unknown)
    #expect(found.last == "A")
  }
}
