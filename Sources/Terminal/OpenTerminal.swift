import CNcurses
import Glibc
import Surface

/// A terminal that ncurses has opened, by a description that lets it do what the reader wants and
/// nothing else.
struct OpenTerminal {
  /// The name that ncurses opens a changed description by.
  ///
  /// There is no such entry anywhere, so that an ncurses that cannot read a description from
  /// `TERMINFO` says so, instead of finding the unchanged one.
  private static let ownName = "nonmun-terminal"

  /// The description in use.
  let description: TerminalDescription
  /// The sequences of its keys.
  let keySequences: [[UInt8]: Key]
  /// What the user should know of the terminal.
  let note: TerminalNote?
  /// How many colours can be sent.
  let depth: ColorDepth
  /// How many of the first colour numbers are palette entries; the rest are true colours.
  let paletteSize: Int

  /// Opens the terminal that `TERM` names, nil where neither it nor a stand-in has a description on
  /// this machine.
  static func open(
    environment: [String: String], input: UnsafeMutablePointer<FILE>,
    output: UnsafeMutablePointer<FILE>
  ) -> OpenTerminal? {
    // ncurses would ask for the size by itself, and write beyond its memory where that is more than
    // 32,767 columns. The first frame brings the size.
    use_env(false)
    let terminal = environment["TERM"] ?? ""
    guard let (known, note) = description(of: terminal, output: fileno(output)) else { return nil }
    let keys = TerminalKeys.sequences(known)
    var changed = known
    changed.name = ownName
    changed.simplify()
    (changed.numbers["lines"], changed.numbers["cols"]) = (24, 80)
    let wanted = ColorDepth.choose(
      environment: environment, terminalColors: changed.colors, hasDirect: known.hasDirectColor)
    let isDirect = wanted == .direct && changed.useDirectColor()
    if opens(changed, input: input, output: output) {
      return OpenTerminal(
        description: changed, keySequences: keys, note: note,
        depth: isDirect ? .direct : most(wanted, known), paletteSize: paletteSize(changed))
    }
    // By a file that may have no size in it.
    use_env(true)
    guard newterm(known.name, output, input) != nil else { return nil }
    return OpenTerminal(
      description: known, keySequences: keys, note: note,
      depth: most(wanted, known), paletteSize: paletteSize(known))
  }

  /// The description of a terminal or, where it has none or its cursor cannot be moved, of one that
  /// most are like.
  static func description(of terminal: String, output: Int32) -> (
    TerminalDescription, TerminalNote?
  )? {
    if let own = TerminalDescription(terminal: terminal, output: output) {
      if own.canMoveCursor { return (own, nil) }
      let simple = TerminalDescription(terminal: "vt100", output: output)
      // `dumb` is what people set who want little; it needs no excuse.
      let note = TerminalNote.immobile(terminal)
      return simple.map { ($0, terminal == "dumb" ? nil : note) }
    }
    for name in ["xterm-256color", "vt100"] {
      guard let other = TerminalDescription(terminal: name, output: output) else { continue }
      return (other, .unknown(terminal, using: name))
    }
    return nil
  }

  /// Opens the terminal by a description that is in no file; false where ncurses does not
  /// understand it.
  ///
  /// `TERMINFO`, which carries it, is then again what it was: programs that the reader starts look
  /// up `TERM` for themselves.
  private static func opens(
    _ description: TerminalDescription, input: UnsafeMutablePointer<FILE>,
    output: UnsafeMutablePointer<FILE>
  ) -> Bool {
    let before = getenv("TERMINFO").map { String(cString: $0) }
    guard setenv("TERMINFO", description.environmentValue, 1) == 0 else { return false }
    let screen = newterm(description.name, output, input)
    if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
    return screen != nil
  }

  /// The most colours that ncurses can send by a description that was not made for true colour.
  private static func most(_ wanted: ColorDepth, _ description: TerminalDescription) -> ColorDepth {
    if wanted == .direct, description.colors >= 1 << 24 { return .direct }
    switch description.colors {
    case 256...: return min(wanted, .indexed256)
    case 16...: return min(wanted, .sixteen)
    default: return min(wanted, .eight)
    }
  }

  /// Descriptions with true colour say in `CO` how many numbers are palette entries; the oldest
  /// have eight.
  private static func paletteSize(_ description: TerminalDescription) -> Int {
    guard description.colors >= 1 << 24 else { return TerminalDescription.paletteSize }
    return Int(description.numbers["CO"] ?? 8)
  }
}
