/// A value of the configuration.
package enum ConfigurationValue: Sendable, Hashable, Encodable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([String])

  /// The value as TOML writes it.
  package var toml: String {
    switch self {
    case .text(let text): ConfigurationValue.quoted(text)
    case .number(let number): String(number)
    case .truth(let truth): String(truth)
    case .list(let texts): "[" + texts.map(ConfigurationValue.quoted).joined(separator: ", ") + "]"
    }
  }

  /// The value alone, as JSON has it.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .truth(let truth): try container.encode(truth)
    case .list(let texts): try container.encode(texts)
    }
  }

  /// A string of TOML (https://toml.io/en/v1.0.0#string).
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A key of TOML: bare where it can be, else in quotation marks.
  static func key(_ name: String) -> String {
    let isBare = name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
      default: false
      }
    }
    return isBare && !name.isEmpty ? name : quoted(name)
  }
}
