import Normalization

extension StyledText {
  /// The text with every occurrence of the folded words `needles` (see `Folding`) marked.
  ///
  /// A mark covers whole grapheme clusters, so that a base is never parted from its accents, and
  /// goes across styles: what is found is what is read.
  public func marking(matches needles: [[UInt8]]) -> StyledText {
    guard !needles.isEmpty else { return self }
    var marked = self
    marked.changeAttributes(in: matches(of: needles)) { $0.isMatch = true }
    return marked
  }

  /// The UTF-8 ranges of `plain` that match, in order, not touching one another.
  private func matches(of needles: [[UInt8]]) -> [Range<Int>] {
    guard needles.contains(where: { !$0.isEmpty }) else { return [] }
    var text = plain
    var folded: [UInt8] = []
    var offsets = OffsetMap()
    text.withUTF8 { Folding.fold(UnsafeRawBufferPointer($0), into: &folded, offsets: &offsets) }

    var found: [Range<Int>] = []
    for needle in needles where !needle.isEmpty {
      for start in occurrences(of: needle, in: folded) {
        let range = offsets.sourceRange(of: start..<start + needle.count)
        found.append(wholeCharacters(around: range))
      }
    }
    found.sort { $0.lowerBound < $1.lowerBound }
    return found.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  private func occurrences(of needle: [UInt8], in folded: [UInt8]) -> [Int] {
    guard let first = needle.first, folded.count >= needle.count else { return [] }
    return (0...folded.count - needle.count).filter {
      folded[$0] == first && folded[$0...].starts(with: needle)
    }
  }

  private func wholeCharacters(around range: Range<Int>) -> Range<Int> {
    let utf8 = plain.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    let lower = plain.startOfCharacter(at: start)
    let endStart = plain.startOfCharacter(at: end)
    let upper = endStart == end ? end : plain.index(after: endStart)
    return utf8.distance(
      from: utf8.startIndex, to: lower)..<utf8.distance(from: utf8.startIndex, to: upper)
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
