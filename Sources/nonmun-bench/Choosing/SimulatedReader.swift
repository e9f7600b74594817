import Digest
import Search

/// A reader who knows what is good, decides on papers day after day, and errs.
struct SimulatedReader {
  /// What a reader goes by.
  enum Kind: String, CaseIterable {
    /// Papers that hold a word of one of three subjects, all of which are taken out of what ranking
    /// sees.
    case hidden = "hidden topics"
    /// The same with the words left in.
    case visible = "visible topics"
    /// Papers near to one paper.
    case cluster = "a neighbourhood"
    /// Papers of a group of authors.
    case authors = "a group of authors"
    /// The upper votes of each day.
    case votes = "votes"
  }

  /// Good papers that are missed, and keeps that are wrong, of a hundred.
  static let errors = 15.0
  /// Papers skipped for each that is kept; all others are passed by, undecided.
  static let skips = 2.0

  /// Which papers are good.
  let isGood: [Bool]
  /// The words that ranking must not see.
  let hidden: Set<String>
  /// All that is decided, in the order of the papers.
  let choices: [Taste.Choice]

  /// A reader who goes through all papers once.
  init(isGood: [Bool], hidden: Set<String>, using generator: inout SeededGenerator) {
    (self.isGood, self.hidden) = (isGood, hidden)
    let good = Double(isGood.count { $0 })
    let others = max(1, Double(isGood.count) - good)
    let missed = SimulatedReader.errors / 100
    // As many are kept by mistake as are missed, so that the share of wrong keeps is the same.
    let wrong = good * missed / others
    let skipped = min(1, good * SimulatedReader.skips / others)
    var choices: [Taste.Choice] = []
    for index in isGood.indices {
      let draw = (
        Double.random(in: 0..<1, using: &generator), Double.random(in: 0..<1, using: &generator)
      )
      if draw.0 < (isGood[index] ? 1 - missed : wrong) {
        choices.append(Taste.Choice(index, isKept: true))
      } else if draw.1 < skipped {
        choices.append(Taste.Choice(index, isKept: false))
      }
    }
    self.choices = choices
  }

  /// The last so many decisions about papers before one, oldest first.
  func choices(_ count: Int, before paper: Int) -> [Taste.Choice] {
    Array(choices.prefix { $0.paper < paper }.suffix(count))
  }
}
