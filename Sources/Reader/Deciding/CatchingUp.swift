/// Catching up with missed days: the list on screen, where it was begun, and the one to go on with.
///
/// While a list is on screen there is somewhere to go back to, and that list is the one to go on
/// with.
struct CatchingUp: Sendable {
  /// The list on screen.
  private(set) var list: CatchUp?
  /// Where the reader was before the first of the lists that were gone through in a row.
  private(set) var origin: Snapshot?
  /// The list that catching up goes on with, on screen or not.
  private(set) var kept: CatchUp?

  /// Shows a list; where one is on screen already, the way back stays that of the first.
  mutating func show(_ list: CatchUp, from snapshot: Snapshot) {
    origin = origin ?? snapshot
    self.list = list
    kept = list
  }

  /// Takes the list off the screen, and returns where to go back to; nil where none is there.
  mutating func leave() -> Snapshot? {
    defer { (list, origin) = (nil, nil) }
    return origin
  }

  /// Goes on with a list of an earlier run of the program.
  mutating func keep(_ list: CatchUp?) { kept = list }
}
