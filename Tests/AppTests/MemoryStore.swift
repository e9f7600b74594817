import Configuration
import Decisions
import Digest
import Reader
import ReaderDriver
import Search
import TextLayout
import Triage

@testable import App

/// The store as it is, in memory: carries out what the reader asks for on the thread that asks.
final class MemoryStore: DriverStore {
  private let worker = StoreWorker(Desk(opening: .memory))

  /// All decisions, by a paper's id.
  var decisions: [String: Decision] { worker.desk.decisions() }

  /// The saved queries, by their names.
  var queries: [String: String] { saved.mapValues(\.text) }

  /// The saved queries with what they are watched for, by their names.
  var saved: [String: SavedQuery] {
    Dictionary(uniqueKeysWithValues: worker.desk.queries().map { ($0.name, $0) })
  }

  func answers(_ effect: Effect) -> [Event]? {
    switch effect {
    case .commit, .undo, .redo, .revert, .readJournal: worker.carryOut(effect)
    default: nil
    }
  }
}

extension Driver {
  /// A person at a reader of the test archive that keeps what is decided.
  static func deciding(
    _ columns: Int = 120, _ rows: Int = 40, language: Language = .en, settings: Settings? = nil,
    library: Library? = TestArchive.library, corpus: Corpus? = TestArchive.corpus,
    layout: LayoutChoice? = nil
  ) -> Driver {
    Driver(
      columns, rows, language: language, settings: settings, library: library, corpus: corpus,
      layout: layout, store: MemoryStore())
  }

  /// What was decided, by a paper's id.
  var decisions: [String: Decision] { (store as? MemoryStore)?.decisions ?? [:] }

  /// The queries that were saved, by their names.
  var queries: [String: String] { (store as? MemoryStore)?.queries ?? [:] }

  /// The saved queries with what they are watched for, by their names.
  var saved: [String: SavedQuery] { (store as? MemoryStore)?.saved ?? [:] }
}
