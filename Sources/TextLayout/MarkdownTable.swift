/// A Markdown table: a line of heads, one of dashes, and rows.
public struct MarkdownTable: Sendable, Hashable {
  /// How the text of a column stands.
  public enum Alignment: Sendable, Hashable {
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }

  /// The cells, as inline Markdown, the heads first; each row has as many.
  let rows: [[String]]
  let alignments: [Alignment]
  /// How many lines of the source it is.
  let lineCount: Int

  /// The table that begins with these lines; nil where none does.
  init?(_ lines: ArraySlice<String>) {
    guard lines.count >= 2, let first = lines.first, first.utf8.contains(UInt8(ascii: "|")) else {
      return nil
    }
    let second = lines[lines.startIndex + 1]
    guard let alignments = MarkdownTable.alignments(second) else { return nil }
    let head = MarkdownTable.cells(first)
    guard head.count == alignments.count else { return nil }
    var rows = [head]
    for line in lines.dropFirst(2) {
      guard line.utf8.contains(UInt8(ascii: "|")) else { break }
      var cells = MarkdownTable.cells(line)
      // A row that has more cells keeps what stands in them, in its last.
      if cells.count > head.count {
        let rest = cells[(head.count - 1)...].joined(separator: " | ")
        cells = Array(cells[..<(head.count - 1)]) + [rest]
      }
      rows.append(cells + Array(repeating: "", count: head.count - cells.count))
    }
    self.rows = rows
    self.alignments = alignments
    lineCount = rows.count + 1
  }

  // `|---|:--:|`
  private static func alignments(_ line: String) -> [Alignment]? {
    guard line.utf8.allSatisfy({ "|-: \t".utf8.contains($0) }),
      line.utf8.contains(UInt8(ascii: "-"))
    else { return nil }
    let cells = cells(line)
    var alignments: [Alignment] = []
    for cell in cells {
      guard cell.utf8.contains(UInt8(ascii: "-")) else { return nil }
      switch (cell.hasPrefix(":"), cell.hasSuffix(":")) {
      case (true, true): alignments.append(.center)
      case (false, true): alignments.append(.right)
      default: alignments.append(.left)
      }
    }
    return line.utf8.contains(UInt8(ascii: "|")) ? alignments : nil
  }

  /// The cells of a row; a bar behind a backslash separates none.
  private static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for scalar in Sanitizer.clean(line).unicodeScalars {
      if scalar == "|", !isEscaped {
        cells.append(cell)
        cell = ""
      } else {
        cell.unicodeScalars.append(scalar)
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    cells.append(cell)
    let trimmed = cells.map { trim($0) }
    var range = trimmed.startIndex..<trimmed.endIndex
    if trimmed.count > 1, trimmed[range.lowerBound].isEmpty {
      range = range.lowerBound + 1..<range.upperBound
    }
    if range.count > 1, trimmed[range.upperBound - 1].isEmpty {
      range = range.lowerBound..<range.upperBound - 1
    }
    return Array(trimmed[range])
  }

  private static func trim(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.firstIndex { $0 != " " && $0 != "\t" } ?? scalars.endIndex
    let end =
      scalars.lastIndex { $0 != " " && $0 != "\t" }.map { scalars.index(after: $0) } ?? start
    return String(scalars[start..<end])
  }
}
