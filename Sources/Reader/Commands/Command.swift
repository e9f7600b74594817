import Configuration
import Surface

/// One thing the reader can do: a row of the command table.
public struct Command: Sendable {
  /// Where help lists the command.
  public enum Group: String, Sendable, CaseIterable {
    case moving, reading, triage, handing, sorting, searching, view, program
  }

  /// What it is called in the palette: lower case, words joined by hyphens.
  public let name: String
  /// Where help lists it.
  public let group: Group
  /// Its keys; the first is the one shown where there is room for one.
  public let keys: [Key]
  /// What it does, in a few words of each language.
  public let help: Localized
  /// What its keys do to what an overlay shows.
  let scroll: Scroll?
  /// The change it makes, given the count typed before it (`12j`), and the effects it asks for.
  let run: @Sendable (_ state: inout ReaderState, _ count: Int?) -> [Effect]

  init(
    _ name: String, _ group: Group, _ keys: [Key], _ help: Localized, scroll: Scroll? = nil,
    run: @escaping @Sendable (_ state: inout ReaderState, _ count: Int?) -> [Effect]
  ) {
    self.name = name
    self.group = group
    self.keys = keys
    self.help = help
    self.scroll = scroll
    self.run = run
  }

  /// A command that changes the state and asks for no effect.
  init(
    _ name: String, _ group: Group, _ keys: [Key], ko: String, en: String, scroll: Scroll? = nil,
    change: @escaping @Sendable (_ state: inout ReaderState, _ count: Int?) -> Void
  ) {
    self.init(name, group, keys, Localized(ko: ko, en: en), scroll: scroll) { state, count in
      change(&state, count)
      return []
    }
  }

  /// A command that asks for an effect and leaves the state as it is.
  static func asking(
    _ name: String, _ group: Group, _ keys: [Key], ko: String, en: String,
    for effect: @escaping @Sendable (_ state: ReaderState) -> Effect
  ) -> Command {
    Command(name, group, keys, Localized(ko: ko, en: en)) { state, _ in [effect(state)] }
  }
}
