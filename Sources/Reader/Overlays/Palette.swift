import Configuration
import Search

/// The command palette: what is typed, and the commands that it leaves.
public struct Palette: Sendable {
  /// What is typed.
  public internal(set) var input = TextInput()
  /// The chosen row of the commands left.
  public internal(set) var selected = 0
  /// The commands that there are.
  private let all: [Command]

  init(_ commands: [Command]) { all = commands }

  /// The commands whose name or help holds what is typed; names that begin with it come first.
  ///
  /// What is in none may be a name that was typed with the input method on.
  func commands(_ language: Language) -> [Command] {
    let wanted = input.text.lowercased()
    guard !wanted.isEmpty else { return all }
    let found = commands(holding: wanted, language)
    guard found.isEmpty, let latin = Dubeolsik.latin(wanted) else { return found }
    return commands(holding: latin.lowercased(), language)
  }

  private func commands(holding wanted: String, _ language: Language) -> [Command] {
    let rank = { (command: Command) -> Int? in
      if command.name.hasPrefix(wanted) { return 0 }
      if command.name.contains(wanted) { return 1 }
      return command.help[language].lowercased().contains(wanted) ? 2 : nil
    }
    return (0...2).flatMap { wantedRank in
      all.filter { rank($0) == wantedRank }
    }
  }

  /// Completes what is typed to the longest beginning that all names with it share; where there is no more of it, the
  /// selection goes down instead.
  mutating func complete(_ language: Language) {
    let names = all.map(\.name).filter { $0.hasPrefix(input.text.lowercased()) }
    guard var common = names.first else { return move(by: 1, language) }
    for name in names.dropFirst() { common = common.commonPrefix(with: name) }
    if common.count > input.text.count {
      input = TextInput(common)
      selected = 0
    } else {
      move(by: 1, language)
    }
  }

  mutating func move(by rows: Int, _ language: Language) {
    let count = commands(language).count
    guard count > 0 else { return }
    selected = (selected + rows % count + count) % count
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
