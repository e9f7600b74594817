import Normalization

/// What a query marks in texts on screen.
public struct Marker: Sendable, Hashable {
  /// The part of a paper that a text is, since `title:x` marks nothing in a summary.
  public enum Part: Sendable, Hashable { case title, authors, body }

  private let texts: [TextMatcher]
  private let patterns: [FieldPattern]
  private let glosses: [FieldGloss]

  private struct FieldGloss: Hashable, Sendable {
    let pattern: GlossPattern
    let field: TextField?
  }

  private struct FieldPattern: Hashable, Sendable {
    let pattern: Pattern
    let field: TextField?
  }

  /// Marks nothing.
  public init() { (texts, patterns, glosses) = ([], [], []) }

  init(_ matcher: Matcher?) {
    texts = matcher?.texts ?? []
    patterns = matcher?.patterns.map { FieldPattern(pattern: $0.pattern, field: $0.field) } ?? []
    glosses = matcher?.glosses.map { FieldGloss(pattern: $0.pattern, field: $0.field) } ?? []
  }

  /// Whether it marks nothing anywhere.
  public var isEmpty: Bool { texts.isEmpty && patterns.isEmpty && glosses.isEmpty }

  /// What to mark in a text that is shown: ranges of its UTF-8, ascending, apart from one another, each of whole characters.
  ///
  /// The text may be in any form; a mark in decomposed Hangul is on whole syllables.
  public func ranges(in text: String, part: Part) -> [Range<Int>] {
    var text = text
    let texts = texts.filter { Marker.isIn(part, $0.field) }
    let patterns = patterns.filter { Marker.isIn(part, $0.field) }
    let glosses = glosses.filter { Marker.isIn(part, $0.field) }.map(\.pattern)
    guard !texts.isEmpty || !patterns.isEmpty || !glosses.isEmpty else { return [] }
    let found = text.withUTF8 { utf8 in
      let source = UnsafeRawBufferPointer(utf8)
      return Marker.ranges(of: texts, glosses, in: source)
        + Marker.ranges(of: patterns.map(\.pattern), in: source)
    }
    return Marker.merged(found.map { text.wholeCharacters(around: $0) })
  }

  private static func isIn(_ part: Part, _ field: TextMatcher.Field?) -> Bool {
    switch field {
    case nil: true
    case .title: part == .title
    case .author: part == .authors
    case .body, .label: part == .body
    }
  }

  private static func isIn(_ part: Part, _ field: TextField?) -> Bool {
    switch field {
    case nil: true
    case .title: part == .title
    case .author: part == .authors
    case .body, .label: part == .body
    }
  }

  // MARK: Finding

  private static func ranges(
    of texts: [TextMatcher], _ glosses: [GlossPattern], in source: UnsafeRawBufferPointer
  ) -> [Range<Int>] {
    guard !texts.isEmpty || !glosses.isEmpty else { return [] }
    var folded: [UInt8] = []
    var offsets = OffsetMap()
    Folding.fold(source, into: &folded, offsets: &offsets)
    return folded.withUnsafeBytes { bytes in
      (texts.flatMap { $0.occurrences(in: bytes) } + glosses.flatMap { $0.occurrences(in: bytes) })
        .map(offsets.sourceRange)
    }
  }

  private static func ranges(
    of patterns: [Pattern], in source: UnsafeRawBufferPointer
  ) -> [Range<Int>] {
    guard !patterns.isEmpty else { return [] }
    var composed: [UInt8] = []
    var offsets = OffsetMap()
    NFC.append(source, to: &composed, offsets: &offsets)
    let runner = PatternRunner()
    return composed.withUnsafeBytes { bytes in
      patterns.flatMap { runner.all($0, in: bytes) }.map(offsets.sourceRange)
    }
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }
}

extension TextMatcher {
  /// All occurrences in folded text, in every reading.
  fileprivate func occurrences(in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while let hit = text.find(literal, in: position..<text.count) {
      found.append(hit..<hit + literal.count)
      position = hit + 1
    }
    position = 0
    while let half, let hit = half.find(in: text, position..<text.count) {
      found.append(hit)
      position = hit.lowerBound + 1
    }
    return found + (choseong.map { choseongOccurrences(of: $0, in: text) } ?? [])
  }

  private func choseongOccurrences(
    of word: [UInt8], in text: UnsafeRawBufferPointer
  ) -> [Range<Int>] {
    var projected: [UInt8] = []
    var places: [Range<Int>] = []
    var sawBare = false
    Choseong.project(text, into: &projected, sawBare: &sawBare) { places.append($0) }
    return projected.withUnsafeBytes { bytes in
      var found: [Range<Int>] = []
      var position = 0
      while let hit = bytes.find(word, in: position..<bytes.count) {
        found.append(places[hit].lowerBound..<places[hit + word.count - 1].upperBound)
        position = hit + 1
      }
      return found
    }
  }
}

extension GlossPattern {
  /// All occurrences in folded text.
  fileprivate func occurrences(in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while let hit = find(in: text, 0..<text.count, from: position) {
      found.append(hit)
      position = hit.upperBound
    }
    return found
  }
}

extension PatternRunner {
  /// All matches that are not empty; where one takes too long, those before it.
  fileprivate func all(_ pattern: Pattern, in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while position <= text.count, let match = try? match(pattern, in: text, from: position) {
      if match.isEmpty {
        position = max(position, match.upperBound) + 1
        // On to the next scalar.
        while position < text.count, text[position] & 0xC0 == 0x80 { position += 1 }
      } else {
        found.append(match)
        position = max(position + 1, match.upperBound)
      }
    }
    return found
  }
}

extension String {
  /// The grapheme clusters (UAX #29) that a range of UTF-8 touches, so that a base is never parted from its accents.
  fileprivate func wholeCharacters(around range: Range<Int>) -> Range<Int> {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    let lower = startOfCharacter(at: start)
    let endStart = startOfCharacter(at: end)
    let upper = endStart == end ? end : index(after: endStart)
    return utf8.distance(
      from: utf8.startIndex, to: lower)..<utf8.distance(from: utf8.startIndex, to: upper)
  }

  private func startOfCharacter(at index: Index) -> Index {
    guard index > startIndex, index < endIndex else { return index }
    // `index(after:)` rounds down to a cluster first.
    return self.index(before: self.index(after: index))
  }
}
