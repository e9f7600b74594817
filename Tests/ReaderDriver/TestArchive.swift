import Digest
import Search

/// A made-up archive in memory: three months, nine days and papers without a date.
///
/// Titles say what is odd about a paper. Just five papers speak of 확산 and of 모델.
package enum TestArchive {
  /// Everything read.
  package static let library = LibraryLoader.all(archive(days))

  /// Everything, to be searched.
  package static let corpus = Corpus(library.papers)

  /// Everything but the days before a date, and what has no date.
  package static func library(from date: String) -> Library {
    LibraryLoader.all(archive(days.filter { $0.date >= date && $0.date != undated }))
  }

  /// Everything before a date.
  package static func library(before date: String) -> Library {
    LibraryLoader.all(archive(days.filter { $0.date < date || $0.date == undated }))
  }

  package static func archive(
    _ days: [(date: String, papers: [String])], named name: String = "digest"
  ) -> Archive {
    Archive(
      memory: days.map { date, papers in
        let heading = date == undated ? "" : "## Daily Papers (\(date))\n\n"
        let text = heading + papers.joined(separator: "\n")
        return (name: "\(name)-\(date).md", bytes: Array(text.utf8))
      })
  }

  /// The name of the file that tells no date.
  package static let undated = "undated"

  /// The days and their papers, oldest first.
  package static let days: [(date: String, papers: [String])] = [
    (undated, TestPapers.undated), ("2025-01-09", TestPapers.january9),
    ("2025-01-23", TestPapers.january23), ("2025-02-06", TestPapers.february6),
    ("2025-02-07", TestPapers.february7), ("2025-02-20", []),
    ("2025-02-28", TestPapers.february28), ("2025-03-03", TestPapers.march3),
    ("2025-03-12", TestPapers.march12), ("2025-03-14", TestPapers.march14),
  ]
}
