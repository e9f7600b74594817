import CNcurses
import Glibc

/// What terminfo says of a terminal, as a value: it can be read, changed and compiled.
///
/// ncurses does whatever its description of the terminal allows, and offers no way to forbid it afterwards. So the reader takes
/// the description, changes it, and opens the terminal by what came of it (`OpenTerminal`).
struct TerminalDescription: Equatable, Sendable {
  /// The terminal's name.
  var name: String
  /// The capabilities that are there or not.
  var flags: Set<String> = []
  /// The capabilities that are a number.
  var numbers: [String: Int32] = [:]
  /// The capabilities that are a sequence, as terminfo has it, with parameters and pauses.
  var strings: [String: [UInt8]] = [:]

  /// The description with a name and nothing else.
  init(name: String) { self.name = name }

  /// Reads the description of a terminal, nil where this machine has none.
  ///
  /// ncurses keeps one description open at a time: not to be called while a screen is.
  ///
  /// - Parameters:
  ///   - terminal: the terminal's name, as in `TERM`.
  ///   - output: a descriptor of the terminal.
  init?(terminal: String, output: Int32) {
    var status: Int32 = 0
    guard setupterm(terminal, output, &status) == OK else { return nil }
    self.init(ofOpen: terminal)
    nonmun_close_description()
  }

  /// Reads the description that ncurses has open.
  private init(ofOpen name: String) {
    self.name = name
    for flag in CapabilityNames.flags + CapabilityNames.extendedFlags where tigetflag(flag) > 0 {
      flags.insert(flag)
    }
    for name in CapabilityNames.numbers + CapabilityNames.extendedNumbers {
      let number = tigetnum(name)
      if number >= 0 { numbers[name] = number }
    }
    for name in CapabilityNames.strings + CapabilityNames.extendedStrings {
      guard let text = nonmun_terminfo_string(name) else { continue }
      strings[name] = Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
  }

  /// Whether the terminal's cursor can be put anywhere, without which there is no screen.
  var canMoveCursor: Bool { strings["cup"] != nil }

  /// How many colours the terminal has.
  var colors: Int { Int(numbers["colors"] ?? 0) }

  /// Whether the terminal is said to have true colour: `RGB` is ncurses' way to say so, `Tc` tmux's.
  var hasDirectColor: Bool {
    !flags.isDisjoint(with: ["RGB", "Tc"]) || numbers["RGB"] != nil || strings["RGB"] != nil
  }
}

/// The capabilities' names, in the order in which compiled descriptions hold them.
enum CapabilityNames {
  static let flags = names(nonmun_flag_name)
  static let numbers = names(nonmun_number_name)
  static let strings = names(nonmun_string_name)

  // Descriptions may add capabilities of any name, of which there is no list to be had. These are the ones that ncurses or
  // the reader asks for; keys with modifiers are not among them, as `KeyDecoder` knows the form that all of them have.
  static let extendedFlags = ["AX", "NQ", "RGB", "Tc", "XT"]
  static let extendedNumbers = ["CO", "RGB", "U8"]
  static let extendedStrings = ["BD", "BE", "E3", "PE", "PS", "RGB", "XM", "xm"]

  private static func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
    var names: [String] = []
    while let next = name(Int32(names.count)) { names.append(String(cString: next)) }
    return names
  }
}
