/// All commands.
///
/// The keymap, help, the palette, `docs/keys.md` and the duplicate-key test come from here.
public enum CommandTable {
  /// The commands, group by group, in the order that help lists them.
  public static let all: [Command] =
    Command.moving + Command.reading + Command.triage + Command.handing + Command.sorting
    + Command.searching + Command.figures
    + Command.view
    + Command.program

  /// The command of that name.
  public static func command(named name: String) -> Command? { all.first { $0.name == name } }
}
