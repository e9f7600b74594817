extension StyledText {
  /// The text with what a search found in it marked.
  ///
  /// A mark goes across styles: what is found is what is read.
  ///
  /// - Parameter ranges: the ranges of a text's UTF-8 to mark, each of whole grapheme clusters, so
  ///   that a base is never parted from its accents.
  public func marking(_ ranges: (String) -> [Range<Int>]) -> StyledText {
    let found = ranges(plain)
    guard !found.isEmpty else { return self }
    var marked = self
    marked.changeAttributes(in: found) { $0.isMatch = true }
    return marked
  }
}

extension StringProtocol {
  /// The start of the grapheme cluster (UAX #29) that holds `index`, itself the start of a scalar.
  func startOfCharacter(at index: Index) -> Index {
    guard index > startIndex, index < endIndex else { return index }
    // `index(after:)` rounds down to a cluster first.
    return self.index(before: self.index(after: index))
  }
}
