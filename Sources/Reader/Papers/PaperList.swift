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

  /// The selected paper's index in the library.
  public var selected: Int? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  /// Lists other papers.
  ///
  /// The paper to keep stays selected if it is among them; otherwise the row does.
  mutating func show(_ rows: [Int], of library: Library, keeping index: Int?, else row: Int) {
    self.rows = rows
    mostVotes = rows.reduce(0) { max($0, library.papers[$1].vote ?? 0) }
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

  /// Brings the selected row on screen, with a row beside it where there is room.
  mutating func scroll(height: Int) {
    top = scrolledTop(top, cursor: cursor, count: rows.count, height: height)
  }

  /// The same where rows are of one line or two.
  mutating func scroll(height: Int, linesOf lines: (_ row: Int) -> Int) {
    scroll(height: height)
    // From the selected row upwards, with the one below it, as many rows as there is room for.
    var room = height - lines(cursor)
    if cursor + 1 < rows.count, room >= 4 { room -= lines(cursor + 1) }
    var first = cursor
    while first > 0, first > top, room >= lines(first - 1) {
      first -= 1
      room -= lines(first)
    }
    top = max(top, first)
  }
}

/// The first row to show so that the cursor's row is on screen with a margin, moving as little as that takes.
func scrolledTop(_ top: Int, cursor: Int, count: Int, height: Int) -> Int {
  // What is not on screen stays as it was.
  guard height > 0 else { return top.held(in: 0...max(0, count - 1)) }
  let margin = min(2, (height - 1) / 2)
  let lowest = max(0, cursor - height + 1 + margin)
  let highest = max(0, cursor - margin)
  return min(max(min(max(top, lowest), highest), 0), max(0, count - height))
}
