/// A store's logical time while entries are taken in by their clocks, and how far each may be ahead.
///
/// An entry made up with the largest clock would win for ever and leave no room for another. Honest clocks count decisions, and
/// nobody makes four thousand million. Beyond those an entry may be a little ahead of what is known: so whoever was pushed to
/// the limit by a hostile journal can still be taken in by others, whole, and no journal that can be stored gets to the largest
/// number there is.
struct JournalClock {
  /// Up to where any clock is taken in.
  static let honest = 1 << 32
  /// How far beyond that a clock may be ahead of what is known.
  static let leap = 1 << 20

  /// The largest clock that is known.
  private(set) var time: Int

  /// A clock that stands at a time, from 0.
  init(at time: Int) { self.time = time }

  /// Moves on to the clock of an entry; false, and not moved, where that is too far ahead to be true.
  mutating func advance(to clock: Int) -> Bool {
    guard clock < StoreNumbers.largest, clock - max(time, JournalClock.honest) <= JournalClock.leap
    else { return false }
    time = max(time, clock)
    return true
  }
}
