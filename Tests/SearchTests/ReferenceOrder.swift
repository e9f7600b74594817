import Digest
import Normalization

@testable import Search

extension ReferenceMatcher {
  /// The papers found in the order of `sort:`, by comparing each two papers; the list is newest
  /// first.
  func order(_ found: [Int: Reading], _ query: Query, _ allowed: Allowed = Allowed()) -> [Int] {
    let list = library.newestFirst.filter { found[$0] != nil }
    guard let order = query.order, order.field == .relevance else {
      let sorted = query.order?.sorted(list, in: library) ?? list
      return Reading.allCases.flatMap { reading in sorted.filter { found[$0] == reading } }
    }
    let keys = Dictionary(
      uniqueKeysWithValues: list.enumerated().map {
        ($1, key($1, found[$1] ?? .literal, query, allowed, $0))
      })
    let sorted = list.sorted { (keys[$0] ?? []).lexicographicallyPrecedes(keys[$1] ?? []) }
    return order.isReversed ? sorted.reversed() : sorted
  }

  /// Numbers, less being better.
  private func key(
    _ place: Int, _ reading: Reading, _ query: Query, _ allowed: Allowed, _ index: Int
  ) -> [Int] {
    let paper = library.papers[place]
    let score = query.condition.flatMap { self.score($0, place, allowed) } ?? [0, 0]
    let date = paper.date.map { -(($0.year * 100 + $0.month) * 100 + $0.day) } ?? 0
    return [Int(reading.rawValue)] + score + [paper.vote.map { -$0 } ?? 1, date, index]
  }

  private func score(_ condition: Condition, _ place: Int, _ allowed: Allowed) -> [Int]? {
    switch condition {
    case .term(.text(let term)): return score(term, place, allowed)
    case .all(let parts):
      let scores = parts.map { score($0, place, allowed) }
      return scores.contains(nil)
        ? nil : scores.compactMap(\.self).reduce([0, 0]) { [$0[0] + $1[0], $0[1] + $1[1]] }
    case .any(let parts):
      return parts.compactMap { score($0, place, allowed) }.min { $0.lexicographicallyPrecedes($1) }
    case .term(.pattern(let pattern, let field)):
      let title = Patterns.all[pattern.source]?(papers[place].original.title) ?? false
      if field == nil || field == .title, title { return [0, 0] }
      return find(Query(condition))[place] == nil ? nil : [2, 0]
    case .term, .not: return find(Query(condition))[place] == nil ? nil : [0, 0]
    }
  }

  private func score(_ term: TextTerm, _ place: Int, _ allowed: Allowed) -> [Int]? {
    let (half, stem) = (allowed.half.contains(term), allowed.stem.contains(term))
    guard let reading = reading(term, place, half: half, stem: stem) else { return nil }
    var titleTerm = term
    titleTerm.field = .title
    guard reading <= .inWord else {
      let isInTitle = term.field == nil || term.field == .title
      return [
        isInTitle && self.reading(titleTerm, place, half: half, stem: stem) != nil ? 0 : 2, 1,
      ]
    }
    let word = Self.line(term)
    var best = [2, 1]
    func visit(_ line: Line, _ field: Int) {
      for hit in Self.hits(of: word, in: line) {
        let score = [field, Self.isWhole(hit, in: line.scalars) ? 0 : 1]
        if score.lexicographicallyPrecedes(best) { best = score }
      }
    }
    let lines = papers[place]
    if term.field == nil || term.field == .title { visit(lines.title, 0) }
    if term.field == nil || term.field == .author { visit(lines.authors, 2) }
    if term.field == nil || term.field == .body {
      for line in lines.body {
        visit(line, 2)
        if let (name, rest) = label(line.scalars) { visit(line.label(name, before: rest), 1) }
      }
    }
    if case .label = term.field { for line in texts(term.field, place) { visit(line, 2) } }
    return best
  }
}

extension ReferenceMatcher.Line {
  /// The part of the line that is its label.
  fileprivate func label(_ name: ReferenceMatcher.Text, before rest: ReferenceMatcher.Text) -> Self
  {
    let start = ReferenceMatcher.places(of: name, in: scalars).first ?? 0
    var label = dropFirst(start)
    label.scalars.removeLast(label.scalars.count - name.count)
    label.marks.removeLast(label.marks.count - name.count)
    return label
  }
}
