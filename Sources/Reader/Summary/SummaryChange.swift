extension SummaryDocument {
  /// The position of the line that was being read in a text that has changed since.
  ///
  /// A change is nearly always in one piece: the lines before it keep their position from the
  /// start, the lines after it their position from the end. Inside the piece, the reader goes on at
  /// the next line that is still there.
  ///
  /// - Parameters:
  ///   - before: the document as it was, laid out in the same way.
  ///   - anchor: the position in it.
  func anchor(after before: SummaryDocument, at anchor: Int) -> Int {
    guard anchor > 0, !lines.isEmpty, !before.lines.isEmpty else { return 0 }
    let read = before.line(at: anchor)
    let rest = anchor - before.lines[read].anchor
    let isSame = { (old: Int, new: Int) in before.lines[old].plain == lines[new].plain }
    let shorter = min(lines.count, before.lines.count)
    let head = (0..<shorter).first { !isSame($0, $0) } ?? shorter
    let tail =
      (0..<shorter - head).first { !isSame(before.lines.count - 1 - $0, lines.count - 1 - $0) }
      ?? shorter - head
    if read < head { return lines[read].anchor + rest }
    if read >= before.lines.count - tail {
      return lines[read - before.lines.count + lines.count].anchor + rest
    }
    let changed = head..<lines.count - tail
    for old in read..<before.lines.count - tail where !before.lines[old].runs.isEmpty {
      if let new = changed.first(where: { isSame(old, $0) }) { return lines[new].anchor }
    }
    return lines[min(read, lines.count - 1)].anchor
  }
}
