import CNcurses
import Glibc

/// What terminfo says of a terminal, as a value: it can be read, changed and compiled.
///
/// ncurses does whatever its description of the terminal allows, and offers no way to forbid it
/// afterwards. So the reader takes the description, changes it, and opens the terminal by what came
/// of it (`OpenTerminal`).
struct TerminalDescription: Equatable, Sendable {
  /// The terminal's name.
  var name: String
  /// The flags.
  var flags = Capabilities<Bool>(.flag)
  /// The capabilities that are a number.
  var numbers = Capabilities<Int32>(.number)
  /// The capabilities that are a sequence, as terminfo has it, with parameters and pauses.
  var strings = Capabilities<[UInt8]>(.string)

  /// A description without capabilities.
  init(name: String) { self.name = name }

  /// Reads the description of a terminal, nil where this machine has none or a damaged one.
  ///
  /// ncurses keeps one description open at a time: not to be called while a screen is.
  ///
  /// - Parameters:
  ///   - terminal: the terminal's name, as in `TERM`.
  ///   - output: a descriptor of the terminal.
  init?(terminal: String, output: Int32) {
    guard TerminfoFile.isSafe(for: terminal, { getenv($0).map { String(cString: $0) } }) else {
      return nil
    }
    var status: Int32 = 0
    guard setupterm(terminal, output, &status) == OK else { return nil }
    defer { nonmun_close_description() }
    name = terminal
    flags = Capabilities(.flag) { tigetflag($0) > 0 ? true : nil }
    numbers = Capabilities(.number) { name in
      let number = tigetnum(name)
      return number >= 0 ? number : nil
    }
    strings = Capabilities(.string) { name in
      nonmun_terminfo_string(name).map { text in
        Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
      }
    }
  }

  /// Whether the terminal's cursor can be put anywhere, without which there is no screen.
  var canMoveCursor: Bool { strings.has("cup") }

  /// How many colours the terminal has.
  var colors: Int { Int(numbers["colors"] ?? 0) }

  /// Whether the terminal is said to have true colour: `RGB` is ncurses' way to say so, `Tc`
  /// tmux's.
  var hasDirectColor: Bool {
    flags.has("RGB") || flags.has("Tc") || numbers.has("RGB") || strings.has("RGB")
  }
}
