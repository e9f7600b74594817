import Digest
import Normalization
import TestSupport
import Testing

@testable import Search

@Suite("Lines as they were written")
struct OriginalLinesTests {
  @Test("papers in NFC are those of which every line is", arguments: 0..<500 as Range<UInt64>)
  func areComposed(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let usual = ["확산 모델", "Diffusion", "Müller", "論文"]
    let rare = [
      "\u{AC00}\u{11A8}", "e\u{301}", "&#x301;", "&amp;", "\u{1112}\u{1161}", "\u{301}", "<b>",
      "\u{212B}", "→",
      "α",
    ]
    let files = (0..<3).map { file in
      // A file has one thing that is rare, which few of its lines have.
      let parts = usual + [rare[Int.random(in: 0..<rare.count, using: &random)]]
      func phrase() -> String {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          parts[Int.random(in: 0..<parts.count, using: &random)]
        }.joined()
      }
      let papers = (0..<Int.random(in: 1...3, using: &random)).map { paper in
        "### [\(phrase())](https://a/\(file)/\(paper))\nAuthors: \(phrase())\n- \(phrase())\n"
      }
      return DigestFile(name: "\(file).md", bytes: Array(papers.joined().utf8))
    }
    let papers = files.flatMap(\.papers)
    var scratch: [UInt8] = []
    let expected = papers.map { paper in
      var isComposed = true
      paper.withSearchText { _, line in
        isComposed = NFC.isNormalized(line, scratch: &scratch) && isComposed
      }
      return isComposed
    }
    #expect(OriginalLines.areComposed(papers, Corpus(papers)) == expected, "seed \(seed)")
  }
}
