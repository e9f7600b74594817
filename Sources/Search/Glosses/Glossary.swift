import Cache
import Digest
import Normalization

/// The terms of an archive in both languages, as its summaries explain them.
///
/// It is made of the archive alone, and is the same wherever it is made.
public struct Glossary: Sendable {
  /// The glosses, those of most papers first.
  public let glosses: [Gloss]
  /// The indices in `glosses` of each term, in either language, by `key`.
  private let indices: [[UInt8]: [Int]]

  /// A glossary without a term.
  public init() { self.init([]) }

  init(_ glosses: [Gloss]) {
    self.glosses = glosses
    var indices: [[UInt8]: [Int]] = [:]
    for (index, gloss) in glosses.enumerated() {
      for key in Set([Glossary.key(gloss.korean), Glossary.key(gloss.key.text)]) {
        indices[key, default: []].append(index)
      }
    }
    self.indices = indices
  }

  /// Mines the summaries of a library.
  public init(_ library: Library, corpus: Corpus) {
    var miner = GlossMiner(library.papers)
    self.init(Glossary.telling(miner.glosses(), corpus))
  }

  /// Leaves out a gloss whose Korean says little of its English: one whose English stands not even
  /// twice as often where the Korean does as it does anywhere, such as 성능 for state of the art.
  private static func telling(_ glosses: [Gloss], _ corpus: Corpus) -> [Gloss] {
    // Two words are seldom everywhere; a term of one that is explained in many papers is one all
    // the same.
    var papers: [GlossPattern: Set<Int>] = [:]
    func holding(_ pattern: GlossPattern) -> Set<Int> {
      if let known = papers[pattern] { return known }
      let found = corpus.papers(with: pattern)
      papers[pattern] = found
      return found
    }
    return glosses.filter { gloss in
      guard !gloss.korean.contains(" ") else { return true }
      let korean = holding(GlossPattern(gloss.korean, isEnglish: false))
      guard korean.count * 50 > corpus.count else { return true }
      let english = holding(GlossPattern(gloss.key.text, isEnglish: true))
      let both = english.intersection(korean).count
      // P(English | Korean) ≥ 2 · P(English), in whole numbers.
      return both * corpus.count >= 2 * english.count * korean.count
    }
  }

  /// What a term is found by: folded, without blanks and hyphens, English without a plural s.
  private static func key(_ term: String) -> [UInt8] {
    var key = Folding.bare(term).bytes.filter { $0 != 0x20 && $0 != UInt8(ascii: "-") }
    let s = UInt8(ascii: "s")
    if key.count > 2, key.last == s, key[key.count - 2] != s { key.removeLast() }
    return key
  }

  /// The glosses of a term in either language, however it is written; those of most papers first.
  public func glosses(of term: String) -> [Gloss] {
    (indices[Glossary.key(term)] ?? []).map { glosses[$0] }
  }

  /// The glosses of which either side stands in a text, in their order there.
  public func glosses(in text: String) -> [Gloss] {
    let folded = Folding.bare(text).bytes
    let found = glosses.compactMap { gloss -> (Int, Gloss)? in
      let sides = [
        GlossPattern(gloss.korean, isEnglish: false),
        GlossPattern(gloss.key.text, isEnglish: true),
      ]
      let first = sides.compactMap { $0.find(in: folded.span.bytes, folded.indices)?.lowerBound }
        .min()
      return first.map { ($0, gloss) }
    }
    return found.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
  }

  /// How many papers hold a term as written, and how many hold it or one of its other sides.
  public func reach(of term: String, in corpus: Corpus) -> (literal: Int, whole: Int) {
    let needle = Folding.bare(term).bytes
    let literal = Set(
      (0..<corpus.count).filter {
        corpus.text.bytes.find(needle, in: corpus.paper($0)) != nil
      })
    let whole = patterns(of: term).reduce(literal) { $0.union(corpus.papers(with: $1.pattern)) }
    return (literal.count, whole.count)
  }

  /// The other sides of a term, to be looked for.
  func patterns(of term: String) -> [(gloss: Gloss, pattern: GlossPattern)] {
    let key = Glossary.key(term)
    return glosses(of: term).map { gloss in
      Glossary.key(gloss.korean) == key
        ? (gloss, GlossPattern(gloss.key.text, isEnglish: true))
        : (gloss, GlossPattern(gloss.korean, isEnglish: false))
    }
  }
}

extension Corpus {
  /// The papers that hold a term.
  func papers(with pattern: GlossPattern) -> Set<Int> {
    Set((0..<count).filter { pattern.find(in: text.bytes, paper($0)) != nil })
  }
}
