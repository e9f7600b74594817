/// Text as TeX and BibTeX read it.
enum TeXText {
  /// Appends text that TeX prints as it was, on one line and without characters that nobody sees (see `String.inert`).
  ///
  /// A brace is a command rather than `\{`: BibTeX counts braces also after a backslash, and one alone would end the field or
  /// the file (btxdoc, 4).
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(text.inert) { byte, output in
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "#"),
        UInt8(ascii: "_"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case UInt8(ascii: "{"): output += #"\textbraceleft{}"#
      case UInt8(ascii: "}"): output += #"\textbraceright{}"#
      case UInt8(ascii: "~"): output += #"\textasciitilde{}"#
      case UInt8(ascii: "^"): output += #"\textasciicircum{}"#
      case UInt8(ascii: "\\"): output += #"\textbackslash{}"#
      default: return false
      }
      return true
    }
  }

  /// Appends an address, which `\url` takes as it is but for what would end the field or the line: that is percent-encoded.
  static func append(address url: String, to output: inout [UInt8]) {
    let hexadecimal: StaticString = "0123456789ABCDEF"
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
        UInt8(ascii: "\""), 0x00...0x20, 0x7F...0xFF:
        output.append(UInt8(ascii: "%"))
        output.append(hexadecimal.utf8Start[Int(byte >> 4)])
        output.append(hexadecimal.utf8Start[Int(byte & 15)])
      default: output.append(byte)
      }
    }
  }
}
