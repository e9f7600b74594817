/// Text as TeX and BibTeX read it.
enum TeXText {
  /// Text that TeX prints as it was.
  ///
  /// A brace is a command rather than `\{`: BibTeX counts braces also after a backslash, and one alone would end the field or
  /// the file (btxdoc, 4).
  static func escaped(_ text: String) -> String {
    var escaped = ""
    let text = text.inert
    escaped.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "%", "$", "#", "_":
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      case "{": escaped += #"\textbraceleft{}"#
      case "}": escaped += #"\textbraceright{}"#
      case "~": escaped += #"\textasciitilde{}"#
      case "^": escaped += #"\textasciicircum{}"#
      case "\\": escaped += #"\textbackslash{}"#
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// An address, which `\url` takes as it is but for what would end the field or the line: that is percent-encoded.
  static func address(_ url: String) -> String {
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    var address = ""
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
        UInt8(ascii: "\""), 0x00...0x20, 0x7F...0xFF:
        address += "%"
        address.unicodeScalars.append(Unicode.Scalar(hexadecimal[Int(byte >> 4)]))
        address.unicodeScalars.append(Unicode.Scalar(hexadecimal[Int(byte & 15)]))
      default: address.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return address
  }

  /// The ASCII letters and digits of a text in lower case, without their accents: what a key is made of.
  static func letters(_ text: String) -> String {
    var letters = ""
    for character in text {
      // Of `é` the `e`, composed or not; a Swift character compares by canonical equivalence.
      guard let base = base(of: character) else { continue }
      for scalar in base.lowercased().unicodeScalars where scalar.isASCII {
        switch scalar {
        case "a"..."z", "0"..."9": letters.unicodeScalars.append(scalar)
        default: break
        }
      }
    }
    return letters
  }

  /// What stands in a key for a character; nil for one that has no place there.
  private static func base(of character: Character) -> String? {
    if character.isASCII { return String(character) }
    if let special = specials[character] { return special }
    // A letter with marks after it.
    if let first = character.unicodeScalars.first, first.isASCII { return String(Character(first)) }
    return plain[character]
  }

  private static let specials: [Character: String] = [
    "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae",
    "œ": "oe", "Œ": "oe", "ı": "i", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d",
  ]

  /// Letters with one accent, by the letter and the accent that they are equal to.
  private static let plain: [Character: String] = {
    var plain: [Character: String] = [:]
    let marks = (0x300...0x338).compactMap(Unicode.Scalar.init)
    for letter in "abcdefghijklmnopqrstuvwxyz".unicodeScalars {
      for mark in marks {
        var view = String.UnicodeScalarView()
        view.append(letter)
        view.append(mark)
        let both = String(view)
        for form in [both, both.uppercased()] {
          if let character = form.first { plain[character] = String(Character(letter)) }
        }
      }
    }
    return plain
  }()
}
