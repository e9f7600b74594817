/// What keeps the reader where it is while the archive comes and changes.
///
/// Nothing moves by itself once a key was pressed, and each key ends the waiting for a paper that is gone.
struct Staying: Sendable {
  /// Whether a key was pressed.
  private(set) var hasMoved = false
  /// Where the reader was left, until it is back there.
  private(set) var resumed: ReadingPosition?
  /// The search in which it was left, until its text is there.
  private(set) var resumedSearch: ReadingPosition.Search?
  /// Where the reader was when the selected paper was gone from the archive, until the next key.
  private(set) var lost: ReaderState.Held?

  /// A key was pressed.
  mutating func move() {
    hasMoved = true
    lost = nil
  }

  /// The reader was left at a position, and is to be there again.
  mutating func resume(at position: ReadingPosition) { resumed = position }

  /// The reader was left in a search, and is to be in it again; nil once it is, or will not be.
  mutating func resume(in search: ReadingPosition.Search?) { resumedSearch = search }

  /// All of the archive is read: a position that it does not have will not come.
  mutating func endResuming() { resumed = nil }

  /// The selected paper is gone.
  mutating func lose(_ held: ReaderState.Held) { lost = held }

  /// The paper that was gone is selected again.
  mutating func find() { lost = nil }
}
