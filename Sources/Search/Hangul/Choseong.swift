import Normalization

/// 초성: text as the leading consonants of its syllables, a byte each, so that `ㅎㅅㅁㄷ` is a word
/// in it.
///
/// A syllable is its lead, a bare consonant itself, a bare cluster (`ㄳ`, which some input methods
/// make of ㄱㅅ) its two consonants. White space is left out, so that a word goes on across it;
/// anything else parts what stands before it from what follows, as does the end of a line.
enum Choseong {
  /// The bare consonants that lead syllables, in Unicode's order.
  static let letters = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)

  /// Ends a line.
  static let lineEnd: UInt8 = 0
  /// Stands for text without Hangul.
  static let other: UInt8 = 0xFF

  /// The consonants of U+3131…U+314E, each as one or two bytes; 0 is none.
  private static let bare: [(first: UInt8, second: UInt8)] =
    (0x3131...0x314E as ClosedRange<UInt32>).map {
      let keys = Unicode.Scalar($0).flatMap(Dubeolsik.keys) ?? []
      let bytes = keys.compactMap { key in
        Dubeolsik.leads.firstIndex(of: [key]).map { UInt8($0 + 1) }
      }
      return (bytes.first ?? 0, bytes.count > 1 ? bytes[1] : 0)
    }

  /// A word of bare consonants as bytes of a projection; nil where anything else is in it.
  static func word(_ word: some Sequence<Unicode.Scalar>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in word {
      guard (0x3131...0x314E).contains(scalar.value) else { return nil }
      let (first, second) = bare[Int(scalar.value - 0x3131)]
      bytes.append(first)
      if second != 0 { bytes.append(second) }
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Appends the projection of folded text to `output`.
  ///
  /// - Parameters:
  ///   - text: folded text; its line feeds end lines.
  ///   - range: the part of it that is projected.
  ///   - sawBare: set where a bare consonant is in it.
  ///   - source: told for each byte appended which bytes of `text` it stands for.
  @inline(__always)
  static func project(
    _ text: RawSpan, _ range: Range<Int>, into output: inout [UInt8], sawBare: inout Bool,
    source: (Range<Int>) -> Void
  ) {
    // No scalar is more bytes than it is in UTF-8.
    output.append(addingCapacity: range.count) { output in
      let end = range.upperBound
      var index = range.lowerBound
      // Whether what comes next would go on what stands last.
      var isOpen = false
      func separate(_ range: Range<Int>) {
        guard isOpen else { return }
        output.append(other)
        source(range)
        isOpen = false
      }
      while index < end {
        if index + 4 <= end, let (lead, length) = syllable(in: text, at: index) {
          output.append(lead)
          source(index..<index + 3)
          isOpen = true
          index += length
          continue
        }
        let byte = text[index]
        if byte < 0x80 {
          if byte == 0x0A {
            output.append(lineEnd)
            source(index..<index + 1)
            isOpen = false
          } else if byte != 0x20, !(0x09...0x0D).contains(byte) {
            separate(index..<index + 1)
            index = endOfOther(in: text, index + 1..<end)
            continue
          }
          index += 1
          continue
        }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard index + length <= end else { break }
        defer { index += length }
        guard length == 3 else {
          if !isSpace(text, index, length) { separate(index..<index + length) }
          continue
        }
        let value =
          UInt32(byte & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6
          | UInt32(text[index + 2] & 0x3F)
        if let lead = lead(of: value) {
          output.append(lead)
          source(index..<index + length)
          isOpen = true
        } else if value &- 0x3131 <= 0x1D {
          sawBare = true
          let (first, second) = bare[Int(value - 0x3131)]
          output.append(first)
          source(index..<index + length)
          if second != 0 {
            output.append(second)
            source(index..<index + length)
          }
          isOpen = true
        } else if !isSpace(text, index, length) {
          separate(index..<index + length)
        }
      }
    }
  }

  /// The lead of the syllable at a position, behind which a byte stands, and how far it is to what
  /// follows, past a space; nil where no syllable begins there.
  ///
  /// Hot path: one load, and no branch between the words of a line.
  @inline(__always)
  private static func syllable(in text: RawSpan, at position: Int) -> (lead: UInt8, length: Int)? {
    let bytes = UInt32(
      littleEndian: text.unsafeLoadUnaligned(fromByteOffset: position, as: UInt32.self))
    guard bytes & 0xF0 == 0xE0 else { return nil }
    let value = (bytes & 0x0F) << 12 | (bytes >> 8 & 0x3F) << 6 | (bytes >> 16 & 0x3F)
    return lead(of: value).map { ($0, bytes >> 24 == 0x20 ? 4 : 3) }
  }

  /// The byte for the lead of a syllable; nil for any other scalar.
  @inline(__always)
  private static func lead(of value: UInt32) -> UInt8? {
    guard value &- Syllable.first <= Syllable.last - Syllable.first else { return nil }
    return UInt8(truncatingIfNeeded: (value - Syllable.first) / 588 + 1)
  }

  /// Where text ends that a byte which stands for other text stands for as well: ASCII in one line.
  ///
  /// Hot path: sixteen bytes a step; up to fifteen of them may be left.
  @inline(__always)
  private static func endOfOther(in text: RawSpan, _ range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position + ByteBlock.count <= range.upperBound {
      let block = ByteBlock(text, at: position)
      if let stop = (block | block.isByte(0x0A)).firstTopBit { return position + stop }
      position += ByteBlock.count
    }
    return position
  }

  /// Whether a scalar outside ASCII is white space.
  private static func isSpace(_ text: RawSpan, _ index: Int, _ length: Int) -> Bool {
    switch (length, text[index], text[index + 1]) {
    case (2, 0xC2, 0x85), (2, 0xC2, 0xA0): true
    case (3, 0xE1, 0x9A): text[index + 2] == 0x80
    case (3, 0xE2, 0x80):
      text[index + 2] <= 0x8A
        || (0xA8...0xAF).contains(text[index + 2])
          && ![0xAA, 0xAB, 0xAC, 0xAD, 0xAE].contains(text[index + 2])
    case (3, 0xE2, 0x81): text[index + 2] == 0x9F
    case (3, 0xE3, 0x80): text[index + 2] == 0x80
    default: false
    }
  }
}
