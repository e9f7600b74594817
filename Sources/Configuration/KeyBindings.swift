import Surface

/// The keys that each command has once the lines of `[keys]` are settled: no key means two things,
/// and help and a way out keep theirs.
///
/// A line that cannot stand is left out alone. Its command has what is left of its usual keys.
struct KeyBindings {
  /// A line of `[keys]`: the keys that a command is to have.
  struct Line {
    let name: String
    let keys: [Key]
  }

  /// A line that was left out, and why.
  struct Refusal {
    let line: Line
    let why: Localized
  }

  /// The keys of commands that have other than the usual ones, by the commands' names.
  private(set) var keys: [String: [Key]] = [:]
  /// The lines that were left out.
  private(set) var refusals: [Refusal] = []

  /// Of each of these one keeps a key.
  private static let needed = [["help"], ["quit", "leave"]]

  /// Settles lines, in the order of the file: the earlier of two that contradict each other stands.
  init(_ lines: [Line], _ reserved: ReservedCommands) {
    var kept: [String: Localized] = [:]
    // Each turn gives the usual keys back to one command more.
    while true {
      self.init(lines, reserved, keeping: kept)
      guard let name = unreachable(lines, reserved, kept) else { return }
      kept[name] =
        refusals.first { $0.line.name == name }?.why
        ?? Localized { $0.needsKey(KeyBindings.needed.first { $0.contains(name) } ?? []) }
    }
  }

  /// - Parameter kept: commands that keep their usual keys whatever lines say, and why.
  private init(_ lines: [Line], _ reserved: ReservedCommands, keeping kept: [String: Localized]) {
    let moved = Set(lines.map(\.name)).subtracting(kept.keys)
    var holders = reserved.rows.filter { !moved.contains($0.name) }
    for line in lines {
      guard let row = reserved.row(line.name)?.bound(to: line.keys) else { continue }
      if let why = kept[line.name] ?? KeyBindings.clash(of: row, with: holders) {
        refusals.append(Refusal(line: line, why: why))
      } else {
        holders.append(row)
        keys[line.name] = line.keys
      }
    }
    for refusal in refusals where kept[refusal.line.name] == nil {
      guard let row = reserved.row(refusal.line.name) else { continue }
      let left = row.keys.filter { key in !holders.contains { $0.holds(key, of: row) } }
      holders.append(row.bound(to: left))
      if left.count < row.keys.count { keys[row.name] = left }
    }
  }

  /// Why a command cannot have its keys beside those of others.
  private static func clash(
    of row: ReservedCommands.Row, with holders: [ReservedCommands.Row]
  ) -> Localized? {
    for (index, key) in row.keys.enumerated() {
      if let owner = holders.first(where: { $0.holds(key, of: row) }) {
        let other = owner.keys.first { $0.isInTheWay(of: key) } ?? key
        return Localized { $0.keyClash(key.name, row.name, other.name, owner.name) }
      }
      if let other = row.keys[..<index].first(where: { $0.isInTheWay(of: key) }) {
        return Localized { $0.keyClash(key.name, row.name, other.name, row.name) }
      }
    }
    return nil
  }

  /// A command that has to get its usual keys back, as otherwise help or the way out would have
  /// none; the one of the last line.
  private func unreachable(
    _ lines: [Line], _ reserved: ReservedCommands, _ kept: [String: Localized]
  ) -> String? {
    for names in KeyBindings.needed {
      let known = names.compactMap(reserved.row)
      guard !known.isEmpty, known.allSatisfy({ (keys[$0.name] ?? $0.keys).isEmpty }) else {
        continue
      }
      if let line = lines.last(where: { names.contains($0.name) && kept[$0.name] == nil }) {
        return line.name
      }
    }
    return nil
  }
}
