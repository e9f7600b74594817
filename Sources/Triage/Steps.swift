import Decisions
import SQLite

extension TriageStore {
  /// Makes a step: all of its edits, or none where it throws.
  ///
  /// An edit that changes nothing makes no entry, and a step without entries is none to undo. An
  /// edit that names nothing (a tag without letters) is passed over in silence.
  ///
  /// - Parameter isAutomatic: whether it came by itself. Such an edit is kept and is no step to
  ///   undo; and a standing so set never takes the place of a decision: only an unread paper comes
  ///   to count as read.
  /// - Throws: why the store cannot be written; nothing is.
  public func commit(
    _ edits: [Edit], isAutomatic: Bool = false
  ) throws(TriageError) -> Outcome {
    try commit(edits, isAutomatic: isAutomatic, on: nil).outcome
  }

  /// Names a step, so that more can be done in it.
  public struct StepMark: Sendable, Hashable {
    let id: Int
    let first: Int
  }

  /// Makes a step in parts: each is kept when this returns, and all are taken back together.
  ///
  /// Where somebody took the step back in the meantime, another begins.
  ///
  /// - Parameter mark: nil at first, and then what it was set to.
  /// - Throws: why the store cannot be written; nothing is.
  public func commit(
    _ edits: [Edit], continuing mark: inout StepMark?
  ) throws(TriageError) -> Outcome {
    let (outcome, made) = try commit(edits, isAutomatic: false, on: mark)
    if let made { mark = made }
    return outcome
  }

  private func commit(
    _ edits: [Edit], isAutomatic: Bool, on mark: StepMark?
  ) throws(TriageError) -> (outcome: Outcome, mark: StepMark?) {
    let changes = edits.compactMap(Change.init)
    return try written { database in
      var pen = try JournalPen(database, kind: isAutomatic ? .auto : .step)
      if let mark { try pen.resume(mark, in: database) }
      var made: [Edit] = []
      for change in changes {
        let before = try JournalPen.winner(
          of: change.subject, change.field.name, in: database)
        guard !before.holds(change.value) else { continue }
        if isAutomatic, change.field == .standing, before.value != nil { continue }
        // What comes by itself is nobody's decision, and must not be in the way of making a step
        // again.
        try pen.write(
          change.subject, change.field.name, change.value, over: before,
          token: isAutomatic ? before.token : nil, in: database)
        made.append(change.edit)
      }
      try pen.finish(in: database)
      let outcome = Outcome(
        decisions: try DecisionRows.touched(changes.compactMap(\.paper), database), edits: made)
      return ((outcome, pen.mark), pen.rows)
    }
  }

  /// Takes back the last step that is not taken back; nil where there is none.
  ///
  /// What somebody decided otherwise in the meantime is left alone and counted.
  ///
  /// - Throws: why the store cannot be written; nothing is.
  public func undo() throws(TriageError) -> Outcome? {
    try written { database in
      var pen = try JournalPen(database, kind: .undo)
      guard let entries = try StepEntry.all(ofStep: pen.done, database) else { return (nil, nil) }
      var passedOver = 0
      for entry in entries.reversed() {
        let now = try JournalPen.winner(of: entry.subject, entry.field, in: database)
        if now.token == entry.row {
          try pen.write(
            entry.subject, entry.field, entry.was.value, over: now, token: entry.was.token,
            in: database)
        } else {
          passedOver += 1
        }
      }
      pen.done -= 1
      try pen.finish(in: database)
      return (try Outcome(entries, passedOver: passedOver, database), pen.rows)
    }
  }

  /// Makes the step again that was taken back last; nil where there is none.
  ///
  /// - Throws: why the store cannot be written; nothing is.
  public func redo() throws(TriageError) -> Outcome? {
    try written { database in
      var pen = try JournalPen(database, kind: .redo)
      guard let entries = try StepEntry.all(ofStep: pen.done + 1, database) else {
        return (nil, nil)
      }
      var passedOver = 0
      for entry in entries {
        let now = try JournalPen.winner(of: entry.subject, entry.field, in: database)
        if now.token == entry.was.token {
          try pen.write(
            entry.subject, entry.field, entry.value, over: now, token: entry.row, in: database)
        } else {
          passedOver += 1
        }
      }
      pen.done += 1
      try pen.finish(in: database)
      return (try Outcome(entries, passedOver: passedOver, database), pen.rows)
    }
  }

  /// Writes, and keeps in mind which rows of the journal are known here.
  ///
  /// - Throws: what `body` throws, or why the store cannot be written; nothing is.
  func written<Result>(
    _ body: (borrowing Connection) throws -> (Result, ClosedRange<Int>?)
  ) throws(TriageError) -> Result {
    let (result, rows) = try write(body)
    if let rows { noteOwn(rows) }
    return result
  }
}

/// An entry of a step, as it was first made.
private struct StepEntry {
  let row: Int
  let subject: String
  let field: String
  let value: String?
  let was: JournalPen.Winner

  /// The entries of a step in the order they were made; nil where there is no such step.
  ///
  /// - Throws: what SQLite says went wrong.
  static func all(ofStep step: Int, _ database: borrowing Connection) throws -> [StepEntry]? {
    let bounds = try database.first("SELECT first, last FROM step WHERE id = ?", step) { row in
      (first: row.number(0), last: row.number(1))
    }
    guard let first = bounds?.first, let last = bounds?.last else { return nil }
    return try database.all(
      """
      SELECT j.id, j.subject, j.field, j.value, j.was, j.was_token
      FROM journal AS f JOIN journal AS j NOT INDEXED
        ON j.origin = f.origin AND j.step = f.step
      WHERE f.id = ? AND j.id BETWEEN ? AND ? ORDER BY j.id
      """, first, first, last
    ) { row in
      guard let number = row.number(0), let subject = row.text(1), let field = row.text(2) else {
        return nil
      }
      return StepEntry(
        row: number, subject: subject, field: field, value: row.text(3),
        was: JournalPen.Winner(value: row.text(4), token: row.number(5) ?? 0))
    }
  }
}

extension Outcome {
  fileprivate init(_ entries: [StepEntry], passedOver: Int, _ database: borrowing Connection) throws
  {
    let changes = entries.compactMap { entry in
      Field(name: entry.field).flatMap { Change(entry.subject, $0, entry.value) }
    }
    self.init(
      decisions: try DecisionRows.touched(changes.compactMap(\.paper), database),
      edits: changes.map(\.edit), passedOver: passedOver)
  }
}
