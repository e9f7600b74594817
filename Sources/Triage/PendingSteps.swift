import Decisions

/// Something done to the decisions.
enum Operation: Sendable {
  /// A step.
  case commit([Edit], isAutomatic: Bool)
  /// The last step taken back.
  case undo
  /// The step made again that was taken back last.
  case redo

  /// Whether anything came of it.
  func changed(_ outcome: Outcome?) -> Bool {
    guard let outcome else { return false }
    if case .commit = self { return !outcome.edits.isEmpty }
    return true
  }
}

extension TriageStore {
  /// Does something to the decisions.
  ///
  /// - Throws: why the store cannot be written; nothing is.
  func perform(_ operation: Operation) throws(TriageError) -> Outcome? {
    switch operation {
    case .commit(let edits, let isAutomatic): try commit(edits, isAutomatic: isAutomatic)
    case .undo: try undo()
    case .redo: try redo()
    }
  }
}

/// What was done and is not saved, in order.
///
/// A step that was taken back stays in it, so that the store comes to have the same steps to take
/// back and to make again.
struct PendingSteps {
  private var operations: [Operation] = []
  /// How many of them are saved.
  private var saved = 0

  /// The first to be done; nil where all are saved.
  var first: Operation? { saved < operations.count ? operations[saved] : nil }

  /// Notes something done.
  mutating func append(_ operation: Operation) { operations.append(operation) }

  /// Notes that the first is saved.
  mutating func saveFirst() { saved += 1 }

  /// Notes that none is: they were saved to a file that is gone.
  mutating func restart() { saved = 0 }

  /// How many steps would be lost: those made and not taken back, and saved ones taken back or made
  /// again.
  var count: Int {
    var (made, others, automatic) = (0, 0, 0)
    for operation in operations[saved...] {
      switch operation {
      case .commit(_, let isAutomatic):
        if isAutomatic { automatic += 1 } else { made += 1 }
      case .undo: if made > 0 { made -= 1 } else { others -= 1 }
      case .redo: if others < 0 { others += 1 } else { made += 1 }
      }
    }
    return made + abs(others) + automatic
  }
}
