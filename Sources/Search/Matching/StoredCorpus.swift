import Cache
import Digest
import Normalization

/// The searched text that stands in an archive's index: that of the papers which the archive had
/// when it was written, in their order then.
final class StoredCorpus: Sendable {
  let index: ArchiveIndex
  /// The number of papers.
  let count: Int
  let starts: [Int]
  let choseongStarts: [Int]
  let bare: [Int]
  private let papers: Range<Int>
  private let text: Range<Int>
  private let accents: Range<Int>
  private let choseong: Range<Int>
  private let composed: Range<Int>
  private let lazyPositions = Lazy<[Int32]>()

  /// - Returns: nil where any of it is damaged or does not fit together; the index is deleted then.
  init?(_ index: ArchiveIndex) {
    func section(_ section: IndexSection) -> Range<Int> { index.file.section(section.rawValue) }
    let file = index.file
    (papers, text, accents) = (section(.papers), section(.text), section(.accents))
    (choseong, composed) = (section(.choseong), section(.composed))
    self.index = index
    count = papers.count / 4
    let numbers = [IndexSection.textStarts, .choseongStarts, .bare].map(section)
    let isWhole = ([papers, text, accents, choseong, composed] + numbers).allSatisfy(file.isWhole)
    (starts, choseongStarts, bare) =
      isWhole
      ? (file.numbers(numbers[0]), file.numbers(numbers[1]), file.numbers(numbers[2]))
      : ([], [], [])
    guard isWhole, StoredCorpus.isDivision(starts, of: text.count, into: count),
      StoredCorpus.isDivision(choseongStarts, of: choseong.count, into: count),
      composed.count == count, bare.allSatisfy({ (0..<count).contains($0) })
    else {
      file.remove()
      return nil
    }
  }

  private static func isDivision(_ starts: [Int], of size: Int, into count: Int) -> Bool {
    guard starts.count == count + 1, starts[0] == 0, starts[count] == size else { return false }
    return (0..<count).allSatisfy { starts[$0] <= starts[$0 + 1] }
  }

  /// The corpus that an index holds; looked at once.
  static func of(_ index: ArchiveIndex) -> StoredCorpus? {
    index.searched { StoredCorpus(index) } as? StoredCorpus
  }

  /// The number of the record of a paper, by its position.
  func record(at position: Int) -> Int {
    Int(index.file.half(at: papers.lowerBound + position * 4))
  }

  /// Where a paper of the index stands; nil where it is none of the library's of then.
  func position(ofRecord record: Int) -> Int? {
    let positions = lazyPositions.value {
      var positions = [Int32](repeating: -1, count: index.recordCount)
      for position in 0..<count {
        let record = self.record(at: position)
        if positions.indices.contains(record) { positions[record] = Int32(position) }
      }
      return positions
    }
    return positions.indices.contains(record) && positions[record] >= 0
      ? Int(positions[record]) : nil
  }

  /// The text of the first papers, with other text behind it.
  ///
  /// - Returns: nil where the system has no room for it.
  func text(ofFirst count: Int, followedBy tail: [UInt8]) -> StableBytes? {
    index.file.beginning(starts[count], of: IndexSection.text.rawValue, followedBy: tail)
  }

  /// The 초성 of the first papers, with others behind them.
  ///
  /// - Returns: nil where the system has no room for them.
  func choseong(ofFirst count: Int, followedBy tail: [UInt8]) -> StableBytes? {
    index.file.beginning(
      choseongStarts[count], of: IndexSection.choseong.rawValue, followedBy: tail)
  }

  /// A copy of a paper's text.
  func text(at position: Int) -> [UInt8] {
    index.file.copy(
      text.lowerBound + starts[position]..<text.lowerBound + starts[position + 1])
  }

  /// A copy of a paper's 초성.
  func choseong(at position: Int) -> [UInt8] {
    index.file.copy(
      choseong.lowerBound + choseongStarts[position]..<choseong.lowerBound
        + choseongStarts[position + 1])
  }

  /// Whether a paper is in NFC.
  func isComposed(at position: Int) -> Bool {
    index.file.copy(composed.lowerBound + position..<composed.lowerBound + position + 1) == [1]
  }

  /// All accents.
  var allAccents: Accents {
    Accents(packed: index.file.numbers(accents).map { UInt64(bitPattern: Int64($0)) })
  }
}

extension CacheFile {
  /// The words of a stretch as numbers.
  fileprivate func numbers(_ range: Range<Int>) -> [Int] {
    stride(from: range.lowerBound, to: range.lowerBound + range.count / 8 * 8, by: 8).map {
      Int(truncatingIfNeeded: word(at: $0))
    }
  }
}
