import CUtf8proc

/// Normalises UTF-8 into a buffer: inert text is copied, utf8proc is asked about the rest only.
///
/// The rest goes to utf8proc a *segment* at a time: a grapheme cluster (UAX #29), across whose
/// borders normalisation never composes nor reorders, so that a segment is also what an `OffsetMap`
/// maps back to.
struct Normalizer {
  /// The form wanted.
  enum Form {
    /// NFC.
    case composed
    /// NFC of the case folding of NFD: canonical caseless matching (Unicode 3.13, D145), of
    /// characters as one types them.
    case folded
  }

  /// A segment is cut after this many scalars, as utf8proc sorts marks in quadratic time and a
  /// hostile text may pile up millions. (Stream-Safe Text, UAX #15, cuts after 30 already.)
  private static let longestSegment = 128

  private let form: Form
  /// Whether accents are taken off.
  private let isStripping: Bool
  /// The accents of the output so far, where accents are taken off.
  var accents = Accents()
  private var segment = Segment()
  private var canonical: [UInt8] = []
  private var mapper = Mapper()

  /// - Parameter isStripping: whether accents are taken off and noted.
  init(_ form: Form, isStripping: Bool = false) {
    self.form = form
    self.isStripping = isStripping
  }

  /// Appends the normalised `source` to `output`; invalid UTF-8 becomes U+FFFD, one for each
  /// maximal subpart.
  ///
  /// `changed` is told, in order, each segment whose bytes do not correspond one to one, as byte
  /// ranges of `output` and of `source`.
  mutating func append(
    _ source: RawSpan, to output: inout [UInt8],
    changed: (_ output: Range<Int>, _ source: Range<Int>) -> Void
  ) {
    let count = source.byteCount
    var position = 0
    while position < count {
      let start = position
      position = appendInert(source, from: start, to: &output)
      guard position < count else { return }
      if form == .folded, let mark = TypedForm.mark(in: source, at: position) {
        output.append(mark)
        changed(output.count - 1..<output.count, position..<position + 3)
        position += 3
        continue
      }
      if isStripping, let letter = BareLetter.of(source, at: position) {
        append(letter, at: position, to: &output, changed: changed)
        position += BareLetter.length
        continue
      }
      if position > start {
        // The last inert scalar may compose with what follows it, as `e` does with an accent.
        let length = InertText.lengthOfScalar(before: position, in: source)
        output.removeLast(length)
        position -= length
      }
      position = appendOther(source, from: position, to: &output, changed: changed)
    }
  }

  /// The same, slowly and plainly: a segment at a time, whatever stands in it.
  mutating func appendSegments(
    _ source: RawSpan, to output: inout [UInt8],
    changed: (_ output: Range<Int>, _ source: Range<Int>) -> Void
  ) {
    var position = 0
    while position < source.byteCount {
      position = appendOther(source, from: position, to: &output, changed: changed)
    }
  }

  /// Appends the normalised `source` to `output`, and to `offsets` how to find the way back.
  mutating func append(
    _ source: RawSpan, to output: inout [UInt8], offsets: inout OffsetMap
  ) {
    let start = output.count
    append(source, to: &output) { output, source in
      offsets.append(folded: output.lowerBound - start..<output.upperBound - start, source: source)
    }
    offsets.finish(foldedCount: output.count - start, sourceCount: source.byteCount)
  }

  /// Appends the inert text that begins at `start`, and returns where it ends.
  private func appendInert(
    _ source: RawSpan, from start: Int, to output: inout [UInt8]
  ) -> Int {
    guard form == .composed else {
      return InertText.appendFolded(source, from: start, to: &output)
    }
    let end = InertText.end(in: source, from: start)
    source.extracting(start..<end).withUnsafeBytes { output.append(contentsOf: $0) }
    return end
  }

  /// Appends a letter without its accent, and notes the accent.
  private mutating func append(
    _ letter: BareLetter, at position: Int, to output: inout [UInt8],
    changed: (Range<Int>, Range<Int>) -> Void
  ) {
    let start = output.count
    if letter.accent != 0 { accents.append(Accents.Mark(position: start, scalar: letter.accent)) }
    output.append(letter.first)
    if letter.count == 2 { output.append(letter.second) }
    if letter.isChanged {
      changed(start..<output.count, position..<position + BareLetter.length)
    }
  }

  /// Appends what stands at `start` up to the next inert scalar, and returns where that begins.
  private mutating func appendOther(
    _ source: RawSpan, from start: Int, to output: inout [UInt8],
    changed: (Range<Int>, Range<Int>) -> Void
  ) -> Int {
    var position = start
    var previous: Unicode.Scalar?
    var breakState: Int32 = 0
    segment.restart(at: start)
    reading: while true {
      guard position < source.byteCount else { break reading }
      let (decoded, length) =
        source.scalar(at: position, limit: source.byteCount)
        ?? ("\u{FFFD}", source.maximalSubpart(at: position))
      guard let scalar = form == .folded ? TypedForm.of(decoded) : decoded else {
        segment.skip(length: length)
        position += length
        continue
      }
      if let previous {
        // A full-width letter is not inert, whatever it stands for; it is three bytes long.
        if InertText.contains(scalar),
          form == .composed || InertText.begins(in: source, at: position, folding: true)
        {
          break
        }
        let isBorder = utf8proc_grapheme_break_stateful(
          Int32(bitPattern: previous.value), Int32(bitPattern: scalar.value), &breakState)
        if isBorder || segment.scalarCount == Self.longestSegment {
          finishSegment(source, to: &output, changed: changed)
        }
      }
      segment.append(scalar, length: length)
      position += length
      previous = scalar
    }
    finishSegment(source, to: &output, changed: changed)
    return position
  }

  private mutating func finishSegment(
    _ source: RawSpan, to output: inout [UInt8],
    changed: (Range<Int>, Range<Int>) -> Void
  ) {
    let start = output.count
    switch form {
    case .composed:
      mapper.append(segment.bytes, UTF8PROC_COMPOSE, to: &output)
    case .folded:
      canonical.removeAll(keepingCapacity: true)
      mapper.append(segment.bytes, UTF8PROC_DECOMPOSE, to: &canonical)
      mapper.append(
        canonical, utf8proc_option_t(UTF8PROC_COMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue),
        to: &output)
    }
    if isStripping { accents.strip(&output, from: start) }
    if !segment.corresponds(to: output[start...], in: source) {
      changed(start..<output.count, segment.source)
    }
    segment.restart(at: segment.source.upperBound)
  }
}

/// The calls to utf8proc, and the scalars that they work on.
private struct Mapper {
  private var scalars: [Int32] = []

  /// Appends `bytes`, which are valid UTF-8, mapped by utf8proc with one set of options.
  mutating func append(
    _ bytes: [UInt8], _ mapping: utf8proc_option_t, to output: inout [UInt8]
  ) {
    let options = utf8proc_option_t(mapping.rawValue | UTF8PROC_STABLE.rawValue)
    // Four scalars for each byte are more than any scalar decomposes or folds to; utf8proc checks.
    let capacity = bytes.count * 4 + 4
    if scalars.count < capacity { scalars = Array(repeating: 0, count: capacity) }
    let count = utf8proc_decompose(bytes, bytes.count, &scalars, capacity - 1, options)
    guard count >= 0, count < capacity else {
      output.append(contentsOf: bytes)
      return
    }
    // Writes the UTF-8 over the scalars.
    let length = utf8proc_reencode(&scalars, count, options)
    scalars.withUnsafeBytes { output.append(contentsOf: $0.prefix(max(0, length))) }
  }
}

/// The text that is given to utf8proc next, repaired where it was invalid.
private struct Segment {
  private(set) var bytes: [UInt8] = []
  private(set) var scalarCount = 0
  private(set) var source = 0..<0
  /// Whether something of the source was left out.
  private var hasGaps = false

  mutating func restart(at position: Int) {
    bytes.removeAll(keepingCapacity: true)
    scalarCount = 0
    hasGaps = false
    source = position..<position
  }

  mutating func append(_ scalar: Unicode.Scalar, length: Int) {
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    scalarCount += 1
    source = source.lowerBound..<source.upperBound + length
  }

  /// Goes past a scalar that is left out.
  mutating func skip(length: Int) {
    hasGaps = true
    source = source.lowerBound..<source.upperBound + length
  }

  /// Whether any part of `mapped` stands for the part of the source at the same position.
  func corresponds(
    to mapped: ArraySlice<UInt8>, in original: RawSpan
  ) -> Bool {
    guard mapped.count == source.count, !hasGaps else { return false }
    let isSame = original.extracting(source).withUnsafeBytes { mapped.elementsEqual($0) }
    if isSame { return true }
    // `É` and `é` do, `ß` and `ss` do not.
    return scalarCount == 1 && mapped.count { $0 & 0xC0 != 0x80 } == 1
  }
}
