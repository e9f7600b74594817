/// What a search found, and why.
public struct Found: Sendable {
  /// A word that was read otherwise than typed.
  public struct Conversion: Sendable, Hashable, CustomStringConvertible {
    /// Why it was.
    public enum Reason: Sendable, Hashable {
      /// It was typed on the other keyboard: `ghkrtks` for 확산.
      case keyboard
      /// Its endings were left out: `파노라마로` for 파노라마.
      case ending
    }

    /// What was typed.
    public let typed: String
    /// What was searched for.
    public let meant: String
    /// Why.
    public let reason: Reason

    /// `ghkrtks → 확산`.
    public var description: String { "\(typed) → \(meant)" }
  }

  /// What was asked.
  public let asked: Query
  /// What was searched for in the end: what was asked, or what was meant on the other keyboard.
  public internal(set) var query: Query
  /// The words that were read otherwise than typed.
  public internal(set) var conversions: [Conversion] = []
  /// The papers found so far, ascending, as indices in the library.
  public internal(set) var papers: [Int] = []
  /// How each of them was found.
  public internal(set) var readings: [Reading] = []
  /// Whether all papers have been looked at.
  public internal(set) var isComplete = false

  /// How like those papers are that were asked for by their likeness to others; nil where none
  /// were.
  public internal(set) var likeness: [Int: Double]?

  /// The condition as it was asked of papers; nil where everything matches.
  var matcher: Matcher?

  /// The condition with the glosses of its words, where they were looked for.
  var glossMatcher: Matcher?

  init(_ query: Query) {
    asked = query
    self.query = query
  }

  /// The number of papers found so far.
  public var count: Int { papers.count }

  /// How many of them have a short word in capitals within longer words only; nil where the query
  /// has no such word.
  public var countWithinWords: Int? {
    guard matcher?.texts.contains(where: { $0.wholeness == .first }) == true else { return nil }
    return readings.count { $0 == .inWord }
  }

  /// How a paper was found; nil where it was not.
  public func reading(of index: Int) -> Reading? {
    var (low, high) = (0, papers.count)
    while low < high {
      let middle = (low + high) / 2
      if papers[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low < papers.count && papers[low] == index ? readings[low] : nil
  }

  /// What to mark in texts on screen.
  public var marker: Marker { Marker(glossMatcher ?? matcher) }

  /// Appends what was found in a block that is older than what was found before, so that papers
  /// descend.
  mutating func append(_ block: SearchBlock) {
    papers.append(contentsOf: block.papers.reversed())
    readings.append(contentsOf: block.readings.reversed())
  }

  /// The same with its papers in the other order.
  var reversed: Found {
    var reversed = self
    reversed.papers = papers.reversed()
    reversed.readings = readings.reversed()
    return reversed
  }
}
