import Cache
import Normalization

/// Text to look for, as bytes of the corpus, in every way in which it may be read.
///
/// A class, as one is handed about for each paper that is asked: copying a dozen arrays took longer
/// than looking.
final class TextMatcher: Sendable {
  /// Where it must stand, labels folded.
  enum Field: Sendable, Hashable {
    case title, author, body
    case label([UInt8])
  }

  /// Whether the text must be a word of its own.
  enum Wholeness: Sendable, Hashable {
    /// The text may stand within a word.
    case anywhere
    /// The text may stand within words, which counts for less.
    case first
    /// The text must be a word of its own.
    case only
  }

  /// Readings that a text is not given by itself.
  struct Allowances: OptionSet {
    let rawValue: Int
    /// The last syllable may be half typed.
    static let half = Allowances(rawValue: 1)
    /// It may be looked for without 조사 and endings.
    static let ending = Allowances(rawValue: 2)
    /// It is not to be there: nothing but what is written counts.
    static let negated = Allowances(rawValue: 4)
  }

  let field: Field?
  /// The folded text without accents; white space in a phrase is one blank.
  let literal: [UInt8]
  /// What a phrase is where a colon in it is a label's, whose marks stay in the searched text.
  private let behindLabels: [[UInt8]]
  /// The accents that it demands.
  let accents: Accents
  let wholeness: Wholeness
  /// The word as 초성, where it is nothing else.
  let choseong: [UInt8]?
  /// The word with its last syllable half typed, where it may be.
  let half: HalfSyllable?
  /// The word with blanks between its syllables, where it may be.
  let spaced: SpacedWord?
  /// The word without its endings, where those may be missing.
  let stem: [UInt8]?
  /// Whether a paper in which the bytes stand anywhere has the text as written.
  private let isAskedAsWritten: Bool

  init(_ term: TextTerm, allowing: Allowances = []) {
    field =
      switch term.field {
      case .title: .title
      case .author: .author
      case .body: .body
      case .label(let name): .label(Folding.bare(name).bytes)
      case nil: nil
      }
    (literal, accents) = Folding.bare(
      term.isPhrase ? TextMatcher.withSingleSpaces(term.text) : term.text)
    let isNegated = allowing.contains(.negated)
    wholeness =
      term.isWhole || isNegated && term.isShortName ? .only : term.isShortName ? .first : .anywhere
    let isWord = !term.isPhrase && !term.isWhole
    let folded = String(decoding: literal, as: UTF8.self)
    choseong = isWord ? Choseong.word(folded.unicodeScalars) : nil
    let isOpen = isWord && !isNegated && accents.isEmpty
    half = isOpen && allowing.contains(.half) ? HalfSyllable(literal) : nil
    spaced = isOpen ? SpacedWord(literal, half: half) : nil
    let stem = isOpen && allowing.contains(.ending) ? Particles.stem(folded) : folded
    self.stem = stem == folded ? nil : Array(stem.utf8)
    behindLabels =
      term.isPhrase && accents.isEmpty ? TextMatcher.behindLabels(literal) : []
    isAskedAsWritten =
      field == nil && accents.isEmpty && wholeness == .anywhere && choseong == nil
  }

  private init(_ other: TextMatcher, in field: Field) {
    self.field = field
    (literal, accents, wholeness) = (other.literal, other.accents, other.wholeness)
    (choseong, half, spaced, stem) = (other.choseong, other.half, other.spaced, other.stem)
    behindLabels = other.behindLabels
    isAskedAsWritten = false
  }

  /// The same text in a field.
  func with(_ field: Field) -> TextMatcher { TextMatcher(self, in: field) }

  /// A phrase with the marks that a label may have before or behind its colon.
  private static func behindLabels(_ phrase: [UInt8]) -> [[UInt8]] {
    var variants: [[UInt8]] = []
    for colon in phrase.indices where phrase[colon] == UInt8(ascii: ":") {
      for count in 1...3 {
        let marks = [UInt8](repeating: UInt8(ascii: "*"), count: count)
        for index in [colon, colon + 1] {
          var variant = phrase
          variant.insert(contentsOf: marks, at: index)
          variants.append(variant)
        }
      }
    }
    return variants
  }

  private static func withSingleSpaces(_ text: String) -> String {
    var spaced = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !scalar.properties.isWhitespace {
        spaced.append(scalar)
      } else if spaced.last != " " {
        spaced.append(" ")
      }
    }
    return String(spaced)
  }

  /// Whether papers in which the bytes stand anywhere have the text, as written.
  var isPlain: Bool { field == nil && accents.isEmpty && wholeness == .anywhere && hasOneReading }

  /// Whether the bytes of the text stand in every paper that has it.
  var hasOneReading: Bool { isAlwaysThere && stem == nil }

  /// Whether the bytes of the text, or those of its stem, stand in every paper that has it.
  var isAlwaysThere: Bool {
    choseong == nil && half == nil && spaced == nil && behindLabels.isEmpty
  }

  /// The word across blanks, where nothing else is to be asked but whether it stands as written.
  var spacedAlone: SpacedWord? {
    let isAlone = field == nil && accents.isEmpty && wholeness == .anywhere && half == nil
    return isAlone && stem == nil && choseong == nil ? spaced : nil
  }

  // MARK: Asking papers

  /// How a paper has the text; nil where it has not.
  func reading(of index: Int, in text: SearchText) -> Reading? {
    if isAskedAsWritten, text.has(literal, in: index) { return .literal }
    if let choseong {
      guard finds(choseong, in: index, text) else { return nil }
      let isBare = text.choseong?.bare.contains(index) ?? true
      return isBare && written(in: index, text) == .literal ? .literal : .choseong
    }
    // Where all before the last syllable stands nowhere, neither reading does.
    if spaced == nil, stem == nil, let half, !half.head.isEmpty,
      !contains(index, text, find: { $0.find(half.head, in: $1) != nil })
    {
      return nil
    }
    if let reading = written(in: index, text) { return reading }
    if let stem, contains(index, text, find: { $0.find(stem, in: $1) != nil }) { return .ending }
    let spaced = spaced.flatMap { mayBeSpaced($0, index, text) ? $0 : nil }
    if let spaced,
      contains(index, text, find: { spaced.find(in: $0, $1, allowsHalf: false) != nil })
    {
      return .spaced
    }
    guard let half else { return nil }
    let isHalfTyped = contains(index, text) { bytes, range in
      half.find(in: bytes, range) != nil || spaced?.find(in: bytes, range) != nil
    }
    return isHalfTyped ? .halfTyped : nil
  }

  /// Whether a paper's 초성 let a word stand in it across blanks; true where they are not known.
  private func mayBeSpaced(_ word: SpacedWord, _ index: Int, _ text: SearchText) -> Bool {
    guard let choseong = text.choseong else { return true }
    return choseong.bytes.bytes.find(word.choseong, in: choseong.paper(index)) != nil
  }

  /// How a paper has the text as written, or within words where it should be one; nil where it has
  /// not.
  private func written(in index: Int, _ text: SearchText) -> Reading? {
    var best: Reading?
    _ = contains(index, text) { bytes, range in
      var position = range.lowerBound
      while let hit = nextHit(in: bytes, position..<range.upperBound, text.corpus.accents) {
        if wholeness == .anywhere || WholeWord.isWhole(hit, in: bytes, line: range) {
          best = .literal
          return true
        }
        if wholeness == .first { best = .inWord }
        position = hit.lowerBound + 1
      }
      if hasBehindLabel(bytes, range) { best = .literal }
      return best == .literal
    }
    return best
  }

  /// Whether a phrase goes from a label on into the text behind it.
  private func hasBehindLabel(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    for phrase in behindLabels {
      guard let hit = bytes.find(phrase, in: range) else { continue }
      if wholeness != .only
        || WholeWord.isWhole(hit..<hit + phrase.count, in: bytes, line: range)
      {
        return true
      }
    }
    return false
  }

  /// Where the text next stands as written, with its accents.
  func nextHit(in bytes: RawSpan, _ range: Range<Int>, _ accents: Accents) -> Range<Int>? {
    var position = range.lowerBound
    while let hit = bytes.find(literal, in: position..<range.upperBound) {
      if self.accents.isEmpty || accents.hold(self.accents, at: hit) {
        return hit..<hit + literal.count
      }
      position = hit + 1
    }
    return nil
  }

  /// Whether something is found in the paper's text where this text must stand.
  private func contains(
    _ index: Int, _ text: SearchText, find: (RawSpan, Range<Int>) -> Bool
  ) -> Bool {
    var found = false
    let source = text.corpus.text
    func look(_ range: Range<Int>) -> Bool {
      text.inPieces(range) { piece in
        found = find(source.bytes, piece)
        return !found
      }
      return !found
    }
    switch field {
    case nil: _ = look(text.corpus.paper(index))
    case .title: _ = look(text.corpus.title(index))
    case .author: _ = look(text.corpus.authors(index))
    case .body: _ = look(text.corpus.body(index))
    case .label(let name):
      SummaryLabel.walk(
        name, in: source.bytes, text.corpus.body(index), visit: look)
    }
    return found
  }

  /// Whether the paper has the 초성.
  private func finds(_ word: [UInt8], in index: Int, _ text: SearchText) -> Bool {
    guard let choseong = text.choseong else { return false }
    let bytes = choseong.bytes.bytes
    let paper = choseong.paper(index)
    guard let field else { return bytes.find(word, in: paper) != nil }
    if case .label(let name) = field {
      let source = text.corpus.text
      var found = false
      SummaryLabel.walk(name, in: source.bytes, text.corpus.body(index)) { range in
        var projected: [UInt8] = []
        var sawBare = false
        Choseong.project(
          source.bytes, range, into: &projected, sawBare: &sawBare,
          source: { _ in })
        found = projected.span.bytes.find(word, in: projected.indices) != nil
        return !found
      }
      return found
    }
    let title = bytes.find(Choseong.lineEnd, in: paper) ?? paper.upperBound
    let rest = min(title + 1, paper.upperBound)..<paper.upperBound
    let authors = bytes.find(Choseong.lineEnd, in: rest) ?? paper.upperBound
    let range =
      switch field {
      case .title: paper.lowerBound..<title
      case .author: rest.lowerBound..<authors
      case .body, .label: min(authors + 1, paper.upperBound)..<paper.upperBound
      }
    return bytes.find(word, in: range) != nil
  }
}

extension TextMatcher: Hashable {
  static func == (a: TextMatcher, b: TextMatcher) -> Bool {
    a === b
      || a.field == b.field && a.literal == b.literal && a.accents == b.accents
        && a.wholeness == b.wholeness && a.choseong == b.choseong && a.half == b.half
        && a.spaced == b.spaced && a.stem == b.stem
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(field)
    hasher.combine(literal)
  }
}
