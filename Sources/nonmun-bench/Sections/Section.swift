import ArgumentParser

/// The parts of the table.
enum Section: String, CaseIterable, ExpressibleByArgument {
  case start, key, load, search, layout, shares, triage, export, ending, idle

  /// Measures the part: rows of the one table, and a table of its own where it has one.
  ///
  /// - Throws: why there is nothing to measure.
  func measure(_ bench: Bench) throws -> (rows: [Row], table: String?) {
    guard self == .shares else { return (try rows(bench), nil) }
    let shares = SharesSection(bench)
    return (shares.rows, shares.table)
  }

  private func rows(_ bench: Bench) throws -> [Row] {
    switch self {
    case .shares: []
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
