import Decisions
import Digest
import Normalization

/// Makes a condition ready to be asked of the papers of an archive.
struct MatcherBuilder {
  /// Addresses of what `has:code` takes for code.
  static let codeHosts = ["github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/"]

  let searcher: Searcher
  let decisions: DecisionTable
  /// The day from which `decided:7d` counts back.
  let today: DigestDate?
  /// Words that stand nowhere as written; their last syllable may be half typed.
  var absent: Set<TextTerm> = []
  /// Words that are looked for without their endings too.
  var stemmed: Set<TextTerm> = []
  /// The terms whose other sides count for words that do not demand it; nil where they count for
  /// none.
  var glossary: Glossary?

  func matcher(_ query: Query) -> Matcher? {
    query.condition.map { matcher($0, isNegated: false, isLast: query.isBeingTyped) }
  }

  /// What is left to be asked of a paper that has everything before the condition of an index as
  /// written; nil where nothing is.
  func matcher(_ query: Query, from index: Int) -> Matcher? {
    let rest = query.conjunction.dropFirst(index)
    guard !rest.isEmpty else { return nil }
    return .every(matchers(Array(rest), isNegated: false, isLast: query.isBeingTyped))
  }

  private func matcher(_ condition: Condition, isNegated: Bool, isLast: Bool) -> Matcher {
    switch condition {
    case .term(.text(let term)):
      withGlosses(
        matcher(term, isNegated: isNegated, isLast: isLast), glosses(of: [term], isNegated))
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

  private func matcher(_ term: TextTerm, isNegated: Bool, isLast: Bool) -> Matcher {
    var allowing: TextMatcher.Allowances = []
    if isNegated {
      allowing = .negated
    } else {
      if isLast || absent.contains(term) { allowing.insert(.half) }
      if stemmed.contains(term) { allowing.insert(.ending) }
    }
    let text = Matcher.text(TextMatcher(term, allowing: allowing))
    guard let address = term.address else { return text }
    // An address is a paper's own, or stands in a summary.
    let papers = searcher.library.papers
    return .any([text, .test { papers[$0].url == address }])
  }

  // MARK: Glosses

  /// Words of the longest term that is looked up.
  private static let longestTerm = 4

  /// The matchers of conditions that must all hold, where words that are a term together count as
  /// one: `미세 조정`.
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
    guard case .term(.text(let term)) = condition, term.isWord, term.field == nil else {
      return nil
    }
    return term
  }

  private func withGlosses(_ matcher: Matcher, _ glosses: Matcher?) -> Matcher {
    glosses.map { .any([matcher, $0]) } ?? matcher
  }

  /// The other sides of words that are a term; nil where they are none, or where glosses do not
  /// count for them.
  private func glosses(of terms: [TextTerm], _ isNegated: Bool) -> Matcher? {
    guard let first = terms.first, first.isWord || first.demandsGlosses, !isNegated else {
      return nil
    }
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
    case .text(let text): return .text(TextMatcher(text))
    case .pattern(let pattern, let field): return .pattern(pattern, field)
    case .label(let name): return .label(Folding.bare(name).bytes)
    case .id(let text):
      let wanted = Folding.fold(PastedPaper.arxivID(text) ?? text)
      let ids = searcher.ids
      return .test { index in
        let id = ids[index]
        return id.span.bytes.find(wanted, in: id.indices) != nil
      }
    case .vote(let bounds):
      return .test { papers[$0].vote.map(bounds.contains) ?? false }
    case .percentile(let bounds):
      let percentiles = searcher.percentiles
      return .test { percentiles.inMonth($0).map(bounds.contains) ?? false }
    case .taste(let bounds):
      let percentiles = searcher.ranking(decisions).percentiles.ranked
      return .test { percentiles.inMonth($0).map(bounds.contains) ?? false }
    case .like(let names):
      let likeness = searcher.likeness(to: names, decisions)
      return .test { likeness[$0] != nil }
    case .voteUnknown: return .test { papers[$0].vote == nil }
    case .date(let bounds):
      return .test { papers[$0].date.map { bounds.contains($0) } ?? false }
    case .lastDays(let count): return lastDays(count)
    case .dateUnknown: return .test { papers[$0].date == nil }
    case .weekday(let day): return .test { papers[$0].date?.weekday == day }
    case .has(let part): return has(part)
    case .authors(let bounds): return .test { bounds.contains(papers[$0].authorCount) }
    case .watched(.wanted): return .test { [decisions] in decisions.watchRanks[$0, default: 0] > 0 }
    case .watched(.unwanted):
      return .test { [decisions] in decisions.watchRanks[$0, default: 0] < 0 }
    case .standing, .undecided, .due, .decided, .noted, .note, .tag: return decision(term)
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
    return .test { index in
      papers[index].date.map { $0.ordinal > newest - count } ?? false
    }
  }

  // MARK: Decisions

  private func decision(_ term: Term) -> Matcher {
    let decisions = decisions
    let day = today?.description ?? ""
    switch term {
    case .standing(let standing): return .test { decisions[$0].standing == standing }
    case .undecided: return .test { decisions[$0].isOpen(on: day) }
    case .due: return .test { decisions[$0].isDue(on: day) }
    case .decided(let kind, let when):
      let today = today?.ordinal
      return .test { index in
        let decision = decisions[index]
        return kind.holds(decision.standing) && when.holds(decision.since, today: today)
      }
    case .noted: return .test { decisions[$0].note != nil }
    case .note(let text):
      let wanted = TextMatcher(text, allowing: .negated)
      return .test { decisions[$0].note.map(wanted.stands) ?? false }
    case .tag(let tag):
      let wanted = Folding.fold(tag)
      return .test { decisions[$0].tags.contains { Folding.fold($0) == wanted } }
    default: return .test { _ in false }
    }
  }
}

extension TextMatcher {
  /// Whether the text stands in another as written, both folded; white space in that is one blank.
  fileprivate func stands(in text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let (bytes, accents) = Folding.bare(lines)
    var position = 0
    while let hit = nextHit(in: bytes.span.bytes, position..<bytes.count, accents) {
      if wholeness != .only || WholeWord.isWhole(hit, in: bytes.span.bytes, line: bytes.indices) {
        return true
      }
      position = hit.lowerBound + 1
    }
    return false
  }
}

extension Term.DecidedKind {
  /// Whether a paper's standing is of this kind.
  fileprivate func holds(_ standing: Standing) -> Bool {
    switch self {
    case .decided: standing.isDecided
    case .standing(let wanted): standing == wanted
    }
  }
}

extension Term.When {
  /// Whether a moment is within the time; one that is not known is in none.
  ///
  /// - Parameters:
  ///   - seconds: since 1970.
  ///   - today: the number of the day from which days are counted back.
  fileprivate func holds(_ seconds: Int?, today: Int?) -> Bool {
    guard let day = seconds.flatMap(DigestDate.init(secondsSince1970:)) else { return false }
    switch self {
    case .lastDays(let count): return today.map { day.ordinal > $0 - count } ?? false
    case .bounds(let bounds): return bounds.contains(day)
    }
  }
}
