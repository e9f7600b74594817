// Papers in tables that are written in HTML.
extension MarkdownReader {
  /// Reads the table that begins at a line with `<table`; where it ends, or nil where it holds no
  /// paper.
  mutating func readHTMLTable(_ index: Int, before end: Int, in file: Span<UInt8>) -> Int? {
    let line = lines[index]
    guard line.kind == .layout || line.kind == .text, line.start < line.end,
      let start = line.range.first(where: { file[$0] > 0x20 }),
      file.hasFolded("<table", at: start, before: Int(line.end))
    else { return nil }
    var last = index
    while last < end, file.index(of: "</table", in: lines[last].range) == nil { last += 1 }
    guard last < end else { return nil }
    let rows = htmlRows(Int(line.start)..<Int(lines[last].end), in: file)
    guard rows.contains(where: { paperLink(inCells: $0.cells, of: file) != nil }) else {
      return nil
    }
    close()
    var columns: [Column] = []
    var row = index
    for (range, cells, isHead) in rows {
      while row < last, Int(lines[row].end) <= range.lowerBound {
        note(open == nil ? .layout : .summary, row)
        row += 1
      }
      if isHead {
        columns = cells.map { column($0, in: file) }
        note(.tableHead, row)
      } else {
        readCells(cells, columns, at: row, in: file)
      }
      if row < last { row += 1 }
    }
    close()
    return last + 1
  }

  /// The rows of a table, with their cells.
  private func htmlRows(_ table: Range<Int>, in file: Span<UInt8>) -> [(
    range: Range<Int>, cells: [Range<Int>], isHead: Bool
  )] {
    var rows: [(range: Range<Int>, cells: [Range<Int>], isHead: Bool)] = []
    var start = table.lowerBound
    while let row = file.index(of: "<tr", in: start..<table.upperBound) {
      let end = file.index(of: "<tr", in: row + 3..<table.upperBound) ?? table.upperBound
      let (cells, isHead) = htmlCells(row..<end, in: file)
      if !cells.isEmpty { rows.append((row..<end, cells, isHead)) }
      start = end
    }
    return rows
  }

  /// The cells of a row, and whether all are heads.
  private func htmlCells(_ row: Range<Int>, in file: Span<UInt8>) -> ([Range<Int>], Bool) {
    var cells: [Range<Int>] = []
    var isHead = true
    var start = row.lowerBound
    while let cell = file.index(of: "<t", in: start..<row.upperBound) {
      start = cell + 2
      let isData = file.has("<td", at: cell, before: row.upperBound)
      guard isData || file.has("<th", at: cell, before: row.upperBound),
        let tag = HTMLText.tag(at: cell, before: row.upperBound, in: file),
        !file.has("<thead", at: cell, before: row.upperBound)
      else { continue }
      isHead = isHead && !isData
      var end = tag.end
      while end < row.upperBound, !HTMLText.endsCell(at: end, before: row.upperBound, in: file) {
        end = file.index(of: UInt8(ascii: "<"), in: end + 1..<row.upperBound) ?? row.upperBound
      }
      cells.append(HTMLText.unwrapped(file.trimmed(tag.end..<end), in: file))
      start = max(start, end)
    }
    return (cells, isHead)
  }
}
