/// The way back from folded bytes to the bytes they were made of.
///
/// Sparse: it holds only the segments whose bytes do not correspond one to one, so that the map of
/// a text in ASCII and composed Hangul is empty. Texts folded one after another into the same map
/// count as one text. Offsets are bytes, up to 4 GiB.
public struct OffsetMap: Sendable, Hashable {
  /// A segment of text that became longer, shorter, or another number of scalars.
  private struct Segment: Sendable, Hashable {
    let folded: UInt32
    let source: UInt32
    let foldedLength: UInt16
    /// Not 16 bits, as a text that shows as nothing may be of any length.
    let sourceLength: UInt32

    var foldedEnd: Int { Int(folded) + Int(foldedLength) }
    var sourceEnd: Int { Int(source) + Int(sourceLength) }
  }

  private var segments: [Segment] = []

  /// Folded bytes that the map covers.
  private(set) var foldedCount = 0

  /// Source bytes that the map covers.
  private(set) var sourceCount = 0

  /// A map of nothing yet.
  public init() {}

  /// The smallest range of source bytes that holds all that `folded` was made of: a segment touched
  /// in part, such as a decomposed syllable, counts as a whole.
  public func sourceRange(of folded: Range<Int>) -> Range<Int> {
    let lower = sourceOffset(of: folded.lowerBound, segmentEdge: { Int($0.source) })
    guard !folded.isEmpty else { return lower..<lower }
    let last = sourceOffset(of: folded.upperBound - 1, segmentEdge: { $0.sourceEnd - 1 })
    return lower..<last + 1
  }

  private func sourceOffset(of position: Int, segmentEdge: (Segment) -> Int) -> Int {
    guard let segment = lastSegment(startingAtOrBefore: position) else { return position }
    return position < segment.foldedEnd
      ? segmentEdge(segment) : segment.sourceEnd + position - segment.foldedEnd
  }

  private func lastSegment(startingAtOrBefore position: Int) -> Segment? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if Int(segments[middle].folded) <= position { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : segments[low - 1]
  }

  /// Adds a segment; its ranges count from the start of the text that is being folded.
  mutating func append(folded: Range<Int>, source: Range<Int>) {
    segments.append(
      Segment(
        folded: UInt32(foldedCount + folded.lowerBound),
        source: UInt32(sourceCount + source.lowerBound),
        foldedLength: UInt16(folded.count), sourceLength: UInt32(source.count)))
  }

  /// Ends a text.
  mutating func finish(foldedCount: Int, sourceCount: Int) {
    self.foldedCount += foldedCount
    self.sourceCount += sourceCount
  }
}
