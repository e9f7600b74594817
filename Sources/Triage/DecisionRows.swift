import CSQLite
import Decisions
import GRDB

/// Reads decisions from what counts.
enum DecisionRows {
  /// The decisions about these papers, that of a paper nobody touched among them.
  static func touched(_ papers: [String], _ database: Database) throws -> [String: Decision] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT field, value FROM winner WHERE subject = ? AND value IS NOT NULL ORDER BY field
        """)
    var decisions: [String: Decision] = [:]
    for paper in papers where decisions[paper] == nil {
      var decision = Decision.none
      let rows = try Row.fetchCursor(statement, arguments: [paper])
      while let row = try rows.next() { decision.take(row.text(0), row.text(1)) }
      decisions[paper] = decision
    }
    return decisions
  }

  /// The decisions about all papers that have one.
  ///
  /// Asks SQLite itself: a value of GRDB's for each column of a hundred thousand rows takes four times as long.
  static func all(_ database: Database) throws -> [String: Decision] {
    let statement = try database.makeStatement(
      sql: """
        SELECT subject, field, value FROM winner
        WHERE value IS NOT NULL AND field <> 'query' ORDER BY subject, field
        """)
    var decisions: [String: Decision] = [:]
    var paper = ""
    var decision = Decision.none
    let rows = statement.sqliteStatement
    var code = sqlite3_step(rows)
    while code == SQLITE_ROW {
      if let subject = text(rows, 0), let field = text(rows, 1), let value = text(rows, 2) {
        if !equal(subject, paper) {
          if decision != .none { decisions[paper] = decision }
          paper = String(decoding: subject, as: UTF8.self)
          decision = decisions[paper] ?? .none
        }
        if equal(field, "standing") {
          decision.standing = standing(value)
        } else {
          decision.take(
            String(decoding: field, as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
      }
      code = sqlite3_step(rows)
    }
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
    }
    if decision != .none { decisions[paper] = decision }
    return decisions
  }

  /// The text in a column, until the next step.
  private static func text(_ rows: OpaquePointer, _ column: CInt) -> UnsafeBufferPointer<UInt8>? {
    guard let bytes = sqlite3_column_text(rows, column) else { return nil }
    return UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(rows, column)))
  }

  private static func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Bool {
    bytes.count == text.utf8.count && bytes.elementsEqual(text.utf8)
  }

  private static func standing(_ value: UnsafeBufferPointer<UInt8>) -> Standing {
    Standing.allCases.first { equal(value, $0.rawValue) } ?? .unread
  }
}

extension Decision {
  /// Takes what a field holds into the decision; fields come in ascending order.
  fileprivate mutating func take(_ field: String?, _ value: String?) {
    guard let field, let value else { return }
    switch Field(name: field) {
    case .standing: standing = Standing(rawValue: value) ?? .unread
    case .note: note = value
    case .tag(let tag): tags.append(tag)
    case .query, nil: break
    }
  }
}
