import Digest
import Surface

/// What stands before the titles of a list, only as wide as the list's own values need.
struct ListColumns: Hashable, Sendable {
  /// How much of a paper's date the list itself does not tell.
  enum DateForm: Hashable, Sendable {
    /// Nothing: the list is a day's.
    case none
    /// `04-16`
    case monthDay
    /// `25-04-16`
    case full

    /// Cells of such a date.
    var width: Int {
      switch self {
      case .none: 0
      case .monthDay: 5
      case .full: 8
      }
    }
  }

  /// The width that most titles need, which percentiles must leave to them.
  private static let comfortableTitle = 80
  /// The fewest cells of a title; the date is dropped before a title gets less.
  private static let leastTitle = 24

  /// Cells of the list.
  let width: Int
  /// Cells of the votes.
  let votes: Int
  /// How dates are written.
  let date: DateForm
  /// Whether it is said how a paper stands among others.
  let showsPercentiles: Bool

  /// The columns of a list so many cells wide.
  ///
  /// - Parameters:
  ///   - mostVotes: the most votes that a paper of it has.
  ///   - isRanked: whether its order is another than that of votes, which the column of percentiles
  ///     then tells.
  init(width: Int, mostVotes: Int, scope: Scope, isRanked: Bool = false) {
    self.width = width
    votes = String(mostVotes).count
    let wanted: DateForm =
      switch scope {
      case .day: .none
      case .month, .year: .monthDay
      case .all: .full
      }
    // Mark, the sign of a note, votes and a space.
    let fixed = votes + 3
    let isRoomy = width - fixed - wanted.width - 1 >= ListColumns.leastTitle
    date = isRoomy ? wanted : .none
    let title = width - fixed - (date == .none ? 0 : date.width + 1)
    showsPercentiles =
      title - 4 >= (isRanked ? ListColumns.leastTitle : ListColumns.comfortableTitle)
  }

  /// The column in which titles begin, from the list's own.
  var titleColumn: Int {
    votes + 3 + (showsPercentiles ? 4 : 0) + (date == .none ? 0 : date.width + 1)
  }

  /// Cells of a title's line.
  var titleWidth: Int { max(1, width - titleColumn) }

  /// The column in which the line begins that says why a paper was found.
  var excerptColumn: Int { titleWidth >= 40 ? titleColumn : min(5, titleColumn) }

  /// A date as the list has it; blank where it is not known.
  func text(of paperDate: DigestDate?) -> String {
    guard let paperDate else { return String(repeating: " ", count: date.width) }
    switch date {
    case .none: return ""
    case .monthDay: return String("\(paperDate)".dropFirst(5))
    case .full: return String("\(paperDate)".dropFirst(2))
    }
  }
}
