import Configuration
import ReaderDriver
import Search
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("The Hangul keyboard")
struct DubeolsikTests {
  @Test(
    "A jamo or syllable is the keys it was typed with",
    arguments: [
      ("ㅓ", "j"), ("나", "sk"), ("ㅘ", "hk"), ("ㅃ", "Q"), ("값", "rkqt"), ("뷁", "qnpfr"), ("ㄳ", "rt"),
      ("ㅢ", "ml"), ("ᄒ", "g"), ("ᅪ", "hk"), ("ᆹ", "qt"), ("꽥", "Rhor"),
    ])
  func keys(hangul: String, latin: String) throws {
    let scalar = try #require(hangul.unicodeScalars.first)
    #expect(Dubeolsik.keys(for: scalar).map(text) == latin)
  }

  @Test("Nothing else is", arguments: ["j", "é", "漢", "〇", "\u{318E}", "1", "\u{D7A4}"])
  func others(character: String) throws {
    #expect(Dubeolsik.keys(for: try #require(character.unicodeScalars.first)) == nil)
  }

  @Test("Letters typed through the automaton come back", arguments: UInt64(1)...40)
  func automaton(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Shift changes only the letters that have a second jamo.
    let letters = Array("qwertyuiopasdfghjklzxcvbnmQWERTOP")
    for _ in 0..<200 {
      let typed = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? "j"
      }
      let hangul = Automaton.compose(typed)
      let back = hangul.unicodeScalars.flatMap { Dubeolsik.keys(for: $0) ?? [] }
      #expect(text(back) == String(typed), "seed \(seed): \(hangul)")
    }
  }

  @Test("Letters typed with the input method on run the same commands", arguments: UInt64(1)...30)
  func commands(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Without `t` and `f`, behind which letters are text. Of the others with shift, those that have
    // a jamo of their own.
    let letters = Array("qweryuiopasdghjklzxcvbnmQWERTOP")
    for _ in 0..<8 {
      let typed = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? "j"
      }
      var latin = Driver()
      var hangul = Driver()
      latin.press(String(typed))
      hangul.press(Automaton.compose(typed))
      // The last row has the badge.
      #expect(
        latin.screen.dropLast() == hangul.screen.dropLast(), "seed \(seed): \(String(typed))")
      #expect(latin.state.list.cursor == hangul.state.list.cursor)
      #expect(latin.state.focus == hangul.state.focus)
    }
  }

  @Test("A letter that ends help ends it with the input method on too")
  func help() {
    var reader = Driver()
    reader.press("?")
    reader.press("ㅓㅂ")
    // A Latin letter tells that the input method is off; this one only moves back.
    reader.press("j", "k")
    #expect(reader.screen == Driver().screen)
  }

  @Test(
    "Every screen that takes keys as commands says that the input method is on, until a Latin letter comes",
    arguments: [
      (kind: "nil", keys: ""), ("Menu", "ㅒ"), ("Menu", "Y"), ("Menu", "A"), ("TrendsView", "C"),
      ("Help", "?"), ("QRScreen", "Z"),
    ], [20, 40, 120])
  func badge(screen: (kind: String, keys: String), columns: Int) {
    for language in Language.allCases {
      var settings = Settings()
      settings.refresh = ["git", "pull"]
      var reader = Driver(columns, 12, language: language, settings: settings)
      reader.press(screen.keys + "ㅓ")
      #expect(kind(reader) == screen.kind)
      #expect(reader.statusLine.contains("한"), "\(screen): \(reader.statusLine)")
      reader.press("k")
      #expect(kind(reader) == screen.kind)
      #expect(!reader.statusLine.contains("한"), "\(screen): \(reader.statusLine)")
    }
  }

  /// What has the keys.
  private func kind(_ reader: Driver) -> String {
    reader.state.overlay.map { "\(type(of: $0))" } ?? "nil"
  }

  @Test("The badge keeps its place beside a message longer than the line")
  func badgeBesideMessage() {
    var reader = Driver(40, 12)
    reader.press("ㅓ")
    let long = String(repeating: "long ", count: 30)
    reader.send(.failed(Problem(file: nil, what: Localized(ko: long, en: long))))
    #expect(reader.statusLine.contains("한"))
  }

  @Test("Hangul in a menu is the letters it was typed with")
  func menu() {
    var reader = Driver()
    reader.press("Yㅓ")
    guard let menu = reader.state.overlay as? Menu else {
      Issue.record("no menu")
      return
    }
    #expect(menu.selected == 1)
    reader.press("ㅂ")
    #expect(reader.screen.dropLast() == Driver().screen.dropLast())
  }

  private func text(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

/// What an input method makes of keys: the usual 두벌식 automaton, from tables of its own.
private enum Automaton {
  private static let consonantKeys: [Character: Character] = [
    "r": "ㄱ", "R": "ㄲ", "s": "ㄴ", "e": "ㄷ", "E": "ㄸ", "f": "ㄹ", "a": "ㅁ", "q": "ㅂ", "Q": "ㅃ",
    "t": "ㅅ",
    "T": "ㅆ", "d": "ㅇ", "w": "ㅈ", "W": "ㅉ", "c": "ㅊ", "z": "ㅋ", "x": "ㅌ", "v": "ㅍ", "g": "ㅎ",
  ]
  private static let vowelKeys: [Character: Character] = [
    "k": "ㅏ", "o": "ㅐ", "i": "ㅑ", "O": "ㅒ", "j": "ㅓ", "p": "ㅔ", "u": "ㅕ", "P": "ㅖ", "h": "ㅗ",
    "y": "ㅛ",
    "n": "ㅜ", "b": "ㅠ", "m": "ㅡ", "l": "ㅣ",
  ]
  private static let joined: [String: Character] = [
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ", "ㅡㅣ": "ㅢ", "ㄱㅅ": "ㄳ",
    "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ", "ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ",
    "ㄹㅎ": "ㅀ",
    "ㅂㅅ": "ㅄ",
  ]
  private static let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
  private static let vowels = Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
  private static let finals = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

  static func compose(_ keys: [Character]) -> String {
    var text = ""
    var syllable: (initial: Character?, vowel: Character?, finals: [Character]) = (nil, nil, [])
    func final(_ parts: [Character]) -> Character? {
      parts.count == 1 ? parts[0] : parts.count == 2 ? joined[String(parts)] : nil
    }
    func flush() {
      switch (syllable.initial, syllable.vowel) {
      case (let initial?, let vowel?):
        let i = initials.firstIndex(of: initial) ?? 0
        let v = vowels.firstIndex(of: vowel) ?? 0
        let f = final(syllable.finals).flatMap(finals.firstIndex(of:)).map { $0 + 1 } ?? 0
        text.unicodeScalars.append(Unicode.Scalar(0xAC00 + UInt32((i * 21 + v) * 28 + f)) ?? "?")
      case (let one?, nil), (nil, let one?): text.append(one)
      case (nil, nil): break
      }
      syllable = (nil, nil, [])
    }
    for key in keys {
      if let consonant = consonantKeys[key] {
        if let part = final(syllable.finals + [consonant]), syllable.initial != nil,
          syllable.vowel != nil, finals.contains(part)
        {
          syllable.finals.append(consonant)
        } else {
          flush()
          syllable.initial = consonant
        }
      } else if let vowel = vowelKeys[key] {
        if let carried = syllable.finals.popLast() {
          flush()
          syllable = (carried, vowel, [])
        } else if let before = syllable.vowel {
          if let both = joined[String([before, vowel])] {
            syllable.vowel = both
          } else {
            flush()
            syllable.vowel = vowel
          }
        } else {
          syllable.vowel = vowel
        }
      }
    }
    flush()
    return text
  }
}
