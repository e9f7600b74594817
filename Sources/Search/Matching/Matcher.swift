import Cache
import Normalization

/// A condition, made ready to be asked of papers.
indirect enum Matcher: Sendable {
  case text(TextMatcher)
  case pattern(Pattern, TextField?)
  /// Something that the paper's index alone tells.
  case test(@Sendable (Int) -> Bool)
  case label([UInt8])
  /// Any of these words, folded: addresses of code hosts.
  case words([[UInt8]])
  /// Any of these terms, in a field.
  case glosses([GlossPattern], TextField?)
  case not(Matcher)
  case all([Matcher])
  case any([Matcher])

  /// The cheaper is asked first.
  private var cost: Int {
    switch self {
    case .test: 0
    case .text: 1
    case .words, .label, .glosses: 2
    case .pattern: 9
    case .not(let matcher): matcher.cost
    case .all(let parts), .any(let parts): 1 + (parts.map(\.cost).max() ?? 0)
    }
  }

  /// The parts, all of which must match, the cheapest first.
  static func every(_ parts: [Matcher]) -> Matcher {
    .all(
      parts.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(
        \.element))
  }

  /// The texts that a paper may have been found by, in no negation.
  var texts: [TextMatcher] {
    switch self {
    case .text(let text): [text]
    case .all(let parts), .any(let parts): parts.flatMap(\.texts)
    case .pattern, .test, .label, .words, .glosses, .not: []
    }
  }

  /// The regular expressions that a paper may have been found by, and where they were to match.
  var patterns: [(pattern: Pattern, field: TextField?)] {
    switch self {
    case .pattern(let pattern, let field): [(pattern, field)]
    case .all(let parts), .any(let parts): parts.flatMap(\.patterns)
    case .text, .test, .label, .words, .glosses, .not: []
    }
  }

  /// The terms in the other language that a paper may have been found by, and where they were to
  /// stand.
  var glosses: [(pattern: GlossPattern, field: TextField?)] {
    switch self {
    case .glosses(let patterns, let field): patterns.map { ($0, field) }
    case .all(let parts), .any(let parts): parts.flatMap(\.glosses)
    case .text, .pattern, .test, .label, .words, .not: []
    }
  }

  /// The texts that every paper found must have.
  var required: [TextMatcher] {
    switch self {
    case .text(let text): [text]
    case .all(let parts): parts.flatMap(\.required)
    case .pattern, .test, .label, .words, .glosses, .not, .any: []
    }
  }

  /// Whether a regular expression is asked.
  var hasPattern: Bool {
    switch self {
    case .pattern: true
    case .not(let matcher): matcher.hasPattern
    case .all(let parts), .any(let parts): parts.contains(where: \.hasPattern)
    case .text, .test, .label, .words, .glosses: false
    }
  }

  /// Whether nothing is found without 초성.
  var needsChoseong: Bool {
    switch self {
    case .text(let text): text.choseong != nil
    case .not(let matcher): matcher.needsChoseong
    case .all(let parts), .any(let parts): parts.contains(where: \.needsChoseong)
    case .pattern, .test, .label, .words, .glosses: false
    }
  }
}

/// Asks matchers of papers; for one thread, for the length of a step.
struct Judge {
  let text: SearchText
  let lines: OriginalLines

  /// How a paper matches; nil where it does not.
  ///
  /// - Throws: where a pattern takes too long on a line.
  func reading(of index: Int, _ matcher: Matcher) throws(PatternError) -> Reading? {
    switch matcher {
    case .text(let word): return word.reading(of: index, in: text)
    case .test(let test): return test(index) ? .literal : nil
    case .pattern(let pattern, let field):
      return try lines.match(pattern, in: field, of: index) ? .literal : nil
    case .label(let name):
      let corpus = text.corpus
      return SummaryLabel.isPresent(name, in: corpus.text.bytes, corpus.body(index))
        ? .literal : nil
    case .words(let words):
      let corpus = text.corpus
      let range = corpus.paper(index)
      return words.contains { corpus.text.bytes.find($0, in: range) != nil } ? .literal : nil
    case .glosses(let patterns, let field):
      let corpus = text.corpus
      let range = corpus.range(of: field, in: index)
      return patterns.contains { $0.find(in: corpus.text.bytes, range) != nil } ? .gloss : nil
    case .not(let matcher): return try reading(of: index, matcher) == nil ? .literal : nil
    case .all(let parts):
      var worst = Reading.literal
      for part in parts {
        guard let reading = try reading(of: index, part) else { return nil }
        worst = max(worst, reading)
      }
      return worst
    case .any(let parts):
      var best: Reading?
      for part in parts {
        guard let reading = try reading(of: index, part) else { continue }
        if reading == .literal { return reading }
        best = min(best ?? reading, reading)
      }
      return best
    }
  }
}
