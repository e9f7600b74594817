extension String {
  /// The text on one line and without characters that nobody sees: what goes into another program's
  /// file or clipboard.
  ///
  /// Control characters, line and paragraph separators are a space; format characters
  /// (bidirectional controls, zero-width spaces, tags) are left out. Everything else stays as it
  /// is.
  var oneLine: String {
    // E4 to ED begin U+4000 to U+D7FF: ideographs and Hangul, and nothing that is left out.
    if utf8.allSatisfy({ 0x20...0x7E ~= $0 || 0xE4...0xED ~= $0 || 0x80...0xBF ~= $0 }) {
      return self
    }
    var kept = UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x20...0x7E, 0x3130...0xD7A3: kept.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: kept.append(" ")
        case .format: break
        default: kept.append(scalar)
        }
      }
    }
    return String(kept)
  }
}
