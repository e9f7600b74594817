/// What the reader changes in the terminal's description.
extension TerminalDescription {
  /// How many of a description's first colour numbers are palette entries once it has
  /// `useDirectColor`.
  static let paletteSize = 256

  /// Moving lines on the screen, repeating a character, and tabs.
  ///
  /// Scrolling gains nothing for a pane beside another, and emulators that do not know SU, SD or
  /// REP (pyte) go wrong where terminfo promises them on behalf of xterm. ncurses scrolls only
  /// where it finds a way up and a way down among these. Tabs stop wherever the program before set
  /// them.
  private static let shortcuts = [
    "csr", "ind", "indn", "ri", "rin", "il", "il1", "dl", "dl1", "rep", "ht",
    "cbt",
  ]

  /// Defining colours and setting them back, which resets the user's palette rather than what a
  /// program changed in it.
  private static let paletteChanges = ["initc", "initp", "scp", "oc"]

  /// Leaves only what draws cell by cell in the colours that there are.
  ///
  /// Keys must be read from the description before.
  mutating func simplify() {
    for name in TerminalDescription.shortcuts + TerminalDescription.paletteChanges {
      strings[name] = nil
    }
    flags["ccc"] = nil
    // Names with k are keys, which ncurses does not read; they are most of a description.
    strings.removePredefined(beginningWith: "k")
    if !strings.has("setaf"), !strings.has("setf") {
      numbers["colors"] = nil
      numbers["pairs"] = nil
    }
    // Without `oc` this is the only way back to the terminal's own colours.
    if hasSGRColors, !strings.has("op") { strings["op"] = Array("\u{1B}[39;49m".utf8) }
  }

  /// Makes colour numbers from 256 on true colours, as ncurses' own `xterm+direct256` does, and
  /// says whether it could: a terminal whose colours are no SGR sequences (ECMA-48, 8.3.117) stays
  /// as it is.
  ///
  /// Red, green and blue are separated by semicolons, which is not what the standard says, but all
  /// terminals and multiplexers with true colour know it; not all know colons.
  mutating func useDirectColor() -> Bool {
    guard hasSGRColors else { return false }
    for name in ["setf", "setb"] { strings[name] = nil }
    strings["setaf"] = Array(TerminalDescription.foreground.utf8)
    strings["setab"] = Array(TerminalDescription.background.utf8)
    numbers["colors"] = 1 << 24
    numbers["pairs"] = 1 << 16
    // How wide red, green and blue are; the flag has ncurses divide the number of colours.
    numbers["RGB"] = nil
    strings["RGB"] = nil
    flags["RGB"] = true
    numbers["CO"] = Int32(TerminalDescription.paletteSize)
    return true
  }

  /// Whether the terminal sets colours by SGR sequences.
  private var hasSGRColors: Bool {
    ["setaf", "setab"].allSatisfy { name in
      guard let sequence = strings[name] else { return false }
      return sequence.starts(with: [0x1B, UInt8(ascii: "[")]) && sequence.last == UInt8(ascii: "m")
    }
  }

  // `CSI 3n m` for the eight colours, `CSI 9n m` for the bright eight, `CSI 38;5;n m` for the
  // palette, else true colour; backgrounds likewise.
  private static let foreground =
    "\u{1B}[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e%p1%{256}%<%t38;5;%p1%d"
    + "%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
  private static let background =
    "\u{1B}[%?%p1%{8}%<%t4%p1%d%e%p1%{16}%<%t10%p1%{8}%-%d%e%p1%{256}%<%t48;5;%p1%d"
    + "%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
}
