import CUtf8proc

/// The accents that searched text was freed of, and where each of them stood.
///
/// `scholkopf` finds Schölkopf, since both are the same letters; `schölkopf` finds it, since the
/// accent stands there too; and `schölkopf` does not find Scholkopf. Accents are those of Latin,
/// Greek and Cyrillic letters. Sparse: a text in ASCII and Hangul has none.
public struct Accents: Sendable, Hashable {
  /// An accent on a letter.
  struct Mark: Sendable, Hashable {
    /// Where the letter stands, in bytes of the folded text.
    let position: Int
    /// The combining mark; or the letter itself where it has a stroke, which no mark stands for.
    let scalar: UInt32
  }

  /// In ascending order; a letter with two accents has two.
  private var marks: [Mark] = []

  /// No accents.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { marks.isEmpty }

  /// The memory that they take in bytes.
  public var footprint: Int { marks.capacity * MemoryLayout<Mark>.stride }

  /// The accents as numbers, in ascending order: where each stands, and in the lower 21 bits which
  /// it is.
  package var packed: [UInt64] { marks.map { UInt64($0.position) << 21 | UInt64($0.scalar) } }

  /// The accents of such numbers.
  package init(packed: [UInt64]) {
    marks = packed.map { Mark(position: Int($0 >> 21), scalar: UInt32($0 & 0x1F_FFFF)) }
  }

  /// Appends the accents of a range of another text, which stands elsewhere in this one.
  ///
  /// - Parameter start: where that range begins in this text.
  package mutating func append(_ others: Accents, in range: Range<Int>, at start: Int) {
    var index = others.firstIndex(from: range.lowerBound)
    while index < others.marks.count, others.marks[index].position < range.upperBound {
      let mark = others.marks[index]
      append(Mark(position: mark.position - range.lowerBound + start, scalar: mark.scalar))
      index += 1
    }
  }

  mutating func append(_ mark: Mark) { marks.append(mark) }

  /// Whether a text with these accents has another's, where the other begins at a position of it.
  public func hold(_ others: Accents, at position: Int) -> Bool {
    var index = firstIndex(from: position)
    for wanted in others.marks {
      while index < marks.count, marks[index].position < position + wanted.position { index += 1 }
      var candidate = index
      while candidate < marks.count, marks[candidate].position == position + wanted.position,
        marks[candidate].scalar != wanted.scalar
      {
        candidate += 1
      }
      guard candidate < marks.count, marks[candidate].position == position + wanted.position else {
        return false
      }
    }
    return true
  }

  private func firstIndex(from position: Int) -> Int {
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Taking them off

  /// Takes the accents off folded text in NFC that ends `output`, and notes them.
  ///
  /// - Parameter start: where that text begins.
  mutating func strip(_ output: inout [UInt8], from start: Int) {
    guard output[start...].contains(where: Accents.mayBeAccented) else { return }
    let text = String(decoding: output[start...], as: UTF8.self)
    output.removeSubrange(start...)
    var base: Int?
    for scalar in text.unicodeScalars {
      if Accents.isMark(scalar.value), let base {
        append(Mark(position: base, scalar: scalar.value))
        continue
      }
      let letters = Accents.parts(scalar)
      base = Accents.isLetter(letters.base) ? output.count : nil
      for mark in letters.marks { append(Mark(position: output.count, scalar: mark)) }
      output.append(contentsOf: UTF8.encode(letters.base) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// The leads of U+00C0…052F, of U+1E00…1FFF and of what else begins with E1.
  private static func mayBeAccented(_ byte: UInt8) -> Bool { 0xC3...0xD4 ~= byte || byte == 0xE1 }

  private static func isMark(_ value: UInt32) -> Bool { 0x300...0x36F ~= value }

  /// Whether a scalar is a letter of a script that has accents.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x530 && scalar.properties.isAlphabetic
  }

  /// A letter and its accents; of any other scalar itself and none.
  private static func parts(_ scalar: Unicode.Scalar) -> (
    base: Unicode.Scalar, marks: ArraySlice<UInt32>
  ) {
    if let base = strokes[scalar] { return (base, [scalar.value]) }
    guard 0xC0...0x52F ~= scalar.value || 0x1E00...0x1FFF ~= scalar.value else {
      return (scalar, [])
    }
    var parts: [Int32] = [0, 0, 0, 0, 0, 0]
    var breaks: Int32 = 0
    let count = utf8proc_decompose_char(
      Int32(bitPattern: scalar.value), &parts, parts.count, UTF8PROC_DECOMPOSE, &breaks)
    guard count > 1, count <= parts.count else { return (scalar, []) }
    let values = parts[..<count].map { UInt32(bitPattern: $0) }
    guard let base = Unicode.Scalar(values[0]), isLetter(base),
      values.dropFirst().allSatisfy(isMark)
    else { return (scalar, []) }
    return (base, values.dropFirst())
  }

  /// Letters with a stroke and without a dot, which Unicode does not decompose.
  private static let strokes: [Unicode.Scalar: Unicode.Scalar] = [
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i",
  ]
}
