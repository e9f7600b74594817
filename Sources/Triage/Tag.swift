import Normalization

/// The one form of a tag.
public enum Tag {
  /// The tag as it is kept: composed (NFC), without spaces around it; nil where nothing is left, or
  /// where it holds what could act on a terminal or break a line.
  ///
  /// Input methods differ in how they send Hangul, and one tag must not become two that look alike.
  public static func canonical(_ tag: String) -> String? {
    let scalars = NFC.normalized(tag).unicodeScalars
    let trimmed = scalars.drop { $0.properties.isWhitespace }
    guard let last = trimmed.lastIndex(where: { !$0.properties.isWhitespace }) else { return nil }
    let kept = trimmed[...last]
    let isPlain = kept.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    return isPlain ? String(String.UnicodeScalarView(kept)) : nil
  }
}
