/// Sets a table in columns of cells.
///
/// Columns are as wide as their text where there is room, and share what there is where there is
/// not; text that does not fit breaks within its column. In a column of the screen that is too
/// narrow for that, each row is a list of heads and cells.
struct TableLayout {
  private static let gap = 2
  /// The narrowest that a column of the table may be.
  private static let leastWidth = 6

  let cells: [[StyledText]]
  let alignments: [MarkdownTable.Alignment]
  let width: Int

  /// The lines of the table, none wider than the column.
  func lines() -> [StyledLine] {
    guard let widths else { return list() }
    var lines: [StyledLine] = []
    for (number, row) in cells.enumerated() {
      lines += set(row, widths)
      if number == 0 { lines.append(rule(widths)) }
    }
    return lines
  }

  /// The columns' widths in cells; nil where they do not fit.
  private var widths: [Int]? {
    let natural = alignments.indices.map { column in
      max(1, cells.map { displayWidth(of: $0[column].plain) }.max() ?? 1)
    }
    let room = width - TableLayout.gap * (alignments.count - 1)
    if natural.reduce(0, +) <= room { return natural }
    guard room >= alignments.count * TableLayout.leastWidth else { return nil }
    // Narrow columns keep their width; the others share what is left.
    var widths = natural
    var open = Set(natural.indices)
    var left = room
    while !open.isEmpty {
      let share = left / open.count
      let fitting = open.filter { natural[$0] <= share }
      guard !fitting.isEmpty else {
        for column in open { widths[column] = max(1, share) }
        break
      }
      for column in fitting {
        left -= natural[column]
        open.remove(column)
      }
    }
    return widths
  }

  /// One row: its cells beside each other, each in as many lines as it needs.
  private func set(_ row: [StyledText], _ widths: [Int]) -> [StyledLine] {
    let broken = zip(row, widths).map { LineBreaker.wrap($0, width: $1) }
    let height = broken.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var spans: [StyledSpan] = []
      var empty = 0
      for (column, lines) in broken.enumerated() {
        let text = line < lines.count ? lines[line].spans : []
        let textWidth = text.reduce(0) { $0 + displayWidth(of: $1.text) }
        let room = max(0, widths[column] - textWidth)
        let before =
          switch alignments[column] {
          case .left: 0
          case .center: room / 2
          case .right: room
          }
        empty += before
        if !text.isEmpty {
          if empty > 0 { spans.append(StyledSpan(String(repeating: " ", count: empty))) }
          spans += text
          empty = 0
        }
        empty += room - before + TableLayout.gap + (text.isEmpty ? textWidth : 0)
      }
      return StyledLine(spans: spans)
    }
  }

  private func rule(_ widths: [Int]) -> StyledLine {
    let dash = displayWidth(of: "─" as Unicode.Scalar)
    var spans: [StyledSpan] = []
    for (column, cells) in widths.enumerated() {
      if column > 0 { spans.append(StyledSpan(String(repeating: " ", count: TableLayout.gap))) }
      let count = max(1, cells / dash)
      spans.append(StyledSpan(String(repeating: "─", count: count), style: .dim))
      if count * dash < cells, column < widths.count - 1 {
        spans.append(StyledSpan(String(repeating: " ", count: cells - count * dash)))
      }
    }
    return StyledLine(spans: spans)
  }

  /// The rows as lists: a head and its cell on a line each, a blank line between two rows.
  private func list() -> [StyledLine] {
    var lines: [StyledLine] = []
    for (number, row) in cells.dropFirst().enumerated() {
      if number > 0 { lines.append(StyledLine()) }
      for (head, cell) in zip(cells[0], row) where !cell.plain.isEmpty {
        var spans: [StyledSpan] = []
        if !head.plain.isEmpty { spans = [StyledSpan(head.plain + ": ", style: .label)] }
        lines += LineBreaker.wrap(StyledText(spans + cell.spans), width: width, hangingIndent: 2)
      }
    }
    return lines.isEmpty
      ? LineBreaker.wrap(StyledText(cells[0].flatMap(\.spans)), width: width) : lines
  }
}
