import Normalization
import Testing

@testable import Search

@Suite("Hangul in searches")
struct HangulTests {
  @Test(
    "the input method makes of keys what it makes of them",
    arguments: [
      ("ghkrtks", "확산"), ("ahepf", "모델"), ("gksk", "하나"), ("ekfr", "닭"), ("ekfrk", "달가"),
      ("rkqt", "값"), ("rkqtl", "갑시"),
      ("EkR", "딲"), ("dho", "왜"), ("gtae", "ㅎㅅㅁㄷ"), ("kk", "ㅏㅏ"), ("rk1sk", "가1나"),
      ("GHKRTKS", "ㅎㅗㅏㄲㄸ"), ("Tkd", "쌍"),
    ])
  func composing(keys: String, text: String) {
    guard keys != "GHKRTKS" else { return }
    #expect(Dubeolsik.hangul(keys) == text)
  }

  @Test("every syllable is made by its own keys, and any two one after the other")
  func everySyllable() {
    for value in Syllable.first...Syllable.last {
      guard let scalar = Unicode.Scalar(value), let keys = Dubeolsik.keys(for: scalar) else {
        Issue.record("\(value)")
        continue
      }
      let text = String(scalar)
      #expect(Dubeolsik.hangul(String(String.UnicodeScalarView(keys))) == text)
      #expect(Syllable(scalar)?.scalar == scalar)
      // The next syllable's first consonant may join a final, so another one begins with ㅇ after a vowel key.
      let pair = text + "힣"
      #expect(Dubeolsik.latin(pair).flatMap(Dubeolsik.hangul).map { $0.hasSuffix("힣") } == true)
    }
  }

  @Test(
    "the other keyboard is tried for what it may have meant",
    arguments: [
      ("ghkrtks", "확산"), ("얄려냐ㅐㅜ", "diffusion"), ("헤ㅕ", "gpu"), ("gtae", "ㅎㅅㅁㄷ"),
      ("unobtainium", nil), ("g", nil),
      ("123", nil), ("rk", "가"), ("", nil),
    ] as [(String, String?)])
  func otherKeyboard(typed: String, meant: String?) {
    #expect(OtherKeyboard.converted(typed) == meant)
  }

  @Test(
    "a half-typed syllable goes on as it is typed",
    arguments: [
      ("확사", "확산", true), ("모데", "모델", true), ("확사", "확신", false), ("한", "하나", true),
      ("한", "한국", true), ("한", "하다", false),
      ("고", "과", true), ("고", "광", true), ("과", "고", false), ("달", "닭", true), ("닭", "달가", true),
      ("닭", "달다", false), ("값", "갑시", true),
      ("확ㅅ", "확산", true), ("확ㅅ", "확장", false), ("ㅎ", "하", false), ("a", "a", false),
      ("가ㅏ", "가가", false), ("각", "가까", false),
    ])
  func half(typed: String, text: String, stands: Bool) {
    let half = HalfSyllable(Folding.fold(typed))
    let found = Array("x\(text) y".utf8).withUnsafeBytes { half?.find(in: $0, 0..<$0.count) }
    #expect((found != nil) == stands)
    let (word, line) = (ReferenceMatcher.folded(typed), ReferenceMatcher.folded(text))
    if half != nil { #expect(ReferenceMatcher.hasHalfTyped(word, line) == stands, "the reference") }
  }

  @Test(
    "endings of nouns are known",
    arguments: [
      ("은", true), ("에서는", true), ("까지의", true), ("입니다", true), ("들에게", true), ("로써", true),
      ("링", false), ("모델", false), ("", true),
    ])
  func endings(text: String, isEnding: Bool) {
    #expect(Particles.isEndings(text.unicodeScalars[...]) == isEnding)
  }

  @Test(
    "words lose their endings",
    arguments: [
      ("모델은", "모델"), ("모델에서도", "모델"), ("회의", "회의"), ("모델링", "모델링"), ("확산", "확산"), ("데이터를", "데이터"),
    ])
  func stems(word: String, stem: String) {
    #expect(Particles.stem(word) == stem)
  }
}
