/// Words that quote what stands in a file, made to fit one line of a terminal.
package enum OneLine {
  /// How many scalars are shown.
  private static let most = 160

  /// The words without what would move the cursor or hide, and not too many of them.
  package static func fitted(_ words: String) -> String {
    let shown = words.unicodeScalars.prefix(most).map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
      default: Character(scalar)
      }
    }
    return String(shown) + (words.unicodeScalars.count > most ? "…" : "")
  }
}
