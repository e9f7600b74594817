/// One entry of the journal: a field that came to hold a value, and its rank among all entries of
/// all machines.
///
/// Two entries are the same where all of this is the same, whatever else is noted with them; a
/// journal is a set of entries.
struct Entry: Sendable, Hashable {
  /// Why an entry was made; for people who read the journal.
  enum Kind: String, Sendable, Hashable {
    /// By a step of the user's.
    case step
    /// By itself: a paper that counted as read.
    case auto
    /// By taking a step back.
    case undo
    /// By making a step again.
    case redo
  }

  /// The store that made it: 16 hexadecimal digits.
  let origin: String
  /// Its number among those of its origin, from 1.
  let seq: Int
  /// Its logical time: one more than the largest that its origin knew of.
  let clock: Int
  /// What was changed, and to what.
  let change: Change

  /// Where it stands among the entries for one field: the last of them wins.
  ///
  /// The value is asked last, for stores that were copied with their origin and so give one number
  /// to two entries.
  var rank: Rank { Rank(clock: clock, origin: origin, seq: seq, value: change.value) }

  /// Logical time first, and then anything that is the same on every machine.
  struct Rank: Comparable, Hashable, Sendable {
    let clock: Int
    let origin: String
    let seq: Int
    let value: String?

    static func < (left: Rank, right: Rank) -> Bool {
      if left.clock != right.clock { return left.clock < right.clock }
      if left.origin != right.origin { return left.origin < right.origin }
      if left.seq != right.seq { return left.seq < right.seq }
      switch (left.value, right.value) {
      case (nil, let right): return right != nil
      case (_, nil): return false
      // By bytes, as SQLite compares: Swift's order takes canonical equivalents for one.
      case (let left?, let right?):
        return left.utf8.lexicographicallyPrecedes(right.utf8)
      }
    }
  }
}

/// An entry with what is noted beside it.
struct NotedEntry: Sendable {
  let entry: Entry
  let kind: Entry.Kind
  /// The number of the first entry of the same step.
  let step: Int
  /// What the field held before, where the entry was made.
  let was: String?
  /// When it was made, in seconds since 1970 by the clock on the wall; never compared.
  let time: Int
}
