import Configuration
import Digest
import Search
import System
import TOMLKit

/// The file that remembers where the reader was left, an entry an archive: `$XDG_STATE_HOME/nonmun/places.toml`.
///
/// It is apart from the store, since the first screen needs it before a database is open, and nothing is lost with it.
public struct PlaceFile: Sendable {
  /// What the configuration says; a choice made by a key holds until that changes.
  public struct Configured: Sendable, Hashable {
    var sort: SortOrder
    var theme: String

    /// What the settings say.
    public init(_ settings: Settings) {
      sort = SortOrder(settings.sort, isReversed: settings.reverse)
      theme = settings.theme
    }
  }

  /// More archives than anyone reads in turn; older entries go.
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

  /// The place where this archive was left.
  ///
  /// A file that is not there or cannot be understood tells nothing: then the newest day is opened.
  public func load() -> KeptPlace? {
    guard let entry = entries().first(where: { $0["archive"]?.string == archive }) else {
      return nil
    }
    var place = KeptPlace()
    place.newest = entry["newest"]?.string.flatMap(DigestDate.init)
    place.day = entry["day"]?.string.flatMap(DigestDate.init)
    place.paper = entry["paper"]?.string
    place.anchor = max(0, entry["line"]?.int ?? 0)
    place.focus = entry["pane"]?.int.flatMap(Pane.init) ?? .papers
    place.scope = entry["scope"]?.int.flatMap(Scope.init) ?? .day
    place.skim = entry["skim"]?.string.flatMap(Skim.init) ?? .all
    place.sort =
      KeptPlace.Choice(
        PlaceFile.order(entry["sort"]) ?? configured.sort,
        configured: PlaceFile.order(entry["sort-configured"]) ?? configured.sort
      ).settled(configured.sort)
    place.theme =
      KeptPlace.Choice(
        entry["theme"]?.string ?? configured.theme,
        configured: entry["theme-configured"]?.string ?? configured.theme
      ).settled(configured.theme)
    if let searches = entry["searches"]?.array {
      place.history = searches.indices.compactMap { searches[$0].string }
    }
    place.catchUp = entry["catch-up"]?.table.flatMap(PlaceFile.catchUp)
    return place
  }

  private func entries() -> [TOMLTable] {
    guard let text = try? UserFile.text(of: path),
      let document = try? TOMLDocument(text, file: UserFile.name(path)),
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
      total: table["total"]?.int ?? papers.count, days: table["days"]?.int ?? 1)
  }

  // MARK: Writing

  /// Remembers a place; the entry comes first, those of other archives stay as they are.
  ///
  /// A reader that is being left has nobody to complain to: where the place cannot be written, the next one opens at the
  /// newest day.
  public func save(_ place: KeptPlace) {
    let others = entries().filter { $0["archive"]?.string != archive }
    let array = TOMLArray([table(of: place)] + others.prefix(PlaceFile.limit - 1))
    WholeFile.writePrivately(TOMLTable(["place": array]).convert(to: .toml) + "\n", to: path)
  }

  private func table(of place: KeptPlace) -> TOMLTable {
    let table = TOMLTable()
    table["archive"] = archive
    table["newest"] = place.newest.map { "\($0)" }
    table["day"] = place.day.map { "\($0)" }
    table["paper"] = place.paper
    table["line"] = place.anchor
    table["pane"] = place.focus.rawValue
    table["scope"] = place.scope.rawValue
    table["skim"] = place.skim.rawValue
    table["sort"] = PlaceFile.name(of: place.sort)
    table["sort-configured"] = PlaceFile.name(of: configured.sort)
    table["theme"] = place.theme
    table["theme-configured"] = configured.theme
    table["searches"] = TOMLArray(place.history)
    if let catchUp = place.catchUp {
      let missed = TOMLTable()
      missed["since"] = "\(catchUp.since)"
      missed["papers"] = TOMLArray(catchUp.papers)
      missed["total"] = catchUp.total
      missed["days"] = catchUp.days
      table["catch-up"] = missed
    }
    return table
  }

  private static func name(of order: SortOrder) -> String {
    (order.isReversed ? "-" : "") + order.field.rawValue
  }
}
