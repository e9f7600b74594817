import Digest
import Search

/// Where the reader is: enough to come back to exactly the same screen.
struct Place: Sendable {
  var focus: Pane
  /// The selected day, nil before any is known.
  var day: Library.Day?
  var paper: PaperPlace?
  var listTop: Int
  var datesTop: Int
  var foldedMonths: Set<Month>
  /// The place in the summary's text, which outlives a change of width.
  var summaryAnchor: Int
  var areAuthorsUnfolded: Bool
  var sort: SortOrder
  var scope: Scope

  var date: DigestDate? { day?.date }
}

/// A paper by the line it stands at, which outlives a library that takes another's place.
struct PaperPlace: Sendable, Hashable {
  let file: String
  let line: Int

  init(_ paper: Paper) {
    file = paper.file.name
    line = paper.line
  }
}

/// A month of a year.
struct Month: Hashable, Sendable {
  let year: Int
  let month: Int

  init?(_ date: DigestDate?) {
    guard let date else { return nil }
    (year, month) = (date.year, date.month)
  }
}
