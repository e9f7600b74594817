/// What keeps the reader where it is while the archive comes and changes.
///
/// Nothing moves by itself once a key was pressed, and each key ends the waiting for a paper that
/// is gone.
struct Staying: Sendable {
  /// Whether a key was pressed.
  private(set) var hasMoved = false
  /// Where an earlier run of the reader ended, until the reader is back there.
  private(set) var resumed: ReadingPosition?
  /// The search in which it was left, until its text is there.
  private(set) var resumedSearch: ReadingPosition.Search?
  /// Where the reader was when the selected paper was gone from the archive, until the next key.
  private(set) var lost: ReaderState.Held?

  /// Notes that a key was pressed.
  mutating func move() {
    hasMoved = true
    lost = nil
  }

  /// Notes that an earlier run ended at a position, to which the reader is to return.
  mutating func resume(at position: ReadingPosition) { resumed = position }

  /// Notes that an earlier run ended in a search, to which the reader is to return; nil once it
  /// has, or cannot.
  mutating func resume(in search: ReadingPosition.Search?) { resumedSearch = search }

  /// Notes that all of the archive is read: a position that is not there will not come.
  mutating func endResuming() { resumed = nil }

  /// Notes that the selected paper is gone from the archive.
  mutating func lose(_ held: ReaderState.Held) { lost = held }

  /// Notes that the paper that was gone is selected again.
  mutating func find() { lost = nil }
}
