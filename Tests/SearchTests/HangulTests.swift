import Normalization
import TestSupport
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

  @Test("초성 are those of the plain path, and stand for the same text", arguments: 0..<1_000)
  func choseong(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let kinds: [ClosedRange<UInt32>] = [
      0xAC00...0xD7A3, 0xAC00...0xD7A3, 0xAC00...0xD7A3, 0x20...0x20, 0x21...0x7E, 0x09...0x0E,
      0x3131...0x318E, 0xA0...0xFF, 0x2000...0x2030, 0x3000...0x3001, 0x4E00...0x9FFF,
      0xA000...0xABFF, 0xD7B0...0xD7FB, 0x1F600...0x1F64F,
    ]
    var scalars: [Unicode.Scalar] = []
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        scalars += [Unicode.Scalar(UInt32.random(in: kind, using: &random))].compactMap { $0 }
        if Int.random(in: 0..<3, using: &random) == 0 { scalars.append(" ") }
      }
    }
    let (before, after) = (Array("가 a".utf8), Array("나".utf8))
    let text = Array(String(String.UnicodeScalarView(scalars)).utf8)
    let plain = PlainChoseong(scalars, from: before.count)
    var (bytes, sources, sawBare): ([UInt8], [Range<Int>], Bool) = ([7], [], false)
    Choseong.project(
      (before + text + after).span.bytes, before.count..<before.count + text.count, into: &bytes,
      sawBare: &sawBare
    ) { sources.append($0) }
    #expect(bytes == [7] + plain.bytes, "seed \(seed)")
    #expect(sources == plain.sources && sawBare == plain.hasBare, "seed \(seed)")
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
      // The next syllable's first consonant may join a final, so another one begins with ㅇ after a
      // vowel key.
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
    #expect(OtherReading.converted(typed) == meant)
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
    let line = Array("x\(text) y".utf8)
    let found = half?.find(in: line.span.bytes, line.indices)
    #expect((found != nil) == stands)
    let (word, folded) = (ReferenceMatcher.folded(typed), ReferenceMatcher.folded(text))
    if half != nil {
      #expect(ReferenceMatcher.hasHalfTyped(word, folded) == stands, "the reference")
    }
  }

  @Test(
    "a compound of three syllables or more may have blanks in it",
    arguments: [
      ("확산모델", "새 확산 모델은", true), ("확산모델", "확산모델", false), ("강화학습", "강화  학습", true),
      ("딥러닝", "딥 러닝", true),
      ("학습", "학 습", false), ("GPU모델을", "gpu 모델을", true), ("확산모델", "확산\n모델", false),
      ("확산모델", "확산, 모델", false), ("확산모델", "확산 모형", false), ("대규모언어모델", "대규모 언어 모델", true),
    ])
  func spaced(word: String, text: String, stands: Bool) {
    let folded = Folding.fold(word)
    let line = Folding.fold(text)
    let spaced = SpacedWord(folded, half: nil)
    #expect((spaced?.find(in: line.span.bytes, line.indices) != nil) == stands)
    #expect(
      ReferenceMatcher.hasSpaced(
        ReferenceMatcher.folded(word), ReferenceMatcher.folded(text), half: false) == stands,
      "the reference")
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
      ("파노라마로", "파노라마"), ("360도", "360"), ("RL을", "RL"),
    ])
  func stems(word: String, stem: String) {
    #expect(Particles.stem(word) == stem)
  }
}

/// 초성 a scalar at a time, by the parts of syllables and by the standard library's white space.
private struct PlainChoseong {
  var bytes: [UInt8] = []
  var sources: [Range<Int>] = []
  var hasBare = false

  init(_ scalars: [Unicode.Scalar], from start: Int) {
    var position = start
    for scalar in scalars {
      let source = position..<position + scalar.utf8.count
      position = source.upperBound
      let consonants = 0x3131...0x314E ~= scalar.value
      hasBare = hasBare || consonants
      let added: [UInt8] =
        if scalar == "\n" {
          [Choseong.lineEnd]
        } else if let syllable = Syllable(scalar) {
          [UInt8(syllable.lead + 1)]
        } else if consonants {
          Choseong.word([scalar]) ?? []
        } else if scalar.properties.isWhitespace
          || [nil, Choseong.other, Choseong.lineEnd].contains(bytes.last)
        {
          []
        } else {
          [Choseong.other]
        }
      bytes += added
      sources += added.map { _ in source }
    }
  }
}
