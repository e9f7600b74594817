/// What a citation key is made of.
enum KeyText {
  /// The ASCII letters and digits of a text in lower case, without their accents: what a key is
  /// made of.
  static func letters(_ text: String) -> String {
    var letters = ""
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          letters.unicodeScalars.append(Unicode.Scalar(byte))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
          letters.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
        default: break
        }
      }
      return letters
    }
    for character in text {
      // `é` becomes `e`, composed or not: Swift compares characters by canonical equivalence.
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

  /// What stands in a key for a character; nil for one that no key has.
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
