import Decisions
import GRDB

extension TriageStore {
  /// The last steps of the journal, newest first.
  ///
  /// - Parameter most: how many entries are looked at.
  public func journal(most: Int = 5000) throws(TriageError) -> [JournalStep] {
    try read { database in
      let own = try String.fetchOne(database, sql: "SELECT origin FROM store")
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT j.origin, j.step, j.kind, j.time, j.subject, j.field, j.value,
              w.token = j.id OR (w.origin = j.origin AND w.seq = j.seq)
            FROM journal AS j LEFT JOIN winner AS w USING (subject, field)
            ORDER BY j.id DESC LIMIT ?
            """), arguments: [most])
      var steps: [JournalStep] = []
      var entries: [JournalStep.Entry] = []
      for (index, row) in rows.enumerated() {
        guard let line = JournalStepRow(row) else { continue }
        entries.insert(line.entry, at: 0)
        let next = rows.dropFirst(index + 1).lazy.compactMap(JournalStepRow.init).first
        guard next?.id != line.id || next?.kind != line.kind else { continue }
        steps.append(
          JournalStep(
            id: line.id, kind: line.kind, time: line.time, isForeign: line.id.origin != own,
            entries: entries))
        entries = []
      }
      return steps
    }
  }

  /// Takes back one step and leaves those after it: a step itself, which `undo()` takes back.
  ///
  /// What a later step changed is left alone and counted.
  ///
  /// - Returns: nil where there is no such step.
  public func revert(_ step: JournalStep.ID) throws(TriageError) -> Outcome? {
    try written { database in
      var pen = try JournalPen(database, kind: .step)
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT id, subject, field, was, value FROM journal
            WHERE origin = ? AND step = ? AND kind IN ('step', 'auto') ORDER BY id DESC
            """), arguments: [step.origin, step.number])
      var edits: [Edit] = []
      var papers: [String] = []
      var passedOver = 0
      for row in rows {
        guard let number = row.number(0), let subject = row.text(1), let name = row.text(2),
          let field = Field(name: name), let before = Change(subject, field, row.text(3)),
          let made = Change(subject, field, row.text(4))
        else { continue }
        edits.append(made.edit)
        papers += [made.paper].compactMap(\.self)
        let now = try pen.winner(of: subject, name)
        guard now.token == number else {
          passedOver += 1
          continue
        }
        try pen.write(subject, name, before.value, over: now)
      }
      try pen.finish()
      guard !rows.isEmpty else { return (nil, nil) }
      let outcome = Outcome(
        decisions: try DecisionRows.touched(papers, database), edits: edits, passedOver: passedOver)
      return (outcome, pen.rows)
    }
  }
}

/// A row of the journal as a part of a step.
private struct JournalStepRow {
  let id: JournalStep.ID
  let kind: JournalStep.Kind
  let time: Int
  let entry: JournalStep.Entry

  init?(_ row: Row) {
    guard let origin = row.text(0), let number = row.number(1),
      let kind = row.text(2).flatMap(JournalStep.Kind.init(rawValue:)),
      let subject = row.text(4), let field = row.text(5).flatMap(Field.init(name:)),
      let change = Change(subject, field, row.text(6))
    else { return nil }
    id = JournalStep.ID(origin: origin, number: number)
    self.kind = kind
    time = row.number(3) ?? 0
    entry = JournalStep.Entry(change.edit, isSuperseded: row.number(7) != 1)
  }
}
