/// A colour of a character or of what is behind it.
public enum Color: Hashable, Sendable {
  /// The colour that the terminal uses when it is told nothing.
  case terminalDefault
  /// An entry of the terminal's palette: 0 to 15 are the user's own, 16 to 255 are xterm's.
  case indexed(UInt8)
  /// A true colour.
  case rgb(UInt8, UInt8, UInt8)

  /// The names of the terminal's own sixteen colours, in the order of its palette.
  public static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright-black", "bright-red", "bright-green", "bright-yellow",
    "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  /// Reads a colour as theme files write it: `default`, a name, `#rrggbb` or `0` to `255`.
  public init?(_ text: String) {
    if text.utf8.first == UInt8(ascii: "#") {
      guard let color = Color(hexadecimal: text.utf8.dropFirst()) else { return nil }
      self = color
    } else if text == "default" {
      self = .terminalDefault
    } else if let index = Color.names.firstIndex(of: text) {
      self = .indexed(UInt8(index))
    } else if let index = UInt8(text), text.utf8.first != UInt8(ascii: "+") {
      self = .indexed(index)
    } else {
      return nil
    }
  }

  private init?(hexadecimal digits: Substring.UTF8View) {
    guard digits.count == 6 else { return nil }
    var value = 0
    for byte in digits {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | Int(byte - 48)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | Int(byte - 87)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | Int(byte - 55)
      default: return nil
      }
    }
    self = .rgb(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
  }
}
