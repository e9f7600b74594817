/// What a search found, and why.
public struct Found: Sendable {
  /// A word that was read as typed on the other keyboard.
  public struct Conversion: Sendable, Hashable, CustomStringConvertible {
    /// What was typed: `ghkrtks`.
    public let typed: String
    /// What was meant: `확산`.
    public let meant: String

    /// `ghkrtks → 확산`.
    public var description: String { "\(typed) → \(meant)" }
  }

  /// What was asked.
  public let asked: Query
  /// What was searched for in the end: what was asked, or what was meant on the other keyboard.
  public internal(set) var query: Query
  /// The words that were read as typed on the other keyboard.
  public internal(set) var conversions: [Conversion] = []
  /// The papers found so far, ascending, as places in the library.
  public internal(set) var places: [Int] = []
  /// How each of them was found.
  public internal(set) var readings: [Reading] = []
  /// Whether all papers have been looked at.
  public internal(set) var isComplete = false

  /// How like those papers are that were asked for by their likeness to others; nil where none were.
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
  public var count: Int { places.count }

  /// How a paper was found; nil where it was not.
  public func reading(of place: Int) -> Reading? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] == place ? readings[low] : nil
  }

  /// Whether a paper was found.
  public func contains(_ place: Int) -> Bool { reading(of: place) != nil }

  /// What to mark in texts on screen.
  public var marker: Marker { Marker(glossMatcher ?? matcher) }

  mutating func append(_ place: Int, _ reading: Reading) {
    places.append(place)
    readings.append(reading)
  }

  mutating func clear() {
    places.removeAll(keepingCapacity: true)
    readings.removeAll(keepingCapacity: true)
  }
}
