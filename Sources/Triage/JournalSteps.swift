import Decisions
import SQLite

extension TriageStore {
  /// The last steps of the journal, newest first.
  ///
  /// - Parameter most: how many entries are looked at.
  /// - Throws: why the journal cannot be read.
  public func journal(most: Int = 5000) throws(TriageError) -> [JournalStep] {
    try read { database in
      let own = try database.text("SELECT origin FROM store")
      let lines = try database.all(
        """
        SELECT j.origin, j.step, j.kind, j.time, j.subject, j.field, j.value,
          w.token = j.id OR (w.origin = j.origin AND w.seq = j.seq)
        FROM journal AS j LEFT JOIN winner AS w USING (subject, field)
        ORDER BY j.id DESC LIMIT ?
        """, most, read: JournalStepRow.init)
      var steps: [JournalStep] = []
      var entries: [JournalStep.Entry] = []
      for (index, line) in lines.enumerated() {
        entries.insert(line.entry, at: 0)
        let next = index + 1 < lines.count ? lines[index + 1] : nil
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
  /// - Throws: why the step cannot be taken back; nothing is.
  public func revert(_ step: JournalStep.ID) throws(TriageError) -> Outcome? {
    try written { database in
      var pen = try JournalPen(database, kind: .step)
      let rows = try database.all(
        """
        SELECT id, subject, field, was, value FROM journal
        WHERE origin = ? AND step = ? AND kind IN ('step', 'auto') ORDER BY id DESC
        """, step.origin, step.number, read: RevertedRow.init)
      var edits: [Edit] = []
      var papers: [String] = []
      var passedOver = 0
      for row in rows {
        edits.append(row.made.edit)
        papers += [row.made.paper].compactMap(\.self)
        let now = try JournalPen.winner(of: row.subject, row.field, in: database)
        guard now.token == row.number else {
          passedOver += 1
          continue
        }
        try pen.write(row.subject, row.field, row.before.value, over: now, in: database)
      }
      try pen.finish(in: database)
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

  init?(_ row: borrowing Row) {
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

/// A row of the journal that is taken back.
private struct RevertedRow {
  let number: Int
  let subject: String
  let field: String
  let before: Change
  let made: Change

  init?(_ row: borrowing Row) {
    guard let number = row.number(0), let subject = row.text(1), let name = row.text(2),
      let field = Field(name: name), let before = Change(subject, field, row.text(3)),
      let made = Change(subject, field, row.text(4))
    else { return nil }
    self.number = number
    self.subject = subject
    self.field = name
    self.before = before
    self.made = made
  }
}
