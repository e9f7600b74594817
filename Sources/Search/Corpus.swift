import CLibc
import Digest
import Glibc
import Normalization

/// The searched text of all papers, folded once, in one buffer, so that a query is a memory scan.
///
/// Paper `n` of the library is the bytes `starts[n]..<starts[n + 1]`: title, authors and summary lines, a line feed after
/// each, so that no word matches across two of them.
public struct Corpus: Sendable {
  private let text: [UInt8]
  private let starts: [Int]

  /// Folds the text of papers, in their order.
  public init(_ papers: [Paper]) {
    var text: [UInt8] = []
    // Folding Korean and English leaves lengths as they are, and the files hold little else.
    text.reserveCapacity(papers.isEmpty ? 0 : Corpus.expectedSize(of: papers))
    var starts: [Int] = []
    starts.reserveCapacity(papers.count + 1)
    for paper in papers {
      starts.append(text.count)
      paper.withSearchText { _, bytes in
        Folding.fold(bytes, into: &text)
        text.append(UInt8(ascii: "\n"))
      }
    }
    starts.append(text.count)
    self.text = text
    self.starts = starts
  }

  private static func expectedSize(of papers: [Paper]) -> Int {
    var size = 0
    var file: DigestFile?
    for paper in papers where paper.file !== file {
      file = paper.file
      size += paper.file.bytes.count
    }
    return size
  }

  /// The number of papers.
  public var count: Int { starts.count - 1 }

  /// The size of the folded text in bytes.
  public var size: Int { text.count }

  /// The papers that match, in ascending order, as places in the library.
  ///
  /// Scans for the longest word, which is the rarest as a rule, and looks for the others only where it stands.
  public func places(matching query: Query) -> [Int] {
    let words = query.words.sorted { $0.count > $1.count }
    guard let rarest = words.first else { return Array(0..<count) }
    return text.withUnsafeBytes { bytes in
      var places: [Int] = []
      var position = 0
      var paper = 0
      while let found = Corpus.find(rarest, in: bytes, from: position, to: bytes.count) {
        while starts[paper + 1] <= found { paper += 1 }
        let matches = words.dropFirst().allSatisfy {
          Corpus.find($0, in: bytes, from: starts[paper], to: starts[paper + 1]) != nil
        }
        if matches { places.append(paper) }
        position = starts[paper + 1]
      }
      return places
    }
  }

  private static func find(
    _ needle: [UInt8], in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Int? {
    guard start < end, let base = bytes.baseAddress else { return nil }
    return memmem(base + start, end - start, needle, needle.count).map {
      UnsafeRawPointer($0) - base
    }
  }
}
