import Digest
import Search

/// Where the reader is: enough to come back to exactly the same screen.
struct Place: Sendable {
  var focus: Pane
  var date: DigestDate?
  var paper: PaperPlace?
  var listTop: Int
  var datesTop: Int
  var foldedMonths: Set<Month>
  var summaryTop: Int
  var areAuthorsUnfolded: Bool
  var sort: SortOrder
  var scope: Scope
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
