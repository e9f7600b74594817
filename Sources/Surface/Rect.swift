/// A part of the screen, in cells from the top left.
public struct Rect: Sendable, Hashable {
  /// The first column.
  public var x: Int
  /// The first row.
  public var y: Int
  /// The number of columns.
  public var width: Int
  /// The number of rows.
  public var height: Int

  /// A part of the screen.
  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Nothing of the screen.
  package static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

  /// Whether it holds no cell.
  package var isEmpty: Bool { width <= 0 || height <= 0 }
  /// The column after the last.
  package var right: Int { x + width }
  /// The row after the last.
  package var bottom: Int { y + height }

  /// Whether a cell lies in it.
  package func contains(column: Int, row: Int) -> Bool {
    (x..<max(x, right)).contains(column) && (y..<max(y, bottom)).contains(row)
  }
}
