import Configuration

extension ReservedCommands {
  /// The commands of the table, and what overlays have of their own.
  public static let table = ReservedCommands(
    CommandTable.all.map { Row($0.name, keys: $0.keys, overlaysToo: $0.overlaysToo) }
      + OverlayAction.allCases.map {
        Row($0.rawValue, keys: $0.usualKeys, overlay: $0.room.rawValue)
      })
}

extension Command {
  /// The overlays with actions of their own in which the command's keys do something too.
  fileprivate var overlaysToo: Set<String> {
    let rooms: [OverlayAction.Room] =
      switch name {
      case _ where scroll != nil: [.queries, .journal, .trends]
      case "leave", "back", "quit", "open": [.queries, .journal, .trends]
      case "trends": [.trends]
      case "journal", "search": [.journal]
      case "save-query": [.search]
      default: []
      }
    return Set(rooms.map(\.rawValue))
  }
}

extension Settings {
  /// The settings of the user whose environment it is, and what is wrong in the file; see
  /// `load(environment:reserved:)`.
  public static func load(
    environment: [String: String]
  ) -> (settings: Settings, problems: [Problem]) {
    load(environment: environment, reserved: .table)
  }
}
