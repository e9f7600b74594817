import Configuration

extension ReservedCommands {
  /// The commands of the table.
  public static let table = ReservedCommands(CommandTable.all.map { ($0.name, $0.keys) })
}

extension Settings {
  /// The settings of the user whose environment it is, and what is wrong in the file; see `load(environment:reserved:)`.
  public static func load(
    environment: [String: String]
  ) -> (settings: Settings, problems: [Problem]) {
    load(environment: environment, reserved: .table)
  }
}
