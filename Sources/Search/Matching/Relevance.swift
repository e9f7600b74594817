import Digest

/// How well papers fit a query: `sort:relevance`.
///
/// First how the words had to be read (as written, half typed, 초성), then where they stand, summed over the words: in the
/// title (0), in a label of the summary (1), elsewhere (2); then how many of them are no whole word there; then the most
/// votes, unknown ones last; then the newest day; then the list's own order. Of several places in a paper a word's best
/// one counts; of the parts of an `OR` the best.
struct Relevance {
  /// What one paper scores for its words; less is better.
  struct Score: Hashable, Comparable {
    var field = 0
    var partial = 0

    static func + (a: Score, b: Score) -> Score {
      Score(field: a.field + b.field, partial: a.partial + b.partial)
    }

    static func < (a: Score, b: Score) -> Bool {
      (a.field, a.partial) < (b.field, b.partial)
    }
  }

  private let searcher: Searcher
  private let found: Found

  init(_ searcher: Searcher, _ found: Found) {
    self.searcher = searcher
    self.found = found
  }

  private struct Ranked {
    let place: Int
    let reading: Reading
    let score: Score
    let vote: Int?
    let date: DigestDate?
    let index: Int
  }

  /// Papers that were found, best first.
  func sorted(_ places: [Int]) -> [Int] {
    let scores = scores(places)
    let papers = searcher.library.papers
    let ranked = places.indices.map { index in
      let paper = papers[places[index]]
      return Ranked(
        place: places[index], reading: found.reading(of: places[index]) ?? .choseong,
        score: scores[index], vote: paper.vote, date: paper.date, index: index)
    }
    return ranked.sorted(by: Relevance.precedes).map(\.place)
  }

  private static func precedes(_ a: Ranked, _ b: Ranked) -> Bool {
    if a.reading != b.reading { return a.reading < b.reading }
    if a.score != b.score { return a.score < b.score }
    if a.vote != b.vote { return b.vote.map { vote in a.vote.map { $0 > vote } ?? false } ?? true }
    if a.date != b.date { return b.date.map { date in a.date.map { $0 > date } ?? false } ?? true }
    return a.index < b.index
  }

  private func scores(_ places: [Int]) -> [Score] {
    guard let matcher = found.matcher else { return places.map { _ in Score() } }
    return searcher.withJudge(needsChoseong: matcher.needsChoseong) { judge in
      places.map { score(of: $0, matcher, judge) ?? Score() }
    }
  }

  /// The score of a paper; nil where the matcher does not match it.
  private func score(of place: Int, _ matcher: Matcher, _ judge: Judge) -> Score? {
    switch matcher {
    case .text(let text): return score(of: place, text, judge.space)
    case .pattern(let pattern, let field):
      if field == nil || field == .title,
        (try? judge.lines.match(pattern, in: .title, of: place)) == true
      {
        return Score()
      }
      return (try? judge.lines.match(pattern, in: field, of: place)) == true ? Score(field: 2) : nil
    case .all(let parts):
      var sum = Score()
      for part in parts {
        guard let score = score(of: place, part, judge) else { return nil }
        sum = sum + score
      }
      return sum
    case .any(let parts): return parts.compactMap { score(of: place, $0, judge) }.min()
    case .test, .label, .words, .glosses, .not:
      return (try? judge.reading(of: place, matcher)).flatMap(\.self).map { _ in Score() }
    }
  }

  private func score(of place: Int, _ text: TextMatcher, _ space: SearchBytes) -> Score? {
    guard let reading = text.reading(of: place, in: space) else { return nil }
    guard reading == .literal else { return otherScore(of: place, text, space) }
    let (corpus, bytes) = (space.corpus, space.corpus.text)
    var best = Score(field: 2, partial: 1)
    func visit(_ range: Range<Int>, field: Int) {
      var position = range.lowerBound
      while best != Score(), let hit = bytes.find(text.literal, in: position..<range.upperBound) {
        let hitRange = hit..<hit + text.literal.count
        let isWhole = WholeWord.isWhole(hitRange, in: bytes, line: range)
        best = min(best, Score(field: field, partial: isWhole ? 0 : 1))
        position = hit + 1
      }
    }
    switch text.field {
    case .title: visit(corpus.title(place), field: 0)
    case .author: visit(corpus.authors(place), field: 2)
    case .label(let name):
      SummaryLabel.walk(name, in: bytes, corpus.body(place)) { range in
        visit(range, field: 2)
        return true
      }
    case .body, nil:
      if text.field == nil {
        visit(corpus.title(place), field: 0)
        // What stands in the title stands in no better place.
        if best.field == 0 { return best }
        visit(corpus.authors(place), field: 2)
      }
      for line in bytes.lines(of: corpus.body(place)) {
        guard let label = SummaryLabel(in: bytes, line) else {
          visit(line, field: 2)
          continue
        }
        visit(label.name, field: 1)
        visit(line, field: 2)
      }
    }
    return best
  }

  /// Half-typed words and 초성 are never whole.
  private func otherScore(of place: Int, _ text: TextMatcher, _ space: SearchBytes) -> Score {
    let isInTitle = text.field == nil && text.with(.title).reading(of: place, in: space) != nil
    return Score(field: isInTitle || text.field == .title ? 0 : 2, partial: 1)
  }
}

extension UnsafeRawBufferPointer {
  /// The lines of a range, their line feeds left out.
  func lines(of range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = find(UInt8(ascii: "\n"), in: start..<range.upperBound) ?? range.upperBound
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }
}
