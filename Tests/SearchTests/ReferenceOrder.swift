import Digest
import Normalization

@testable import Search

extension ReferenceMatcher {
  /// The papers found in the order of `sort:`, by comparing each two papers; the list is newest first.
  func order(_ found: [Int: Reading], _ query: Query, half: Set<TextTerm>) -> [Int] {
    let list = library.newestFirst.filter { found[$0] != nil }
    switch query.order {
    case .relevance(let isReversed):
      let keys = Dictionary(
        uniqueKeysWithValues: list.enumerated().map {
          ($1, key($1, found[$1] ?? .literal, query, half, $0))
        })
      let sorted = list.sorted { (keys[$0] ?? []).lexicographicallyPrecedes(keys[$1] ?? []) }
      return isReversed ? sorted.reversed() : sorted
    case .by(let order):
      let sorted = order.sorted(list, in: library)
      return Reading.allCases.flatMap { reading in sorted.filter { found[$0] == reading } }
    case nil: return Reading.allCases.flatMap { reading in list.filter { found[$0] == reading } }
    }
  }

  /// Numbers, less being better.
  private func key(
    _ place: Int, _ reading: Reading, _ query: Query, _ half: Set<TextTerm>, _ index: Int
  ) -> [Int] {
    let paper = library.papers[place]
    let score = query.condition.flatMap { self.score($0, place, half) } ?? [0, 0]
    let date = paper.date.map { -(($0.year * 100 + $0.month) * 100 + $0.day) } ?? 0
    return [Int(reading.rawValue)] + score + [paper.vote.map { -$0 } ?? 1, date, index]
  }

  private func score(_ condition: Condition, _ place: Int, _ half: Set<TextTerm>) -> [Int]? {
    switch condition {
    case .term(.text(let term)): return score(term, place, half)
    case .all(let parts):
      let scores = parts.map { score($0, place, half) }
      return scores.contains(nil)
        ? nil : scores.compactMap(\.self).reduce([0, 0]) { [$0[0] + $1[0], $0[1] + $1[1]] }
    case .any(let parts):
      return parts.compactMap { score($0, place, half) }.min { $0.lexicographicallyPrecedes($1) }
    case .term(.pattern(let pattern, let field)):
      let title = Patterns.all[pattern.source]?(papers[place].original.title) ?? false
      if field == nil || field == .title, title { return [0, 0] }
      return find(Query(condition))[place] == nil ? nil : [2, 0]
    case .term, .not: return find(Query(condition))[place] == nil ? nil : [0, 0]
    }
  }

  private func score(_ term: TextTerm, _ place: Int, _ half: Set<TextTerm>) -> [Int]? {
    guard let reading = reading(term, place, half: half.contains(term)) else { return nil }
    let titleTerm = TextTerm(term.text, in: .title, isPhrase: term.isPhrase)
    guard reading == .literal else {
      let isInTitle = term.field == nil || term.field == .title
      return [
        isInTitle && self.reading(titleTerm, place, half: half.contains(term)) != nil ? 0 : 2, 1,
      ]
    }
    let word = Self.folded(term.text)
    var best = [2, 1]
    func visit(_ line: Text, _ field: (Int) -> Int) {
      for start in Self.places(of: word, in: line) {
        let isWhole = self.isWhole(start..<start + word.count, in: line)
        let score = [field(start), isWhole ? 0 : 1]
        if score.lexicographicallyPrecedes(best) { best = score }
      }
    }
    let lines = papers[place]
    if term.field == nil || term.field == .title { visit(lines.title) { _ in 0 } }
    if term.field == nil || term.field == .author { visit(lines.authors) { _ in 2 } }
    if term.field == nil || term.field == .body {
      for line in lines.body {
        guard let (name, _) = label(line), let start = Self.places(of: name, in: line).first else {
          visit(line) { _ in 2 }
          continue
        }
        visit(line) { _ in 2 }
        visit(name) { _ in 1 }
        _ = start
      }
    }
    if case .label = term.field { for line in texts(term.field, place) { visit(line) { _ in 2 } } }
    return best
  }

  private func isWhole(_ range: Range<Int>, in line: Text) -> Bool {
    if range.lowerBound > 0, WholeWord.isLetter(line[range.lowerBound - 1]) { return false }
    let rest = line[range.upperBound...].prefix(while: WholeWord.isLetter)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: rest)
    return rest.isEmpty || Particles.isEndings(view[...])
  }
}
