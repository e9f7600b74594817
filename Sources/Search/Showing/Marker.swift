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

  /// Marks all that any of others mark.
  public init(_ markers: some Sequence<Marker>) {
    (texts, patterns, glosses) = markers.reduce(into: ([], [], [])) { all, marker in
      all.0 += marker.texts.filter { !all.0.contains($0) }
      all.1 += marker.patterns.filter { !all.1.contains($0) }
      all.2 += marker.glosses.filter { !all.2.contains($0) }
    }
  }

  /// Whether it marks nothing anywhere.
  public var isEmpty: Bool { texts.isEmpty && patterns.isEmpty && glosses.isEmpty }

  /// What to mark in a text that is shown: ranges of its UTF-8, ascending, apart from one another,
  /// each of whole characters.
  ///
  /// The text may be in any form; a mark in decomposed Hangul is on whole syllables.
  public func ranges(in text: String, part: Part) -> [Range<Int>] {
    var text = text
    let texts = texts.filter { Marker.isIn(part, $0.field) }
    let patterns = patterns.filter { Marker.isIn(part, $0.field) }
    let glosses = glosses.filter { Marker.isIn(part, $0.field) }.map(\.pattern)
    guard !texts.isEmpty || !patterns.isEmpty || !glosses.isEmpty else { return [] }
    let found = text.withUTF8 { utf8 in
      let source = UnsafeRawBufferPointer(utf8).bytes
      return Marker.ranges(of: texts, glosses, in: source)
        + Marker.ranges(of: patterns.map(\.pattern), in: source)
    }
    return Marker.merged(found.map { text.wholeCharacters(around: $0) })
  }

  /// Whether it marks anything in a text, of which the first mebibyte is looked at.
  public func marks(_ text: String, part: Part) -> Bool {
    let longest = 1 << 20
    guard text.utf8.count > longest else { return !ranges(in: text, part: part).isEmpty }
    return !ranges(in: String(decoding: text.utf8.prefix(longest), as: UTF8.self), part: part)
      .isEmpty
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
    of texts: [TextMatcher], _ glosses: [GlossPattern], in source: RawSpan
  ) -> [Range<Int>] {
    guard !texts.isEmpty || !glosses.isEmpty else { return [] }
    var folded: [UInt8] = []
    var accents = Accents()
    var offsets = OffsetMap()
    Folding.fold(source, into: &folded, accents: &accents, offsets: &offsets)
    let found =
      texts.flatMap { $0.occurrences(in: folded, accents) }
      + glosses.flatMap { $0.occurrences(in: folded) }
    return found.map(offsets.sourceRange)
  }

  private static func ranges(
    of patterns: [Pattern], in source: RawSpan
  ) -> [Range<Int>] {
    guard !patterns.isEmpty else { return [] }
    var composed: [UInt8] = []
    var offsets = OffsetMap()
    NFC.append(source, to: &composed, offsets: &offsets)
    let runner = PatternRunner()
    return patterns.flatMap { runner.all($0, in: composed) }.map(offsets.sourceRange)
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
  /// Where folded text has this text, in every reading.
  fileprivate func occurrences(in folded: [UInt8], _ accents: Accents) -> [Range<Int>] {
    let text = folded.span.bytes
    let end = folded.count
    var found: [Range<Int>] = []
    var position = 0
    while let hit = nextHit(in: text, position..<end, accents) {
      if wholeness != .only || WholeWord.isWhole(hit, in: text, line: 0..<end) { found.append(hit) }
      position = hit.lowerBound + 1
    }
    position = 0
    while let stem, let hit = text.find(stem, in: position..<end) {
      found.append(hit..<hit + stem.count)
      position = hit + 1
    }
    position = 0
    while let spaced, let hit = spaced.find(in: text, position..<end) {
      found.append(hit.range)
      position = hit.range.lowerBound + 1
    }
    position = 0
    while let half, let hit = half.find(in: text, position..<end) {
      found.append(hit)
      position = hit.lowerBound + 1
    }
    return found + (choseong.map { choseongOccurrences(of: $0, in: folded) } ?? [])
  }

  private func choseongOccurrences(of word: [UInt8], in folded: [UInt8]) -> [Range<Int>] {
    var projected: [UInt8] = []
    var sources: [Range<Int>] = []
    var sawBare = false
    Choseong.project(folded.span.bytes, folded.indices, into: &projected, sawBare: &sawBare) {
      sources.append($0)
    }
    var found: [Range<Int>] = []
    var position = 0
    while let hit = projected.span.bytes.find(word, in: position..<projected.count) {
      found.append(sources[hit].lowerBound..<sources[hit + word.count - 1].upperBound)
      position = hit + 1
    }
    return found
  }
}

extension GlossPattern {
  /// All occurrences in folded text.
  fileprivate func occurrences(in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while let hit = find(in: text.span.bytes, text.indices, from: position) {
      found.append(hit)
      position = hit.upperBound
    }
    return found
  }
}

extension PatternRunner {
  /// All matches that are not empty; where one takes too long, those before it.
  fileprivate func all(_ pattern: Pattern, in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while position <= text.count,
      let match = try? match(pattern, in: text.span.bytes, from: position)
    {
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
  /// The grapheme clusters (UAX #29) that a range of UTF-8 touches, so that a base is never parted
  /// from its accents.
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
