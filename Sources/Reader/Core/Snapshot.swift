import Digest
import Search

/// Where the reader is: enough to come back to exactly the same screen.
struct Snapshot: Sendable {
  var focus: Pane
  /// The selected day, nil before any is known.
  var day: Library.Day?
  var paper: PaperReference?
  var listTop: Int
  var datesTop: Int
  var foldedMonths: Set<Month>
  /// The position in the summary's text, which outlives a change of width.
  var summaryAnchor: Int
  var areAuthorsUnfolded: Bool
  var sort: SortOrder
  var scope: Scope

  var date: DigestDate? { day?.date }
}

/// A paper by what it is and where it stands, which outlives a library that replaces another.
struct PaperReference: Sendable, Hashable {
  let id: String
  private let date: DigestDate?
  private let file: String
  private let line: Int
  private let title: String

  init(_ paper: Paper) {
    id = paper.id
    date = paper.date
    file = paper.file.name
    line = paper.line
    title = paper.title(prefix: 512)
  }

  /// The same paper in a library: the one with the same id, on the same day where it stands on
  /// several; where its address was mended, the one of the same title on that day.
  func index(in library: Library) -> Int? {
    let same = library.indices(of: id)
    if same.count == 1 { return same[0] }
    guard same.isEmpty else { return same.max { rank(of: $0, library) < rank(of: $1, library) } }
    let day = library.index(of: date).map { library.days[$0].papers } ?? 0..<0
    return day.first { library.papers[$0].title(prefix: 512) == title }
  }

  /// How much a paper with the same id is like this one: by its day, its file, and how near to
  /// where it stood.
  private func rank(of index: Int, _ library: Library) -> (Int, Int, Int) {
    let paper = library.papers[index]
    return (
      paper.date == date ? 1 : 0, paper.file.name == file ? 1 : 0, -abs(paper.line - line)
    )
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
