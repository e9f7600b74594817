import TextLayout

/// Which part of each summary is shown: all of it, or what stands under one of the labels that most summaries have.
public enum Skim: String, Sendable, Hashable, CaseIterable {
  case all
  case whatsNew = "What's New"
  case technicalDetails = "Technical Details"
  case performance = "Performance Highlights"

  /// The one that comes after it, from the last on to the first.
  var next: Skim {
    let all = Skim.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The blocks to show; of a summary without labels the first, of one without this label those before any label.
  func blocks(of summary: [SummaryBlock]) -> [SummaryBlock] {
    guard self != .all else { return summary }
    let labels = summary.indices.filter { Skim.label(of: summary[$0]) != nil }
    guard let first = labels.first else { return Array(summary.prefix(1)) }
    guard let start = labels.first(where: { Skim.label(of: summary[$0]) == rawValue.lowercased() })
    else { return Array(summary[..<max(first, 1)]) }
    let end = labels.first { $0 > start } ?? summary.endIndex
    return Array(summary[start..<end])
  }

  /// The label at the head of a block, `**…**` or `***…***`, in lower case with a plain apostrophe.
  static func label(of block: SummaryBlock) -> String? {
    let text = block.text
    let stars = text.prefix { $0 == "*" }.count
    guard 2...3 ~= stars, block.depth == 0 else { return nil }
    let rest = text.dropFirst(stars)
    guard let end = rest.firstRange(of: String(repeating: "*", count: stars)) else { return nil }
    let label = rest[..<end.lowerBound].replacing("’", with: "'")
    return label.lowercased().trimmingPrefix { $0 == " " }.split(separator: ":").first
      .map(String.init)
  }
}
