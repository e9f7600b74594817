import Digest
import Search
import TestSupport

/// An archive as it may be found from one moment to the next: grown, shrunk, another one, gone.
enum ModelArchives {
  /// An archive and what searches it.
  struct Edition: Sendable {
    let library: Library
    let searcher: Searcher

    init(days: Range<Int>, kind: Int = 0) {
      library = Library(
        files: days.map { day in
          let digest = ModelArchives.digest(day: day, kind: kind)
          return DigestFile(name: digest.name, bytes: digest.bytes)
        })
      searcher = Searcher(library)
    }
  }

  static let all = [
    Edition(days: 0..<12), Edition(days: 0..<15), Edition(days: 2..<5),
    Edition(days: 0..<11, kind: 1),
    Edition(days: 0..<0), Edition(days: 0..<12),
  ]

  private static let words = ["Tide", "확산", "Model", "모델", "Reef", "학습", "Agent"]

  /// A day's digest; papers of days that follow one another are partly the same.
  private static func digest(day: Int, kind: Int) -> (name: String, bytes: [UInt8]) {
    var random = SeededGenerator(seed: UInt64(day * 10 + kind))
    let date = "2025-0\(1 + day / 5)-1\(day % 5)"
    var text = "## Daily Papers (\(date))\n\n"
    for number in 0..<Int.random(in: 1...6, using: &random) {
      let id = "250\(3 + kind).00\(day)0\(number)"
      let title = (0..<3).map { _ in words.randomElement(using: &random) ?? "" }
      text += "### [\(title.joined(separator: " ")) \(id)](https://arxiv.org/abs/\(id))\n\n"
      text += "Vote: \(Int.random(in: 0...9, using: &random))\n\nAuthors: Ann Lee, 김하늘\n\n"
      text += "- \(words.randomElement(using: &random) ?? "")을 배웁니다.\n\n"
    }
    return (date + ".md", Array(text.utf8))
  }
}
