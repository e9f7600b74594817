/// Text as XML has it.
enum XMLText {
  /// Appends text on one line, for an element or an attribute between quotation marks.
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(permitted(text.oneLine)) { byte, output in
      switch byte {
      case UInt8(ascii: "&"): output += "&amp;"
      case UInt8(ascii: "<"): output += "&lt;"
      case UInt8(ascii: ">"): output += "&gt;"
      case UInt8(ascii: "\""): output += "&quot;"
      default: return false
      }
      return true
    }
  }

  /// The text without the two characters that XML forbids and that are no control characters (XML
  /// 1.0, 2.2).
  private static func permitted(_ text: String) -> String {
    guard text.utf8.contains(0xEF) else { return text }
    let scalars = text.unicodeScalars.filter { $0.value != 0xFFFE && $0.value != 0xFFFF }
    return String(String.UnicodeScalarView(scalars))
  }
}
