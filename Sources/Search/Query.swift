import Normalization

/// What is searched for.
///
/// Today: words, all of which must occur, anywhere and in any order.
public struct Query: Sendable, Hashable {
  /// The words, folded as the corpus is.
  ///
  /// Empty: everything matches.
  public let words: [[UInt8]]

  /// Reads a query as typed: words apart by white space.
  public init(_ text: String) {
    // Scalar by scalar, since a combining mark after a space would go away with it as one character.
    words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
      .map { Folding.fold(String($0)) }
  }

  /// Whether every paper matches.
  public var isEmpty: Bool { words.isEmpty }
}
