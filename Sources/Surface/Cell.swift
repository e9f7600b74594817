/// One cell of the screen: a character with its combining marks, and how it is drawn.
public struct Cell: Hashable, Sendable {
  /// The base scalar, 0 for the second cell of a wide character.
  public internal(set) var scalar: UInt32
  /// The index of the character's combining marks in `Frame.marks`, -1 without any.
  var marks: Int16 = -1
  /// The index of its address in `Frame.links`, -1 where it is no link.
  var link: Int16 = -1
  /// How it is drawn.
  public internal(set) var style: Style

  /// Whether it is the second cell of the wide character to its left.
  public var isContinuation: Bool { scalar == 0 }
}
