/// Values as JSON writes them (RFC 8259).
enum JSONText {
  /// An array of strings.
  static func append(list: [String], to output: inout [UInt8]) {
    output += "["
    for (index, text) in list.enumerated() {
      if index > 0 { output += "," }
      append(text, to: &output)
    }
    output += "]"
  }

  /// A string, with the escapes that RFC 8259, 7 asks for.
  static func append(_ text: String?, to output: inout [UInt8]) {
    guard let text else {
      output += "null"
      return
    }
    output += "\""
    output.append(text) { byte, output in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0x08: output += #"\b"#
      case 0x09: output += #"\t"#
      case 0x0A: output += #"\n"#
      case 0x0C: output += #"\f"#
      case 0x0D: output += #"\r"#
      case 0x00..<0x20:
        output += #"\u00"#
        output.append(byte < 0x10 ? "0" : "1")
        output.append(String(byte & 15, radix: 16))
      default: return false
      }
      return true
    }
    output += "\""
  }
}
