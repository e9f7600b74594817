import TextLayout
import Triage

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
  /// How long a summary stands on screen until the paper counts as read, in milliseconds; 0 is never.
  public var readAfter = 1500
  /// How many papers of missed days are gathered at once.
  public var catchUp = 20
  /// Whether lines, bars and marks are drawn in ASCII.
  public var isASCII = false

  /// How what is copied reaches the clipboard.
  public var clipboard = Clipboard.raw
  /// The queries of the configuration.
  public var queries: [SavedQuery] = []
  /// The program that brings the archive up to date, with its arguments, as it runs; empty is none.
  public var refresh: [String] = []
  /// The commands of the user's own.
  public var commands: [CustomCommand] = []

  /// How wide the terminal draws ambiguous characters.
  public var ambiguousWidth = AmbiguousWidth.narrow
  /// Whether titles and links are hyperlinks of the terminal's.
  public var hasHyperlinks = false
  /// Whether the window's title names the paper.
  public var showsTitle = false

  /// Puts the archive's folder where `refresh` says `{archive}`.
  public mutating func name(archive folder: String) {
    refresh = refresh.map { word in
      word.split(separator: "{archive}", omittingEmptySubsequences: false).joined(separator: folder)
    }
  }

  /// Whether the interface's own signs are ASCII: where they would be two cells wide, panes would have no edges.
  var hasPlainSigns: Bool { isASCII || ambiguousWidth != .narrow }

  /// The settings of a program that was told nothing.
  public init() {}

  /// The widths that the dates can have, in cells.
  static let datesWidths = 12...40
  /// The parts that the list can have, in hundredths.
  static let listShares = 15...80

  mutating func resizeList(by share: Int) {
    listShare = listShare.saturatingAdd(share).held(in: Settings.listShares)
  }

  mutating func resizeDates(by cells: Int) {
    datesWidth = datesWidth.saturatingAdd(cells).held(in: Settings.datesWidths)
  }
}
