/// A store's logical time while entries are taken in by their clocks, and how far each may be
/// ahead.
///
/// A forged entry with the largest clock would win for ever and leave no room for another. Honest
/// clocks count decisions, and nobody makes four thousand million of them. Beyond that number an
/// entry may be a little ahead of what is known. So a store that a hostile journal pushed to the
/// limit can still be merged elsewhere, whole, and no journal that can be stored reaches the
/// largest number there is.
struct JournalClock {
  /// The clock up to which every entry is accepted.
  static let honest = 1 << 32
  /// How far beyond that a clock may be ahead of what is known.
  static let leap = 1 << 20

  /// The largest clock that is known.
  private(set) var time: Int

  /// A clock that stands at a time, from 0.
  init(at time: Int) { self.time = time }

  /// Moves on to the clock of an entry; false, and not moved, where that is too far ahead to be
  /// true.
  mutating func advance(to clock: Int) -> Bool {
    guard clock < StoreNumbers.largest, clock - max(time, JournalClock.honest) <= JournalClock.leap
    else { return false }
    time = max(time, clock)
    return true
  }
}
