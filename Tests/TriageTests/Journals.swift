import Decisions

@testable import Triage

/// Journals taken apart, and what follows from them by the slowest and plainest way.
enum Journals {
  static func lines(_ journal: JournalText) -> [JournalText.Line] { (try? journal.lines()) ?? [] }

  /// Lines as text again.
  static func text(_ lines: [JournalText.Line]) -> JournalText {
    var bytes: [UInt8] = []
    for line in lines {
      try? JournalText.append(line.noted, to: &bytes, JournalText.encoder())
    }
    return JournalText(name: "pieces", bytes: bytes)
  }

  /// What each field of each subject holds: of all entries for it the one with the largest clock,
  /// then origin, then number.
  static func state(_ lines: [JournalText.Line]) -> [String: String] {
    var fields: [String: [Entry]] = [:]
    for line in lines {
      let change = line.noted.entry.change
      fields["\(change.subject) \(change.field.name)", default: []].append(line.noted.entry)
    }
    return fields.compactMapValues { entries in
      entries.max {
        ($0.clock, $0.origin, $0.seq, $0.change.value ?? "")
          < ($1.clock, $1.origin, $1.seq, $1.change.value ?? "")
      }?.change.value
    }
  }

  /// The same of a store, from what it says.
  static func state(_ store: TriageStore) throws -> [String: String] {
    var state: [String: String] = [:]
    for (paper, decision) in try store.decisions() {
      if decision.standing != .unread { state["\(paper) standing"] = decision.standing.rawValue }
      if let note = decision.note { state["\(paper) note"] = note }
      for tag in decision.tags { state["\(paper) tag:\(tag)"] = "on" }
    }
    for query in try store.queries() { state["\(query.name) query"] = query.text }
    return state
  }

  /// A line made up.
  static func line(
    nonmun: Int = 1, origin: String = "00000000000000aa", seq: Int = 1, clock: Int = 1,
    subject: String = "x", field: String = "standing", value: String = "\"kept\""
  ) -> String {
    """
    {"nonmun":\(nonmun),"origin":"\(origin)","seq":\(seq),"clock":\(clock),\
    "subject":"\(subject)","field":"\(field)","value":\(value)}
    """
  }
}
