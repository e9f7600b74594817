import Surface
import TestSupport
import Testing

@testable import Terminal

/// What terminals send that nobody pressed.
@Suite("Answers of the terminal")
struct TerminalAnswersTests {
  /// Answers as terminals really send them, to questions of whoever had the terminal before.
  static let strings = [
    // OSC 10, 11, 4 and 52: colours and the clipboard.
    "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{1B}\\", "\u{1B}]11;rgb:0000/0000/0000\u{7}",
    "\u{1B}]10;rgb:dcdc/aaaa/8888\u{1B}\\", "\u{1B}]4;1;rgb:cdcd/0000/0000\u{7}",
    "\u{1B}]52;c;eCBzIHEgWCB1IGQ=\u{1B}\\", "\u{1B}]12;#ff00ff\u{7}", "\u{1B}]lxterm\u{1B}\\",
    // DECRQSS, XTGETTCAP, XTVERSION, tertiary device attributes.
    "\u{1B}P1$r0m\u{1B}\\", "\u{1B}P1$r2 q\u{1B}\\", "\u{1B}P0$r\u{1B}\\",
    "\u{1B}P1+r544e=787465726d\u{1B}\\",
    "\u{1B}P>|XTerm(379)\u{1B}\\", "\u{1B}P>|kitty(0.32.2)\u{1B}\\",
    "\u{1B}P>|foot(1.16.2)\u{1B}\\",
    "\u{1B}P>|tmux 3.4\u{1B}\\", "\u{1B}P!|00000000\u{1B}\\", "\u{1B}P!|7E565445\u{1B}\\",
    // kitty's graphics, and strings that nobody is known to send.
    "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}^private\u{1B}\\", "\u{1B}Xstart of string\u{1B}\\",
  ]

  /// Control sequences that are answers, reports or the letting go of keys.
  static let controls = [
    "\u{1B}[?62;4c", "\u{1B}[?1;2c", "\u{1B}[>41;379;0c", "\u{1B}[>1;4000;19c", "\u{1B}[=0c",
    "\u{1B}[0n",
    "\u{1B}[1;2R", "\u{1B}[8;24;80t", "\u{1B}[4;600;800t", "\u{1B}[?2026;2$y", "\u{1B}[?2004;1$y",
    "\u{1B}[?1u", "\u{1B}[?0u", "\u{1B}[I", "\u{1B}[O", "\u{1B}[?1;0;256S", "\u{1B}[?2;0;800;600S",
    "\u{1B}[?997;1n", "\u{1B}[>4;2m", "\u{1B}[1;1:3A", "\u{1B}[97;1:3u", "\u{1B}[57441;2u",
    "\u{1B}[24;80;1A",
    "\u{1B}[3;1:3~", "\u{1B}[27;5;120~",
  ]

  private func keys(_ pieces: [ArraySlice<UInt8>], flushes: Bool = false) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for piece in pieces {
      keys += decoder.feed(piece)
      if flushes, decoder.isWaiting { keys += decoder.flush() }
    }
    return keys + decoder.flush()
  }

  @Test("A string is swallowed whole, however it is cut", arguments: strings)
  func swallowed(text: String) {
    let bytes = Array((text + "j").utf8)
    #expect(keys([bytes[...]]) == ["j"])
    #expect(keys(bytes.indices.map { bytes[$0...$0] }) == ["j"])
    for cut in bytes.indices { #expect(keys([bytes[..<cut], bytes[cut...]]) == ["j"], "\(cut)") }
  }

  @Test("Also where it was held up after its beginning", arguments: strings.prefix(16))
  func heldUp(text: String) {
    let bytes = Array((text + "j").utf8)
    for cut in 3..<bytes.count - 1 {
      let found = keys([bytes[..<cut], bytes[cut...]], flushes: true)
      #expect(found == ["j"], "\(cut)")
    }
    // So early that the Esc counts as one; what follows is none of it.
    for cut in 1...2 where !text.hasPrefix("\u{1B}]l") {
      let found = keys([bytes[..<cut], bytes[cut...]], flushes: true)
      #expect(found.last == "j" && found.count <= 3, "\(cut): \(found)")
    }
  }

  @Test("A sequence that is no key is none", arguments: controls)
  func none(text: String) {
    let bytes = Array((text + "j").utf8)
    for cut in bytes.indices {
      #expect(keys([bytes[..<cut], bytes[cut...]]).filter { $0 != .unknown } == ["j"], "\(cut)")
    }
  }

  /// What people press between them, as bytes and as keys.
  private static let pressed: [(bytes: String, key: Key)] = [
    ("j", "j"), ("m", "m"), ("확", "확"), ("\r", .enter), ("\t", .tab), ("\u{1B}[A", .up),
    ("\u{1B}[1;5C", .wordRight),
    ("\u{1B}[5~", .pageUp), ("\u{1B}OP", .function(1)),
    ("\u{1B}[200~xmq\u{1B}[201~", .paste("xmq")), ("\u{4}", .control("d")),
  ]

  @Test(
    "Whatever terminals answer, between keys and cut anywhere, only keys are keys",
    arguments: 0..<40 as Range<UInt64>)
  func amongKeys(group: UInt64) {
    for number in 0..<50 {
      let seed = group * 50 + UInt64(number)
      var random = SeededGenerator(seed: seed)
      var bytes: [UInt8] = []
      var wanted: [Key] = []
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        if Bool.random(using: &random) {
          bytes += Array((AnswerCorpus.answers.randomElement(using: &random) ?? "").utf8)
        } else if let (text, key) = Self.pressed.randomElement(using: &random) {
          bytes += Array(text.utf8)
          wanted.append(key)
        }
      }
      let found = keys(random.cut(bytes)).filter { key in
        if case .cursorReport = key { false } else { key != .unknown }
      }
      #expect(
        found == wanted, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("One whose end never comes is given up, and keys are keys again")
  func endless() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1B}]52;c;".utf8)) == [])
    for _ in 0..<100_000 { #expect(decoder.feed(Array("x".utf8)) == []) }
    #expect(decoder.isInString && !decoder.isWaiting && decoder.pendingCount < 2)
    #expect(decoder.endString() && !decoder.endString())
    #expect(decoder.feed(Array("j".utf8)) == ["j"])
    // What no string holds ends it at once, and an arrow key is one.
    for (end, key) in [("\u{3}", []), ("\u{18}", []), ("\u{1B}[A", [.up])] as [(String, [Key])] {
      #expect(decoder.feed(Array("\u{1B}P1$r0".utf8)) == [])
      #expect(decoder.feed(Array((end + "j").utf8)) == key + ["j"])
    }
  }

  @Test("Esc and a key that also begins a string are both", arguments: ["]", "P", "_", "^", "X"])
  func chords(key: String) throws {
    let scalar = try #require(key.unicodeScalars.first)
    for tail in ["", "j"] {
      let found = keys([Array(("\u{1B}" + key + tail).utf8)[...]])
      #expect(found.contains(.scalar(scalar)) || found.count == 1 + tail.count, "\(found)")
      #expect(found.last == (tail.isEmpty ? found.last : "j"))
    }
  }

  @Test(
    "Keys in kitty's protocol, which a program left on that died",
    arguments: [
      ("\u{1B}[27u", .escape), ("\u{1B}[27;1u", .escape), ("\u{1B}[13u", .enter),
      ("\u{1B}[99;5u", .control("c")),
      ("\u{1B}[122;5:1u", .control("z")), ("\u{1B}[9u", .tab), ("\u{1B}[9;2u", .backTab),
      ("\u{1B}[127u", .backspace), ("\u{1B}[106u", "j"), ("\u{1B}[106;65u", "j"),
      ("\u{1B}[120;3u", .unknown),
      ("\u{1B}[57399u", .unknown), ("\u{1B}[99999999999999999999u", .unknown),
      ("\u{1B}[u", .unknown),
    ] as [(String, Key)])
  func kitty(text: String, key: Key) {
    #expect(keys([Array(text.utf8)[...]]) == [key])
  }

  @Test("Answers between keys, in any order and cut anywhere, change nothing", arguments: 1...60)
  func mixed(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    var expected: [Key] = []
    for _ in 0..<20 {
      if Bool.random(using: &random) {
        let all = TerminalAnswersTests.strings + TerminalAnswersTests.controls
        bytes += Array((all.randomElement(using: &random) ?? "").utf8)
      } else {
        bytes += Array("j".utf8)
        expected.append("j")
      }
    }
    #expect(keys(random.cut(bytes)).filter { $0 != .unknown } == expected, "seed \(seed)")
  }
}
