import CUtf8proc
import TestSupport
import Testing

@testable import Normalization

@Suite("Folding")
struct FoldingTests {
  @Test(
    "forgets case and form",
    arguments: [
      ("Diffusion", "diffusion"),
      ("STRASSE ẞ ß", "strasse ss ss"),
      ("ΑΣ ας", "ασ ασ"),
      ("\u{1112}\u{116A}\u{11A8}산", "확산"),
      ("CAFE\u{301} Café", "café café"),
      ("\u{212B}\u{212A}", "åk"),
      ("@[`{ZA", "@[`{za"),
      ("ＧＰＵ：１　～", "gpu:1 ~"),
      ("ﾊﾞｱ", "バア"),
      ("ﾡￜￂ", "ㄱㅣㅏ"),
      ("Ａ\u{30A}", "å"),
    ])
  func examples(text: String, expected: String) {
    #expect(Folding.fold(text) == Array(expected.utf8))
  }

  @Test(
    "shows each maximal subpart of invalid UTF-8 as one U+FFFD",
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xEA, 0xB0], "\u{FFFD}"),
      ([0xF0, 0x9F, 0x98, 0x41], "\u{FFFD}a"),
      ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
    ] as [([UInt8], String)])
  func invalid(bytes: [UInt8], expected: String) {
    #expect(folded(bytes) == Array(expected.utf8))
  }

  @Test("every scalar of planes 0 and 1, some of the rest: twice or decomposed first is the same")
  func everyScalar() {
    let others = stride(from: 0x20000 as UInt32, through: 0x10FFFF, by: 61)
    for value in Array(0...0x1FFFF) + others {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      let once = Folding.fold(text)
      let twice = folded(once)
      let fromDecomposed = Folding.fold(decomposed(text))
      if once != twice || once != fromDecomposed {
        Issue.record("U+\(String(value, radix: 16)): \(once), \(twice), \(fromDecomposed)")
      }
    }
  }

  @Test("random text folds once and alike from NFC and NFD", arguments: 0..<300 as Range<UInt64>)
  func forms(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.text(length: 50)
    let once = Folding.fold(text)
    #expect(folded(once) == once, "seed \(seed)")
    #expect(Folding.fold(NFC.normalized(text)) == once, "seed \(seed)")
    #expect(Folding.fold(decomposed(text)) == once, "seed \(seed)")
  }

  @Test("random bytes fold as their repaired text does", arguments: 0..<300 as Range<UInt64>)
  func randomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = random.bytes(length: 50)
    let repaired = String(decoding: bytes, as: UTF8.self)
    #expect(folded(bytes) == Folding.fold(repaired), "seed \(seed)")
    #expect(String(validating: folded(bytes), as: UTF8.self) != nil, "seed \(seed)")
  }

  @Test(
    "in the midst of Hangul nothing else is taken for it",
    arguments: 0xE9...0xEE as ClosedRange<UInt8>)
  func neighbours(lead: UInt8) {
    let before = Array("가나다라마바사".utf8)
    let after = Array("아자차카타파하 논문을 읽는다".utf8)
    for second in 0x70...0xC2 as ClosedRange<UInt8> {
      for third in [0x7F, 0x80, 0x9A, 0xA3, 0xA4, 0xBF, 0xC0] as [UInt8] {
        let bytes = before + [lead, second, third] + after
        let repaired = String(decoding: bytes, as: UTF8.self)
        let parts = repaired.unicodeScalars.map { Folding.fold(String($0)) }.joined()
        if folded(bytes) != Array(parts) { Issue.record("\(lead) \(second) \(third)") }
      }
    }
  }

  @Test("blocks of Hangul fold to themselves wherever they start", arguments: 0..<50)
  func blocks(offset: Int) {
    let text = String(repeating: "-", count: offset) + "논문 힣힘가 요약, ‘확산’ 모델은 GPU"
    let expected = String(repeating: "-", count: offset) + "논문 힣힘가 요약, '확산' 모델은 gpu"
    #expect(Folding.fold(text) == Array(expected.utf8))
  }

  @Test(
    "is what one types for what a screen shows",
    arguments: [
      ("확\u{AD}산", "확산"), ("dif\u{AD}fusion", "diffusion"),
      ("확\u{200B}산\u{2060} 모\u{FEFF}델", "확산 모델"),
      ("\u{200B}", ""), ("\u{200B}a", "a"), ("a\u{200D}b\u{200C}", "ab"), ("e\u{200B}\u{301}", "é"),
      ("가\u{AD}\u{11A8}", "각"), ("What’s ‘new’", "what's 'new'"), ("“ㅎㅅ”", "\"ㅎㅅ\""),
      ("state‑of–the—art − 1", "state-of-the-art - 1"), ("’", "'"), ("＇＂－", "'\"-"),
      ("확산\u{A0}모델", "확산 모델"), ("’\u{301}", "'\u{301}"),
    ])
  func typed(text: String, expected: String) {
    #expect(Folding.fold(text) == Array(expected.utf8))
  }

  @Test(
    "the fast paths fold as the plain one does, wherever they begin",
    arguments: 0..<2_000 as Range<UInt64>)
  func fastPaths(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = random.digestBytes(runs: 12)
    for form in [(Normalizer.Form.folded, true), (.folded, false), (.composed, false)] {
      let (fast, slow) = (Normalized(bytes, form), Normalized(bytes, form, isPlain: true))
      if fast != slow {
        let start = zip(fast.bytes, slow.bytes).prefix { $0 == $1 }.count
        let parts = [fast.bytes, slow.bytes].map { $0.dropFirst(max(0, start - 8)).prefix(24) }
        Issue.record("seed \(seed), \(form), at \(start) of \(bytes): \(parts)")
      }
    }
    var scratch: [UInt8] = []
    #expect(
      NFC.isNormalized(bytes.span.bytes, scratch: &scratch)
        == (Normalized(bytes, (.composed, false), isPlain: true).bytes == bytes), "seed \(seed)")
  }

  @Test("every scalar beside every kind of neighbour folds as on the plain path")
  func everyNeighbour() {
    let neighbours = [
      "", "e", "E", "가", "é", "Ø", "й", "\u{301}", "\u{AD}", "’", "論", "\u{11A8}", "…",
    ]
    var wrong: [String] = []
    for value in Array(0x80..<0x3000 as Range<UInt32>) + Array(0xA000..<0xB000) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for (index, after) in neighbours.enumerated() {
        let before = neighbours[(index * 5 + Int(value)) % neighbours.count]
        let bytes = Array((before + String(scalar) + after).utf8)
        let form = (Normalizer.Form.folded, true)
        let (fast, slow) = (Normalized(bytes, form), Normalized(bytes, form, isPlain: true))
        if fast != slow { wrong.append("U+\(String(value, radix: 16)) in \(before)…\(after)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  @Test(
    "accents can be taken off, and are noted",
    arguments: [
      ("Schölkopf", "scholkopf"), ("Scho\u{308}lkopf", "scholkopf"), ("ÑANDÚ", "nandu"),
      ("Å ångström", "a angstrom"),
      ("ế x\u{302}", "e x"), ("Øystein Łukasz", "oystein lukasz"), ("İstanbul ı", "istanbul i"),
      ("άλφα ё", "αλφα е"),
      ("バ ﾊﾞ", "バ バ"), ("각", "각"), ("-\u{301}", "-\u{301}"),
    ])
  func accents(text: String, expected: String) {
    let (bytes, accents) = Folding.bare(text)
    #expect(bytes == Array(expected.utf8))
    #expect(accents.isEmpty == (Folding.fold(text) == bytes))
    #expect(accents.hold(accents, at: 0) && accents.hold(Accents(), at: 0))
    #expect(!Accents().hold(accents, at: 0) || accents.isEmpty)
  }

  @Test("an accent demands itself, where it stands")
  func demands() {
    let text = Folding.bare("ab Schölkopf, Müller, Việt").accents
    func wants(_ word: String, at position: Int) -> Bool {
      text.hold(Folding.bare(word).accents, at: position)
    }
    #expect(wants("schölk", at: 3) && wants("scholk", at: 3) && wants("müller", at: 14))
    #expect(!wants("schòlk", at: 3) && !wants("schölk", at: 2) && !wants("mullér", at: 14))
    // One of two accents on a letter is enough.
    #expect(
      wants("việt", at: 22) && wants("viêt", at: 22) && wants("viẹt", at: 22)
        && !wants("viét", at: 22))
  }

  @Test(
    "random text without accents is the same from NFC and NFD", arguments: 0..<300 as Range<UInt64>)
  func bareForms(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.text(length: 50)
    let bare = Folding.bare(text)
    #expect(Folding.bare(decomposed(text)) == bare, "seed \(seed)")
    #expect(bare.accents.hold(bare.accents, at: 0), "seed \(seed)")
  }
}

/// What becomes of bytes: by the fast paths, or by the plain one.
private struct Normalized: Equatable {
  var bytes: [UInt8] = []
  let accents: Accents

  init(_ source: [UInt8], _ form: (Normalizer.Form, isStripping: Bool), isPlain: Bool = false) {
    var normalizer = Normalizer(form.0, isStripping: form.isStripping)
    if isPlain {
      normalizer.appendSegments(source.span.bytes, to: &bytes) { _, _ in }
    } else {
      normalizer.append(source.span.bytes, to: &bytes) { _, _ in }
    }
    accents = normalizer.accents
  }
}

/// The folded bytes of `bytes`.
func folded(_ bytes: [UInt8]) -> [UInt8] {
  var output: [UInt8] = []
  Folding.fold(bytes.span.bytes, into: &output)
  return output
}

/// NFD as utf8proc has it.
func decomposed(_ text: String) -> String {
  var scalars = [Int32](repeating: 0, count: text.utf8.count * 4 + 4)
  let count = utf8proc_decompose(
    Array(text.utf8), text.utf8.count, &scalars, scalars.count,
    utf8proc_option_t(UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_STABLE.rawValue))
  var view = String.UnicodeScalarView()
  view.append(
    contentsOf: scalars[..<count].compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) })
  return String(view)
}
