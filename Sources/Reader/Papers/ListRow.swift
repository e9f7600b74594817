import Digest
import Search
import TextLayout

/// A paper as the list shows it: its title and tags in lines, and why it was found where the title
/// does not tell.
struct ListRow: Sendable {
  /// The title, whole, and the tags behind it.
  let title: [StyledLine]
  /// The tags.
  let tags: [String]
  /// The line of the paper that was found.
  let excerpt: StyledText?
  /// How many lines of the title are shown whatever their limit: as many as it takes to see what
  /// was found in it.
  private let least: Int

  /// Lays a paper out.
  ///
  /// - Parameters:
  ///   - tags: the tags of the paper, which take lines of their own only where the title's last has
  ///     no room.
  ///   - marker: what was searched for.
  ///   - watchMarker: what it is watched for, which is marked where nothing is searched for, and
  ///     needs no reason.
  ///   - showsFormulaSource: whether formulas are shown as they are written.
  init(
    _ paper: Paper, tags: [String], columns: ListColumns, marker: Marker,
    showsFormulaSource: Bool = false, watchMarker: Marker = Marker()
  ) {
    self.tags = tags
    // A title can be a megabyte long, and no screen shows more than this.
    let text = InlineMarkdown.title(
      paper.title(prefix: 32 * columns.width), showsSource: showsFormulaSource)
    let isFound = !marker.isEmpty
    let marked = isFound ? marker : watchMarker
    let styled =
      marked.isEmpty
      ? StyledText(text) : StyledText(text).marking { marked.ranges(in: $0, part: .title) }
    let signs = tags.map { StyledSpan(" #" + Sanitizer.clean($0), style: .marker) }
    title = LineBreaker.wrap(
      signs.isEmpty ? styled : StyledText(styled.spans + signs), width: columns.titleWidth)
    let found = isFound ? title.firstIndex { $0.spans.contains(where: \.isMatch) } : nil
    least = found.map { $0 + 1 } ?? 1
    excerpt =
      isFound && found == nil
      ? Excerpts.line(of: paper, marker: marker, width: columns.width - columns.excerptColumn - 1)
      : nil
  }

  /// How many lines of the title are shown.
  ///
  /// - Parameters:
  ///   - limit: the lines of a title that is not selected.
  ///   - height: the lines that the list has.
  func titleLines(isSelected: Bool, limit: Int, height: Int) -> Int {
    let room = max(1, height - (excerpt == nil ? 0 : 1))
    return min(title.count, isSelected ? room : min(max(limit, least), room))
  }

  /// How many lines it takes.
  func height(isSelected: Bool, limit: Int, height: Int) -> Int {
    titleLines(isSelected: isSelected, limit: limit, height: height)
      + (excerpt == nil || height < 2 ? 0 : 1)
  }
}

/// The rows around the screen as they are laid out, made once for a list's width and what is marked
/// in it.
struct ListRows: Sendable {
  /// What the layout depends on.
  struct Key: Hashable, Sendable {
    let edition: Library.Edition
    let columns: ListColumns
    let marker: Marker
    let ambiguousWidth: AmbiguousWidth
    let showsFormulaSource: Bool
    /// What is marked in papers that are watched for, where nothing is searched for.
    let watchMarker: Marker
    let watchAge: Int
  }

  /// The most rows that are kept; then all are made anew.
  private static let limit = 4096

  private var key: Key?
  private var rows: [Int: ListRow] = [:]

  /// The row of a paper, by the paper's index in the library; nil where it was not made yet.
  subscript(index: Int) -> ListRow? { rows[index] }

  /// Forgets rows that were made for something else.
  mutating func use(_ key: Key) {
    guard key != self.key || rows.count > ListRows.limit else { return }
    rows.removeAll(keepingCapacity: true)
    self.key = key
  }

  /// The row of a paper, made where it is not there yet, or its tags are others now.
  mutating func row(
    _ index: Int, of library: Library, tags: [String], _ key: Key, isWanted: Bool
  ) -> ListRow {
    if let row = rows[index], row.tags == tags { return row }
    let row = ListRow(
      library.papers[index], tags: tags, columns: key.columns, marker: key.marker,
      showsFormulaSource: key.showsFormulaSource,
      watchMarker: isWanted ? key.watchMarker : Marker())
    rows[index] = row
    return row
  }
}
