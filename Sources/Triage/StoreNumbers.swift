import Decisions
import SQLite

/// How large the numbers of a store may be.
///
/// Honest ones count what a person did. A number at the end of its range is damage, or was made up:
/// there is none after it, and what is counted on from near there is nothing that a journal could
/// carry.
enum StoreNumbers {
  /// The largest that a journal can carry.
  static let largest = JournalLine.largest

  /// A number that is counted on from, unless it is none that was ever counted to.
  ///
  /// - Throws: that the number is one which no store of ours has.
  static func examine(_ number: Int?, _ database: borrowing Connection) throws(TriageError) -> Int {
    guard let number, (0..<largest).contains(number) else {
      throw damage(database, "counts at \(number.map(String.init) ?? "nothing")")
    }
    return number
  }

  /// The row that was written last.
  ///
  /// Where no larger number is left, SQLite draws one that is free
  /// (https://www.sqlite.org/autoinc.html), and rows are not in the order of their arrival any
  /// more.
  ///
  /// - Throws: that the journal has no numbers left.
  static func newRow(in database: borrowing Connection, after last: Int?) throws(TriageError) -> Int
  {
    let row = database.lastRow
    guard row > last ?? 0, row <= largest else {
      throw damage(database, "the journal's rows count at \(row)")
    }
    return row
  }

  private static func damage(_ database: borrowing Connection, _ what: String) -> TriageError {
    TriageError(.damaged, path: database.path ?? ":memory:", detail: what)
  }
}
