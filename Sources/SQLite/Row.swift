import CSQLite

/// A row of a query's result, lent to a function that makes something of it.
///
/// A column that holds something else than what is asked for, as can be in a damaged file, holds
/// nothing.
@safe package struct Row: ~Copyable {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) { unsafe self.statement = statement }

  /// The text in a column, counted from 0; nil where there is none.
  package borrowing func text(_ column: Int) -> String? {
    guard unsafe sqlite3_column_type(statement, Int32(column)) == SQLITE_TEXT,
      let bytes = unsafe sqlite3_column_text(statement, Int32(column))
    else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(statement, Int32(column)))
    // What is no UTF-8 is mended.
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// The whole number in a column, counted from 0; nil where there is none.
  package borrowing func number(_ column: Int) -> Int? {
    guard unsafe sqlite3_column_type(statement, Int32(column)) == SQLITE_INTEGER else { return nil }
    return Int(unsafe sqlite3_column_int64(statement, Int32(column)))
  }
}
