import Surface

/// The program's own commands and their usual keys, as far as a configuration has to know them.
public struct ReservedCommands: Sendable {
  /// A command, or what a key does in one overlay only.
  package struct Row: Sendable {
    /// Its name; an overlay's begins with the overlay's and a dot: `trends.votes`.
    package let name: String
    /// Its keys.
    package let keys: [Key]
    /// The overlay that it is of; nil for a command.
    let overlay: String?
    /// The overlays in which a command does something too.
    let overlaysToo: Set<String>

    /// - Parameters:
    ///   - overlay: the overlay that it is of; nil for a command.
    ///   - overlaysToo: the overlays in which a command does something too.
    package init(
      _ name: String, keys: [Key], overlay: String? = nil, overlaysToo: Set<String> = []
    ) {
      (self.name, self.keys) = (name, keys)
      (self.overlay, self.overlaysToo) = (overlay, overlaysToo)
    }

    /// The same with other keys.
    func bound(to keys: [Key]) -> Row {
      Row(name, keys: keys, overlay: overlay, overlaysToo: overlaysToo)
    }

    /// Whether a key that both had could mean either.
    private func meets(_ other: Row) -> Bool {
      overlay == other.overlay || overlay.map(other.overlaysToo.contains) == true
        || other.overlay.map(overlaysToo.contains) == true
    }

    /// Whether a key of this one is in the way of a key of another's.
    package func holds(_ key: Key, of other: Row) -> Bool {
      meets(other) && keys.contains { $0.isInTheWay(of: key) }
    }
  }

  /// All of them, in the order of help.
  package let rows: [Row]
  /// Their names.
  let names: Set<String>

  /// Commands and what overlays have.
  package init(_ rows: [Row]) {
    self.rows = rows
    names = Set(rows.map(\.name))
  }

  /// No commands.
  package static let none = ReservedCommands([])

  /// The one of a name.
  func row(_ name: String) -> Row? { rows.first { $0.name == name } }

  /// The same, some of them with other keys.
  package func bound(to keys: [String: [Key]]) -> ReservedCommands {
    ReservedCommands(rows.map { row in keys[row.name].map(row.bound) ?? row })
  }

  /// The command that is in the way of a key for a command.
  func owner(of key: Key) -> String? {
    let command = Row("", keys: [key])
    return rows.first { $0.holds(key, of: command) }?.name
  }
}
