import Digest

/// How much of the archive the list shows, around the selected day.
public enum Scope: Int, Sendable, Hashable, CaseIterable {
  case day, month, year, all

  var wider: Scope { Scope(rawValue: rawValue + 1) ?? self }
  var narrower: Scope { Scope(rawValue: rawValue - 1) ?? self }

  /// Whether a day lies in the scope that is centred on another.
  func contains(_ date: DigestDate?, around center: DigestDate?) -> Bool {
    switch self {
    case .day: date == center
    case .month: date?.year == center?.year && date?.month == center?.month
    case .year: date?.year == center?.year
    case .all: true
    }
  }
}
