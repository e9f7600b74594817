import Digest
import Surface

/// The papers listed, the selected one, and the part on screen.
public struct PaperList: Sendable {
  /// The papers, by their indices in the library, in the order shown.
  public private(set) var rows: [Int] = []
  /// The most votes among them, which decides how wide their column is.
  private(set) var mostVotes = 0
  /// The selected row.
  public private(set) var cursor = 0
  /// Whether the user moved to the selected row, rather than the list being opened there.
  private(set) var isChosen = false
  /// The first row on screen.
  public internal(set) var top = 0
  /// How many rows are whole on screen.
  private(set) var shown = 1

  /// The selected paper's index in the library.
  public var selected: Int? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  /// Lists other papers.
  ///
  /// The paper to keep stays selected if it is among them; otherwise the row does.
  mutating func show(_ rows: [Int], of library: Library, keeping index: Int?, else row: Int) {
    self.rows = rows
    let votes = library.votes
    mostVotes = rows.reduce(0) { max($0, votes[$1] ?? 0) }
    put(row: index.flatMap(rows.firstIndex(of:)) ?? row)
  }

  /// Selects a row as the user chose.
  mutating func select(row: Int) {
    put(row: row)
    isChosen = true
  }

  /// Selects a row to begin from.
  mutating func open(row: Int) {
    put(row: row)
    isChosen = false
  }

  private mutating func put(row: Int) { cursor = row.held(in: 0...max(rows.count - 1, 0)) }

  /// Moves by rows.
  ///
  /// - Returns: false where the list has ended and nothing moved.
  @discardableResult
  mutating func move(by count: Int) -> Bool {
    let before = cursor
    select(row: cursor.saturatingAdd(count))
    return cursor != before
  }

  /// Brings the selected row on screen, with some lines of those beside it where there is room, and
  /// leaves no line blank that a row could have.
  ///
  /// Asks for the heights of the rows around the screen, and of no others.
  mutating func scroll(height: Int, linesOf lines: (_ row: Int) -> Int) {
    // What is not on screen stays as it was.
    guard height > 0, !rows.isEmpty else {
      top = top.held(in: 0...max(0, rows.count - 1))
      return
    }
    let margin = min(2, (height - 1) / 2)
    let first = first(above: cursor, margin, height, lines)
    top = max(first, min(top, last(above: cursor, margin, lines)))
    if top + height > rows.count {
      top = min(top, self.first(above: rows.count - 1, 0, height, lines))
    }
    shown = count(height, lines)
  }

  /// The first row with which another row is whole on screen, and some lines below it.
  private func first(
    above row: Int, _ margin: Int, _ height: Int, _ lines: (_ row: Int) -> Int
  ) -> Int {
    var below = 0
    var next = row + 1
    while below < margin, next < rows.count {
      below += lines(next)
      next += 1
    }
    var room = height - lines(row) - min(below, margin)
    var first = row
    while first > 0, room > 0 {
      room -= lines(first - 1)
      guard room >= 0 else { break }
      first -= 1
    }
    return first
  }

  /// The last row that can be first so that some lines are above another row.
  private func last(above row: Int, _ margin: Int, _ lines: (_ row: Int) -> Int) -> Int {
    var above = 0
    var last = row
    while above < margin, last > 0 {
      last -= 1
      above += lines(last)
    }
    return last
  }

  /// How many rows are whole on screen.
  private func count(_ height: Int, _ lines: (_ row: Int) -> Int) -> Int {
    var room = height
    var row = top
    while row < rows.count {
      room -= lines(row)
      guard room >= 0 else { break }
      row += 1
    }
    // The row that is cut at the end of the screen is laid out too.
    return max(1, row - top)
  }
}

/// The first row to show so that the cursor's row is on screen with a margin, moving as little as
/// that takes.
func scrolledTop(_ top: Int, cursor: Int, count: Int, height: Int) -> Int {
  // What is not on screen stays as it was.
  guard height > 0 else { return top.held(in: 0...max(0, count - 1)) }
  let margin = min(2, (height - 1) / 2)
  let lowest = max(0, cursor - height + 1 + margin)
  let highest = max(0, cursor - margin)
  return min(max(min(max(top, lowest), highest), 0), max(0, count - height))
}
