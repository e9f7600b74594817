/// A screen's size in cells.
public struct Size: Sendable, Hashable {
  /// The number of columns.
  public var columns: Int
  /// The number of rows.
  public var rows: Int

  /// A size of at least one cell.
  public init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }
}

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

  static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

  var isEmpty: Bool { width <= 0 || height <= 0 }
  var right: Int { x + width }
  var bottom: Int { y + height }

  func contains(column: Int, row: Int) -> Bool {
    (x..<max(x, right)).contains(column) && (y..<max(y, bottom)).contains(row)
  }
}
