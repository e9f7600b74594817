import Cache
import Normalization

/// What a search looks into, for the length of one step; a class for the same reason as
/// `TextMatcher`.
final class SearchText {
  /// Texts longer than this are searched in pieces, in bytes, between which the search can be given
  /// up.
  private static let pieceSize = 1 << 20

  /// How much two pieces share, in bytes: more than any word is long, with the blanks within it.
  private static let overlap = 1 << 12

  let corpus: Corpus
  /// The 초성 of the corpus, where they are needed or there already.
  let choseong: ChoseongText?
  let interruption: Interruption

  init(corpus: Corpus, choseong: ChoseongText?, interruption: Interruption) {
    (self.corpus, self.choseong, self.interruption) = (corpus, choseong, interruption)
  }

  /// Whether a needle stands in a paper that is short enough to be searched at once.
  func has(_ needle: [UInt8], in index: Int) -> Bool {
    let corpus = corpus
    let paper = corpus.paper(index)
    return paper.count <= SearchText.pieceSize
      && corpus.text.bytes.find(needle, in: paper) != nil
  }

  /// The first of some papers in whose bytes something is found; nil where it is in none, or the
  /// search is given up.
  ///
  /// - Parameter find: looks for it in a stretch of bytes.
  func find(
    in ranges: PaperRanges, from start: Int, to end: Int, _ find: (Range<Int>) -> Int?
  ) -> Int? {
    var next = start
    while next < end {
      let run = ranges.run(from: next, to: end)
      var hit: Int?
      inPieces(run.bytes) { piece in
        hit = find(piece)
        return hit == nil
      }
      if let hit {
        while ranges.end(of: next) <= hit { next += 1 }
        return next
      }
      guard !interruption.happened else { return nil }
      next = run.papers.upperBound
    }
    return nil
  }

  /// Visits a range of the text in pieces that are searched at once, until `visit` says so or the
  /// search is given up.
  ///
  /// - Parameter visit: told a piece; returns whether to go on.
  func inPieces(_ range: Range<Int>, _ visit: (Range<Int>) -> Bool) {
    guard range.count > SearchText.pieceSize else {
      _ = visit(range)
      return
    }
    var start = range.lowerBound
    while start < range.upperBound, !interruption.isWanted() {
      let end = min(start + SearchText.pieceSize, range.upperBound)
      guard visit(max(start - SearchText.overlap, range.lowerBound)..<end) else { return }
      start = end
    }
  }
}

/// Whether a search is to be given up in the midst of its work, since a key waits.
///
/// Whatever was being asked when it was given up counts for nothing, and is asked again when the
/// search goes on.
final class Interruption {
  /// How much is looked at before it is asked whether something else is due, in bytes.
  private static let stride = 1 << 15

  private let poll: () -> Bool
  private let pollDue: () -> Bool
  private var bytes = 0
  private var looked = 0
  /// Whether it was given up.
  private(set) var happened = false

  /// - Parameters:
  ///   - poll: whether something waits; asked between pieces of some thousandths of a second.
  ///   - isDue: whether something else is due; asked between papers.
  init(_ poll: @escaping () -> Bool = { false }, isDue: @escaping () -> Bool = { false }) {
    self.poll = poll
    pollDue = isDue
  }

  /// Asks whether to stop between two papers.
  ///
  /// - Parameter bytes: the size of the paper before.
  func isDue(after bytes: Int) -> Bool {
    self.bytes += bytes
    guard self.bytes >= Interruption.stride else { return false }
    self.bytes = 0
    return pollDue()
  }

  /// Asks whether something else is due, whatever was looked at.
  func isDue() -> Bool { pollDue() }

  /// Asks whether to give up, once so much was looked at since the last question.
  ///
  /// - Parameter bytes: how much was.
  func isWanted(after bytes: Int) -> Bool {
    guard !happened else { return true }
    looked += bytes
    guard looked >= Interruption.stride else { return false }
    looked = 0
    return isWanted()
  }

  /// Asks whether to give up.
  func isWanted() -> Bool {
    if !happened { happened = poll() }
    return happened
  }
}
