import ArgumentParser

/// The parts of the table.
enum Section: String, CaseIterable, ExpressibleByArgument {
  case start, key, load, search, layout, triage, export, ending, idle

  /// Measures the part.
  ///
  /// - Throws: why there is nothing to measure.
  func measure(_ bench: Bench) throws -> [Row] {
    switch self {
    case .start: try StartSection.measure(bench)
    case .key: try KeySection.measure(bench)
    case .load: try LoadSection.measure(bench)
    case .search: try SearchSection.measure(bench)
    case .layout: try LayoutSection.measure(bench)
    case .triage: try TriageSection.measure(bench)
    case .export: try ExportSection.measure(bench)
    case .ending: try EndingSection.measure(bench)
    case .idle: try IdleSection.measure(bench)
    }
  }
}
