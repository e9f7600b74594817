import CSQLite

/// What can stand for a `?` of a statement.
package protocol Bindable {
  /// Puts the value into a statement, which copies it.
  ///
  /// - Parameter position: which `?` it stands for, from 1.
  /// - Returns: SQLite's result code.
  @unsafe func bind(to statement: OpaquePointer, at position: Int32) -> Int32
}

extension Int: Bindable {
  @unsafe package func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
    unsafe sqlite3_bind_int64(statement, position, sqlite3_int64(self))
  }
}

extension String: Bindable {
  @unsafe package func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      unsafe nonmun_sqlite_bind_text(
        statement, position, bytes.baseAddress, Int32(clamping: bytes.count))
    }
  }
}
