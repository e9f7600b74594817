import Digest
import Normalization

extension Searcher {
  /// What the archive's papers have that a query may ask for: authors and labels, the most frequent
  /// first, and dates, the newest first.
  ///
  /// Made by `count()`, of a small archive also when it is first asked for; until then there are
  /// none.
  public var values: QueryCompletion.Values {
    if let values = lazyValues.existing { return values }
    return corpus.size > ArchiveValues.mostBytesAtOnce
      ? QueryCompletion.Values() : makeValues()
  }

  func makeValues() -> QueryCompletion.Values {
    lazyValues.value { ArchiveValues.values(library) }
  }
}

/// Counts what papers have.
enum ArchiveValues {
  /// The size of an archive that is counted within some hundredths of a second, in bytes of its
  /// searched text.
  fileprivate static let mostBytesAtOnce = 4 << 20

  /// The longest label that is one, in characters: what is longer is a sentence in bold.
  private static let longestLabel = 40

  static func values(_ library: Library) -> QueryCompletion.Values {
    var (authors, labels): ([String: Int], [String: Int]) = ([:], [:])
    for paper in library.papers {
      for name in paper.authors where name.contains(where: \.isLetter) {
        authors[NFC.normalized(name), default: 0] += 1
      }
      for line in paper.body {
        guard let label = SummaryLabel.text(in: line), label.count <= longestLabel else { continue }
        labels[NFC.normalized(label), default: 0] += 1
      }
    }
    let days = library.days.compactMap(\.date).reversed().map(\.description)
    let months = days.reduce(into: [String]()) { months, day in
      let month = String(day.prefix(7))
      if months.last != month { months.append(month) }
    }
    return QueryCompletion.Values(
      authors: frequent(authors), labels: frequent(labels), dates: months + days)
  }

  private static func frequent(_ counts: [String: Int]) -> [String] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}

extension QueryCompletion.Values {
  /// What the papers of a library have, counted at once; a library knows no tags.
  package init(of library: Library) { self = ArchiveValues.values(library) }
}
