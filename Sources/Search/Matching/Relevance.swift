import Cache
import Digest

/// How well papers fit a query: `sort:relevance`.
///
/// First how the words had to be read (see `Reading`), then where they stand, summed over the
/// words: in the title (0), in a label of the summary (1), elsewhere (2); then how many of them are
/// no whole word there; then the most votes, unknown ones last; then the newest day; then the
/// list's own order. Where a word stands several times, the best of them counts; of the parts of an
/// `OR` the best.
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
    let paper: Int
    let reading: Reading
    let score: Score
    let vote: Int?
    let date: DigestDate?
    let index: Int
  }

  /// Papers that were found, best first.
  func sorted(_ papers: [Int]) -> [Int] {
    let scores = scores(papers)
    let library = searcher.library.papers
    let ranked = papers.indices.map { index in
      let paper = library[papers[index]]
      return Ranked(
        paper: papers[index], reading: found.reading(of: papers[index]) ?? .choseong,
        score: scores[index], vote: paper.vote, date: paper.date, index: index)
    }
    return ranked.sorted(by: Relevance.precedes).map(\.paper)
  }

  private static func precedes(_ a: Ranked, _ b: Ranked) -> Bool {
    if a.reading != b.reading { return a.reading < b.reading }
    if a.score != b.score { return a.score < b.score }
    if a.vote != b.vote { return b.vote.map { vote in a.vote.map { $0 > vote } ?? false } ?? true }
    if a.date != b.date { return b.date.map { date in a.date.map { $0 > date } ?? false } ?? true }
    return a.index < b.index
  }

  private func scores(_ papers: [Int]) -> [Score] {
    guard let matcher = found.matcher else { return papers.map { _ in Score() } }
    let judge = searcher.judge(needsChoseong: matcher.needsChoseong)
    return papers.map { score(of: $0, matcher, judge) ?? Score() }
  }

  /// The score of a paper; nil where the matcher does not match it.
  private func score(of index: Int, _ matcher: Matcher, _ judge: Judge) -> Score? {
    switch matcher {
    case .text(let text): return score(of: index, text, judge.text)
    case .pattern(let pattern, let field):
      if field == nil || field == .title,
        (try? judge.lines.match(pattern, in: .title, of: index)) == true
      {
        return Score()
      }
      return (try? judge.lines.match(pattern, in: field, of: index)) == true ? Score(field: 2) : nil
    case .all(let parts):
      var sum = Score()
      for part in parts {
        guard let score = score(of: index, part, judge) else { return nil }
        sum = sum + score
      }
      return sum
    case .any(let parts): return parts.compactMap { score(of: index, $0, judge) }.min()
    case .test, .label, .words, .glosses, .not:
      return (try? judge.reading(of: index, matcher)).flatMap(\.self).map { _ in Score() }
    }
  }

  private func score(of index: Int, _ text: TextMatcher, _ space: SearchText) -> Score? {
    guard let reading = text.reading(of: index, in: space) else { return nil }
    guard reading <= .inWord else { return otherScore(of: index, text, space) }
    let corpus = space.corpus
    let bytes = corpus.text.bytes
    var best = Score(field: 2, partial: 1)
    func visit(_ range: Range<Int>, field: Int) {
      var position = range.lowerBound
      let bytes = corpus.text.bytes
      while best != Score(),
        let hit = text.nextHit(in: bytes, position..<range.upperBound, corpus.accents)
      {
        let isWhole = WholeWord.isWhole(hit, in: bytes, line: range)
        best = min(best, Score(field: field, partial: isWhole ? 0 : 1))
        position = hit.lowerBound + 1
      }
    }
    switch text.field {
    case .title: visit(corpus.title(index), field: 0)
    case .author: visit(corpus.authors(index), field: 2)
    case .label(let name):
      SummaryLabel.walk(name, in: bytes, corpus.body(index)) { range in
        visit(range, field: 2)
        return true
      }
    case .body, nil:
      if text.field == nil {
        visit(corpus.title(index), field: 0)
        // Nothing counts for more than a hit in the title.
        if best.field == 0 { return best }
        visit(corpus.authors(index), field: 2)
      }
      for line in bytes.lines(of: corpus.body(index)) {
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

  /// A word that does not stand there as written counts as no whole word.
  private func otherScore(of index: Int, _ text: TextMatcher, _ space: SearchText) -> Score {
    let isInTitle = text.field == nil && text.with(.title).reading(of: index, in: space) != nil
    return Score(field: isInTitle || text.field == .title ? 0 : 2, partial: 1)
  }
}
