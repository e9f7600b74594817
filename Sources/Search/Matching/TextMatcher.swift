import Normalization

/// Text to look for, as bytes of the corpus, in every way in which it may be read.
struct TextMatcher: Sendable, Hashable {
  /// Where it must stand, labels folded.
  enum Field: Sendable, Hashable {
    case title, author, body
    case label([UInt8])
  }

  let field: Field?
  /// The folded text; white space in a phrase is one blank.
  let literal: [UInt8]
  /// The word as 초성, where it is nothing else.
  let choseong: [UInt8]?
  /// The word with its last syllable half typed, where it may be.
  let half: HalfSyllable?

  /// - Parameter allowsHalf: whether the last syllable may be half typed.
  init(_ term: TextTerm, allowsHalf: Bool) {
    field =
      switch term.field {
      case .title: .title
      case .author: .author
      case .body: .body
      case .label(let name): .label(Folding.fold(name))
      case nil: nil
      }
    literal = Folding.fold(term.isPhrase ? TextMatcher.withSingleSpaces(term.text) : term.text)
    let folded = String(decoding: literal, as: UTF8.self)
    choseong = term.isPhrase ? nil : Choseong.word(folded.unicodeScalars)
    half = allowsHalf && !term.isPhrase ? HalfSyllable(literal) : nil
  }

  private init(field: Field?, literal: [UInt8], choseong: [UInt8]?, half: HalfSyllable?) {
    (self.field, self.literal, self.choseong, self.half) = (field, literal, choseong, half)
  }

  /// The same text in a field.
  func with(_ field: Field) -> TextMatcher {
    TextMatcher(field: field, literal: literal, choseong: choseong, half: half)
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

  /// Whether the text can only be read as written, anywhere in the paper.
  var isPlain: Bool { field == nil && choseong == nil && half == nil }

  /// How the paper has the text; nil where it has not.
  func reading(of place: Int, in space: SearchBytes) -> Reading? {
    if let choseong {
      guard finds(choseong, in: place, space) else { return nil }
      let isLiteral = space.bare.contains(place) && contains(place, space) { find(literal, $0, $1) }
      return isLiteral ? .literal : .choseong
    }
    // Where all before the last syllable stands nowhere, neither reading does.
    if let half, !half.head.isEmpty, !contains(place, space, find: { find(half.head, $0, $1) }) {
      return nil
    }
    if contains(place, space, find: { find(literal, $0, $1) }) { return .literal }
    guard let half else { return nil }
    return contains(place, space) { half.find(in: $0, $1) != nil } ? .halfTyped : nil
  }

  private func find(_ needle: [UInt8], _ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool
  {
    text.find(needle, in: range) != nil
  }

  private func contains(
    _ place: Int, _ space: SearchBytes, find: (UnsafeRawBufferPointer, Range<Int>) -> Bool
  ) -> Bool {
    let (corpus, text) = (space.corpus, space.corpus.text)
    switch field {
    case nil: return find(text, corpus.paper(place))
    case .title: return find(text, corpus.title(place))
    case .author: return find(text, corpus.authors(place))
    case .body: return find(text, corpus.body(place))
    case .label(let name):
      var found = false
      SummaryLabel.walk(name, in: text, corpus.body(place)) { range in
        found = find(text, range)
        return !found
      }
      return found
    }
  }

  /// Whether the paper has the 초성.
  private func finds(_ word: [UInt8], in place: Int, _ space: SearchBytes) -> Bool {
    let text = space.choseong
    let paper = space.choseongRange(place)
    guard let field else { return text.find(word, in: paper) != nil }
    if case .label(let name) = field {
      var found = false
      SummaryLabel.walk(name, in: space.corpus.text, space.corpus.body(place)) { range in
        var projected: [UInt8] = []
        var sawBare = false
        Choseong.project(
          UnsafeRawBufferPointer(rebasing: space.corpus.text[range]), into: &projected,
          sawBare: &sawBare, place: { _ in })
        found = projected.withUnsafeBytes { $0.find(word, in: 0..<$0.count) != nil }
        return !found
      }
      return found
    }
    let title = text.find(Choseong.lineEnd, in: paper) ?? paper.upperBound
    let rest = min(title + 1, paper.upperBound)..<paper.upperBound
    let authors = text.find(Choseong.lineEnd, in: rest) ?? paper.upperBound
    let range =
      switch field {
      case .title: paper.lowerBound..<title
      case .author: rest.lowerBound..<authors
      case .body, .label: min(authors + 1, paper.upperBound)..<paper.upperBound
      }
    return text.find(word, in: range) != nil
  }
}

/// The memory that a search looks into, while it does.
struct SearchBytes {
  let corpus: CorpusBytes
  /// The 초성 of the corpus; empty where the query has none.
  let choseong: UnsafeRawBufferPointer
  let choseongStarts: UnsafeBufferPointer<UInt32>
  let bare: Set<Int>

  func choseongRange(_ place: Int) -> Range<Int> {
    Int(choseongStarts[place])..<Int(choseongStarts[place + 1])
  }
}
