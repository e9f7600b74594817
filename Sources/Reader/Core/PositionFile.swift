import Configuration
import Digest
import Search
import System
import TOMLKit

/// The file that remembers where the reader was left, an entry an archive:
/// `$XDG_STATE_HOME/nonmun/places.toml`.
///
/// It is apart from the store, since the first screen needs it before a database is open, and
/// nothing is lost with it.
public struct PositionFile: Sendable {
  /// What the configuration says.
  ///
  /// A choice made by a key holds until the configuration says something else.
  public struct Configured: Sendable, Hashable {
    var sort: SortOrder
    var theme: String
    var panes: ReadingPosition.Panes

    /// What the settings say.
    public init(_ settings: Settings) {
      sort = SortOrder(settings.sort, isReversed: settings.reverse)
      theme = settings.theme
      panes = ReadingPosition.Panes(settings)
    }
  }

  /// The most archives that are remembered; older entries are dropped.
  private static let limit = 20

  private let path: String
  private let archive: String
  private let configured: Configured

  /// The file, and the archive whose entry is meant.
  public init(path: String, archive: String, configured: Configured) {
    self.path = path
    self.archive = archive
    self.configured = configured
  }

  /// Where the file of the user is whose environment it is; nil if there is no home.
  public static func path(environment: [String: String]) -> String? {
    UserFolder.state.path(in: environment).map { $0 + "/places.toml" }
  }

  // MARK: Reading

  /// Where this archive was left.
  ///
  /// A file that is not there or cannot be understood tells nothing: then the newest day is opened.
  public func load() -> ReadingPosition? {
    guard let entry = entries().first(where: { $0["archive"]?.string == archive }) else {
      return nil
    }
    var position = ReadingPosition()
    position.newest = entry["newest"]?.string.flatMap(DigestDate.init)
    position.day = entry["day"]?.string.flatMap(DigestDate.init)
    position.paper = entry["paper"]?.string
    position.anchor = max(0, entry["line"]?.int ?? 0)
    position.focus = entry["pane"]?.int.flatMap(Pane.init) ?? .papers
    position.scope = entry["scope"]?.int.flatMap(Scope.init) ?? .day
    position.skim = entry["skim"]?.string.flatMap(Skim.init) ?? .all
    position.sort =
      ReadingPosition.Choice(
        PositionFile.order(entry["sort"]) ?? configured.sort,
        configured: PositionFile.order(entry["sort-configured"]) ?? configured.sort
      ).settled(configured.sort)
    position.theme =
      ReadingPosition.Choice(
        entry["theme"]?.string ?? configured.theme,
        configured: entry["theme-configured"]?.string ?? configured.theme
      ).settled(configured.theme)
    position.panes =
      ReadingPosition.Choice(
        entry["panes"]?.table.map(PositionFile.panes) ?? configured.panes,
        configured: entry["panes-configured"]?.table.map(PositionFile.panes) ?? configured.panes
      ).settled(configured.panes)
    if let searches = entry["searches"]?.array {
      position.history = searches.indices.compactMap { searches[$0].string }
    }
    position.search = entry["search"]?.table.flatMap(PositionFile.search)
    position.catchUp = entry["catch-up"]?.table.flatMap(PositionFile.catchUp)
    return position
  }

  private func entries() -> [TOMLTable] {
    guard let text = try? UserFile.text(of: path),
      let document = try? TOMLDocument(text, file: Path.name(of: path)),
      let entries = document.root["place"]?.array
    else { return [] }
    return entries.indices.compactMap { entries[$0].table }
  }

  private static func order(_ value: (any TOMLValueConvertible)?) -> SortOrder? {
    guard let text = value?.string else { return nil }
    let name = text.hasPrefix("-") ? String(text.dropFirst()) : text
    return SortOrder.Field(rawValue: name).map {
      SortOrder($0, isReversed: text.hasPrefix("-"))
    }
  }

  private static func catchUp(_ table: TOMLTable) -> CatchUp? {
    guard let since = table["since"]?.string.flatMap(DigestDate.init),
      let papers = table["papers"]?.array
    else { return nil }
    return CatchUp(
      since: since, papers: papers.indices.compactMap { papers[$0].string },
      budget: table["budget"]?.int ?? max(1, papers.count),
      total: table["total"]?.int ?? papers.count, days: table["days"]?.int ?? 1,
      isByTaste: table["taste"]?.bool ?? false)
  }

  private static func search(_ table: TOMLTable) -> ReadingPosition.Search? {
    guard let query = table["query"]?.string else { return nil }
    return ReadingPosition.Search(
      query: query, scope: table["scope"]?.int.flatMap(Scope.init) ?? .all,
      paper: table["paper"]?.string, anchor: max(0, table["line"]?.int ?? 0),
      focus: table["pane"]?.int.flatMap(Pane.init) ?? .papers)
  }

  private static func panes(_ table: TOMLTable) -> ReadingPosition.Panes {
    var panes = ReadingPosition.Panes()
    panes.layout = table["layout"]?.string.flatMap(LayoutChoice.init) ?? .auto
    panes.dates = table["dates"]?.string.flatMap(DatesChoice.init) ?? .auto
    if let width = table["dates-width"]?.int, Settings.datesWidths.contains(width) {
      panes.datesWidth = width
    }
    panes.listShare = table["list-share"]?.int.flatMap {
      Settings.listShares.contains($0) ? $0 : nil
    }
    return panes
  }

  // MARK: Writing

  /// Remembers a position; the entry comes first, those of other archives stay as they are.
  ///
  /// Nobody would read a complaint now: where the position cannot be written, the next reader opens
  /// at the newest day.
  public func save(_ position: ReadingPosition) {
    let others = entries().filter { $0["archive"]?.string != archive }
    let array = TOMLArray([table(of: position)] + others.prefix(PositionFile.limit - 1))
    WholeFile.writePrivately(TOMLTable(["place": array]).convert(to: .toml) + "\n", to: path)
  }

  private func table(of position: ReadingPosition) -> TOMLTable {
    let table = TOMLTable()
    table["archive"] = archive
    table["newest"] = position.newest.map { "\($0)" }
    table["day"] = position.day.map { "\($0)" }
    table["paper"] = position.paper
    table["line"] = position.anchor
    table["pane"] = position.focus.rawValue
    table["scope"] = position.scope.rawValue
    table["skim"] = position.skim.rawValue
    table["sort"] = PositionFile.name(of: position.sort)
    table["sort-configured"] = PositionFile.name(of: configured.sort)
    table["theme"] = position.theme
    table["theme-configured"] = configured.theme
    table["panes"] = PositionFile.table(of: position.panes)
    table["panes-configured"] = PositionFile.table(of: configured.panes)
    table["searches"] = TOMLArray(position.history)
    if let search = position.search {
      let kept = TOMLTable()
      kept["query"] = search.query
      kept["scope"] = search.scope.rawValue
      kept["paper"] = search.paper
      kept["line"] = search.anchor
      kept["pane"] = search.focus.rawValue
      table["search"] = kept
    }
    if let catchUp = position.catchUp {
      let missed = TOMLTable()
      missed["since"] = "\(catchUp.since)"
      missed["papers"] = TOMLArray(catchUp.papers)
      missed["budget"] = catchUp.budget
      missed["total"] = catchUp.total
      missed["days"] = catchUp.days
      if catchUp.isByTaste { missed["taste"] = true }
      table["catch-up"] = missed
    }
    return table
  }

  private static func table(of panes: ReadingPosition.Panes) -> TOMLTable {
    let table = TOMLTable()
    table["layout"] = panes.layout.rawValue
    table["dates"] = panes.dates.rawValue
    table["dates-width"] = panes.datesWidth
    table["list-share"] = panes.listShare
    return table
  }

  private static func name(of order: SortOrder) -> String {
    (order.isReversed ? "-" : "") + order.field.rawValue
  }
}
