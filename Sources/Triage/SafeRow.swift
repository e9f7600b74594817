import GRDB

extension Row {
  /// The text in a column; nil where there is none.
  ///
  /// GRDB's own subscripts end the program where a column holds something else, as can be in a damaged file.
  func text(_ column: Int) -> String? { String.fromDatabaseValue(self[column]) }

  /// The whole number in a column; nil where there is none.
  func number(_ column: Int) -> Int? { Int.fromDatabaseValue(self[column]) }
}
