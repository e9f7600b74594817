import Cache
import Normalization

/// The papers worth asking: those in which the rarest of the texts stands that all papers found
/// must have.
///
/// The longest word is the rarest as a rule.
struct Candidates {
  private enum Way {
    case literal([UInt8])
    case half(HalfSyllable)
    case choseong([UInt8])
    case every
  }

  private let way: Way
  private let text: SearchText
  private let corpus: Corpus
  private var next: Int
  private let end: Int

  /// Candidates of a range of papers.
  init(_ matcher: Matcher, in papers: Range<Int>, _ text: SearchText) {
    way = Candidates.way(matcher.required, hasChoseong: text.choseong != nil)
    self.text = text
    corpus = text.corpus
    next = papers.lowerBound
    end = papers.upperBound
  }

  /// The papers of a range in which a word may stand across blanks, as far as their 초성 tell; all
  /// where those are not known.
  init(across word: SpacedWord, in papers: Range<Int>, _ text: SearchText) {
    way = text.choseong == nil ? .every : .choseong(word.choseong)
    self.text = text
    corpus = text.corpus
    next = papers.lowerBound
    end = papers.upperBound
  }

  private static func way(_ required: [TextMatcher], hasChoseong: Bool) -> Way {
    // A word is its stem and more, in whichever of these two readings.
    let certain = required.filter(\.isAlwaysThere)
    if let longest = certain.map({ $0.stem ?? $0.literal }).max(by: { $0.count < $1.count }),
      !longest.isEmpty
    {
      return .literal(longest)
    }
    if let half = required.first(where: { $0.spaced == nil && $0.stem == nil })?.half {
      return half.head.isEmpty ? .half(half) : .literal(half.head)
    }
    // Of a word whose endings may be missing the 초성 may be fewer.
    let words = required.compactMap { $0.choseong ?? ($0.stem == nil ? $0.spaced?.choseong : nil) }
    guard hasChoseong, let longest = words.max(by: { $0.count < $1.count }) else { return .every }
    return .choseong(longest)
  }

  /// Whether a candidate has the half-typed word for certain, having been found by it.
  var areByHalf: Bool { if case .half = way { true } else { false } }

  /// The next candidate, ascending; nil after the last, and where the search is given up.
  mutating func nextPaper() -> Int? {
    guard next < end, let found else {
      next = end
      return nil
    }
    next = found + 1
    return found
  }

  /// The first of the papers that are left which is worth asking.
  private var found: Int? {
    switch way {
    case .every: next
    case .literal(let needle):
      text.find(in: corpus.ranges, from: next, to: end) { corpus.text.bytes.find(needle, in: $0) }
    case .half(let half):
      text.find(in: corpus.ranges, from: next, to: end) {
        half.find(in: corpus.text.bytes, $0)?.lowerBound
      }
    case .choseong(let word):
      if let choseong = text.choseong {
        text.find(in: choseong.ranges, from: next, to: end) {
          choseong.bytes.bytes.find(word, in: $0)
        }
      } else {
        next
      }
    }
  }
}
