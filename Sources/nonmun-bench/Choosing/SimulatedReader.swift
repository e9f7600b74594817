import Digest
import Search

/// A reader who knows what is good, decides on papers day after day, and errs.
struct SimulatedReader {
  /// What a reader goes by.
  enum Kind: String, CaseIterable {
    /// Papers that hold one of a few words, all of which are taken out of what ranking sees.
    case hidden = "hidden topics"
    /// The same with the words left in.
    case visible = "visible topics"
    /// Papers near to one paper.
    case cluster = "a neighbourhood"
    /// Papers of a group of authors and of those they write with.
    case authors = "a group of authors"
    /// Papers with many votes, mostly.
    case votes = "votes"
  }

  /// Good papers that are missed, and keeps that are wrong, of a hundred.
  static let errors = 15
  /// Papers not kept that are skipped, of a hundred; the others are passed by, undecided.
  static let skipped = 40

  /// Which papers are good.
  let isGood: [Bool]
  /// The words that ranking must not see.
  let hidden: Set<String>

  /// The last so many decisions before a paper, oldest first.
  ///
  /// The reader keeps what is good, but for errors, skips some of the rest and passes the others by.
  func choices(
    _ count: Int, before place: Int, using generator: inout SeededGenerator
  ) -> [Taste.Choice] {
    // So many other papers for a good one, of which as many are kept by mistake as make the share of wrong keeps.
    let good = max(1, isGood.count { $0 })
    let wrong =
      Double(SimulatedReader.errors) / Double(100 - SimulatedReader.errors)
      * Double(100 - SimulatedReader.errors) / 100 * Double(good)
      / Double(max(1, isGood.count - good))
    var choices: [Taste.Choice] = []
    for place in (0..<place).reversed() where choices.count < count {
      if isGood[place] {
        if !generator.happens(SimulatedReader.errors) {
          choices.append(Taste.Choice(place, isKept: true))
        } else if generator.happens(SimulatedReader.skipped) {
          choices.append(Taste.Choice(place, isKept: false))
        }
      } else if Double.random(in: 0..<1, using: &generator) < wrong {
        choices.append(Taste.Choice(place, isKept: true))
      } else if generator.happens(SimulatedReader.skipped) {
        choices.append(Taste.Choice(place, isKept: false))
      }
    }
    return choices.reversed()
  }
}
