import Digest
import Normalization

/// The lines of papers as regular expressions see them: original, in NFC.
///
/// Nearly all digests are in NFC, and then the lines are those of the files, without a copy. Others
/// are composed for each search, which takes longer and no memory.
final class OriginalLines {
  private let papers: [Paper]
  private let isComposed: () -> [Bool]
  private lazy var composed = isComposed()
  private let runner: PatternRunner

  /// - Parameters:
  ///   - isComposed: which papers are valid UTF-8 in NFC; asked where a regular expression is.
  ///   - interruption: whether to give up between two lines, or within one.
  init(_ papers: [Paper], _ interruption: Interruption, isComposed: @escaping () -> [Bool]) {
    self.papers = papers
    self.isComposed = isComposed
    runner = PatternRunner(interruption)
  }

  /// Which papers are valid UTF-8 in NFC.
  ///
  /// - Parameter corpus: that of the papers, of which an index may tell it.
  static func areComposed(_ papers: [Paper], _ corpus: Corpus) -> [Bool] {
    var scratch: [UInt8] = []
    var areComposed = [Bool](repeating: true, count: papers.count)
    var file: DigestFile?
    var isPlainFile = false
    for others in corpus.stored?.others ?? [papers.indices] {
      for index in others {
        // Most files are decided as a whole.
        if papers[index].file !== file {
          file = papers[index].file
          isPlainFile = isPlain(papers[index].file.bytes)
        }
        guard !isPlainFile else { continue }
        papers[index].withSearchText { _, line in
          areComposed[index] =
            areComposed[index] && NFC.isNormalized(line, scratch: &scratch)
        }
      }
    }
    guard let stored = corpus.stored else { return areComposed }
    for stretch in stored.stretches {
      areComposed.replaceSubrange(
        stretch.papers, with: stored.segments[stretch.segment].areComposed(stretch.records))
    }
    return areComposed
  }

  /// Whether all lines of a file are in NFC, whichever they are: nothing in it is touched by NFC, and
  /// no reference of HTML stands for what would be.
  private static func isPlain(_ file: [UInt8]) -> Bool {
    let bytes = file.span.bytes
    return bytes.find(UInt8(ascii: "&"), in: bytes.byteOffsets) == nil && NFC.isPlain(bytes)
  }

  /// Whether a pattern matches a line of a paper, in a field where one is given.
  ///
  /// - Throws: where the pattern takes too long on a line.
  func match(
    _ pattern: Pattern, in field: TextField?, of index: Int
  ) throws(PatternError) -> Bool {
    let isPlain = composed[index]
    var result = Result<Bool, PatternError>.success(false)
    papers[index].withSearchText { digestField, line in
      guard case .success(false) = result, OriginalLines.isWanted(digestField, in: field) else {
        return
      }
      do throws(PatternError) {
        result = .success(
          isPlain
            ? try runner.match(pattern, in: line) != nil
            : try runner.matches(pattern, composing: line))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  private static func isWanted(_ digestField: DigestField, in field: TextField?) -> Bool {
    switch field {
    case nil: true
    case .title: digestField.name == DigestField.title.name
    case .author: digestField.name == DigestField.authors.name
    case .body, .label: digestField.name == DigestField.body.name
    }
  }
}
