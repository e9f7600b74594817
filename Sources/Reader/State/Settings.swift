/// What the configuration and the resizing keys set.
public struct Settings: Sendable, Hashable {
  /// The language of the interface.
  public var language = Language.en
  /// The widest line of a summary, in cells.
  public var readingWidth = 88
  /// The width of the dates, in cells.
  public var datesWidth = 24
  /// The list's part of the room it shares with the summary, in hundredths.
  public var listShare = 45
  /// Whether lines, bars and marks are drawn in ASCII.
  public var isASCII = false

  /// The settings of a program that was told nothing.
  public init() {}

  mutating func resizeList(by share: Int) { listShare = min(max(listShare + share, 15), 80) }
  mutating func resizeDates(by cells: Int) { datesWidth = min(max(datesWidth + cells, 12), 40) }
}
