import Search
import TextLayout

/// Which part of each summary is shown: all of it, or what stands under one of the labels that most
/// summaries have.
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

  /// The blocks to show of a summary's lines; where none stands under this label those before any
  /// label, or the first.
  func blocks(of summary: [String]) -> [SummaryBlock] {
    guard self != .all else { return SummaryBlock.parse(summary) }
    var unlabelled: [String] = []
    var shown: [String] = []
    var isWanted: Bool?
    for line in summary {
      // As `label:` finds them.
      isWanted = SummaryLabel.holds(rawValue, in: line) ?? isWanted
      switch isWanted {
      case nil: unlabelled.append(line)
      case true?: shown.append(line)
      case false?: break
      }
    }
    if !shown.isEmpty { return SummaryBlock.parse(shown) }
    let isLabelled = isWanted != nil
    return isLabelled && !unlabelled.isEmpty
      ? SummaryBlock.parse(unlabelled) : Array(SummaryBlock.parse(summary).prefix(1))
  }
}
