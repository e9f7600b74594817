import Decisions
import Digest
import Normalization

/// Makes a condition ready to be asked of the papers of an archive.
struct MatcherBuilder {
  /// Addresses of what `has:code` takes for code.
  static let codeHosts = ["github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/"]

  let searcher: Searcher
  let decisions: DecisionTable
  /// Words that stand nowhere as written; their last syllable may be half typed.
  var absent: Set<TextTerm> = []
  /// The terms whose other sides count for words that do not demand it; nil where they count for none.
  var glossary: Glossary?

  func matcher(_ query: Query) -> Matcher? {
    query.condition.map { matcher($0, isNegated: false, isLast: query.isBeingTyped) }
  }

  /// What is left to be asked of a paper that has everything before the condition of an index as written; nil where
  /// nothing is.
  func matcher(_ query: Query, from index: Int) -> Matcher? {
    let rest = query.conjunction.dropFirst(index)
    guard !rest.isEmpty else { return nil }
    return .every(matchers(Array(rest), isNegated: false, isLast: query.isBeingTyped))
  }

  private func matcher(_ condition: Condition, isNegated: Bool, isLast: Bool) -> Matcher {
    switch condition {
    case .term(.text(let term)):
      withGlosses(
        .text(TextMatcher(term, allowsHalf: !isNegated && (isLast || absent.contains(term)))),
        glosses(of: [term], isNegated))
    case .term(let term): matcher(term)
    case .not(let inner): .not(matcher(inner, isNegated: true, isLast: false))
    case .all(let parts): .every(joined(parts, isNegated: isNegated, isLast: isLast))
    case .any(let parts): .any(matchers(parts, isNegated: isNegated, isLast: isLast))
    }
  }

  private func matchers(_ parts: [Condition], isNegated: Bool, isLast: Bool) -> [Matcher] {
    parts.enumerated().map { index, part in
      matcher(part, isNegated: isNegated, isLast: isLast && index == parts.count - 1)
    }
  }

  // MARK: Glosses

  /// Words of the longest term that is looked up.
  private static let longestTerm = 4

  /// The matchers of conditions that must all hold, where words that are a term together count as one: `미세 조정`.
  private func joined(_ parts: [Condition], isNegated: Bool, isLast: Bool) -> [Matcher] {
    let single = matchers(parts, isNegated: isNegated, isLast: isLast)
    guard glossary != nil, !isNegated else { return single }
    var result: [Matcher] = []
    var index = 0
    while index < parts.count {
      let words = parts[index...].prefix(MatcherBuilder.longestTerm).map(MatcherBuilder.word)
      let run = Array(words.prefix { $0 != nil }.compactMap(\.self))
      let length = (2...max(2, run.count)).reversed().first { length in
        length <= run.count && glosses(of: Array(run.prefix(length)), false) != nil
      }
      if let length {
        result.append(
          withGlosses(
            .every(Array(single[index..<index + length])),
            glosses(of: Array(run.prefix(length)), false)))
        index += length
      } else {
        result.append(single[index])
        index += 1
      }
    }
    return result
  }

  /// A word that may be part of a term.
  private static func word(_ condition: Condition) -> TextTerm? {
    guard case .term(.text(let term)) = condition, !term.isPhrase, term.field == nil else {
      return nil
    }
    return term
  }

  private func withGlosses(_ matcher: Matcher, _ glosses: Matcher?) -> Matcher {
    glosses.map { .any([matcher, $0]) } ?? matcher
  }

  /// The other sides of words that are a term; nil where they are none, or where glosses do not count for them.
  private func glosses(of terms: [TextTerm], _ isNegated: Bool) -> Matcher? {
    guard let first = terms.first, !first.isPhrase, !isNegated else { return nil }
    switch first.field {
    case .author, .label: return nil
    case .title, .body, nil: break
    }
    let glossary = terms.contains(where: \.demandsGlosses) ? searcher.glossary : glossary
    guard let glossary else { return nil }
    let patterns = glossary.patterns(of: terms.map(\.text).joined(separator: " ")).map(\.pattern)
    return patterns.isEmpty ? nil : .glosses(patterns, first.field)
  }

  private func matcher(_ term: Term) -> Matcher {
    let papers = searcher.library.papers
    switch term {
    case .text(let text): return .text(TextMatcher(text, allowsHalf: false))
    case .pattern(let pattern, let field): return .pattern(pattern, field)
    case .label(let name): return .label(Folding.fold(name))
    case .id(let text):
      let wanted = Folding.fold(ArxivID.find(in: text) ?? ArxivID.identifier(text) ?? text)
      let ids = searcher.ids
      return .test { place in
        ids[place].withUnsafeBytes { $0.find(wanted, in: 0..<$0.count) != nil }
      }
    case .vote(let bounds):
      return .test { papers[$0].vote.map(bounds.contains) ?? false }
    case .percentile(let bounds):
      let percentiles = searcher.percentiles
      return .test { percentiles.inMonth($0).map(bounds.contains) ?? false }
    case .taste(let bounds):
      let ranking = searcher.ranking(decisions)
      return .test { ranking.percentiles.inMonth($0).map(bounds.contains) ?? false }
    case .like(let names):
      let likeness = searcher.likeness(to: names, decisions)
      return .test { likeness[$0] != nil }
    case .voteUnknown: return .test { papers[$0].vote == nil }
    case .date(let bounds):
      return .test { papers[$0].date.map { bounds.contains($0) } ?? false }
    case .lastDays(let count): return lastDays(count)
    case .dateUnknown: return .test { papers[$0].date == nil }
    case .weekday(let day): return .test { papers[$0].date?.weekday == day }
    case .standing(let standing):
      return .test { [decisions] in decisions[$0].standing == standing }
    case .noted: return .test { [decisions] in decisions[$0].note != nil }
    case .tag(let tag):
      let wanted = Folding.fold(tag)
      return .test { [decisions] in decisions[$0].tags.contains { Folding.fold($0) == wanted } }
    case .has(let part): return has(part)
    case .authors(let bounds): return .test { bounds.contains(papers[$0].authorCount) }
    }
  }

  private func has(_ part: Part) -> Matcher {
    let papers = searcher.library.papers
    return switch part {
    case .video: .test { papers[$0].hasVideo }
    case .image: .test { papers[$0].hasImage }
    case .authors: .test { papers[$0].authorCount > 0 }
    case .code: .words(MatcherBuilder.codeHosts.map { Array($0.utf8) })
    }
  }

  /// The days of the calendar up to the archive's newest.
  private func lastDays(_ count: Int) -> Matcher {
    let papers = searcher.library.papers
    guard let newest = searcher.library.days.last?.date?.ordinal else {
      return .test { _ in false }
    }
    return .test { place in
      papers[place].date.map { $0.ordinal > newest - count } ?? false
    }
  }
}

extension DigestDate {
  /// The day's number in the proleptic Gregorian calendar, 0 for 0000-03-01.
  var ordinal: Int {
    let shifted = month < 3 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }
}
