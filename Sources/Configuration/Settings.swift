import Decisions
import Search
import Surface
import System
import TextLayout

/// What the user has settled on: what `config.toml` says, what it leaves to the environment, and
/// what keys change.
///
/// `docs/configuration.md` explains each key of the file.
public struct Settings: Hashable, Sendable {
  // What the file says

  /// The archive's folders and files; empty if none is set.
  public var archive: [String] = []
  /// Whether the file may set an archive that cannot be read from it: then there is none to begin
  /// with, and no sample.
  public var isArchiveLost = false
  /// The theme's name.
  public var theme = "default"
  /// The language of the interface.
  public var language = Language.en
  /// The widest line of a summary, in cells.
  public var readingWidth = 88
  /// Whether the mouse is used.
  public var mouse = false
  /// The order of papers at the start.
  public var sort = SortOrder.Field.digest
  /// Whether that order is reversed.
  public var reverse = false
  /// Whether lines, bars and marks are drawn in ASCII.
  public var isASCII = false
  /// Whether ambiguous characters are two cells wide.
  public var widthChoice = TerminalChoice.auto
  /// Whether titles and links are to be hyperlinks of the terminal's.
  public var hyperlinkChoice = TerminalChoice.auto
  /// Whether the window's title names the paper.
  public var showsTitle = false
  /// How long a summary stands on screen until the paper counts as read, in milliseconds; 0 is
  /// never.
  public var readAfter = 1500
  /// How many papers of missed days are gathered at once.
  public var catchUp = 20
  /// How what is copied reaches the clipboard.
  public var clipboard = Clipboard.raw
  /// The program that brings the archive up to date, with its arguments; `{archive}` is the
  /// archive's folder, and an empty list is no program.
  public var refresh = ["git", "-C", "{archive}", "pull", "--ff-only"]
  /// Queries with a name.
  public var queries: [SavedQuery] = []
  /// The keys of commands that have other than the usual ones, by the commands' names.
  public var keys: [String: [Key]] = [:]
  /// The commands of the user's own.
  public var commands: [CustomCommand] = []
  /// The width of the dates, in cells.
  public var datesWidth = 24
  /// The list's part of the room it shares with the summary, in hundredths; nil where the screen's
  /// size decides.
  public var listShare: Int?
  /// How panes are arranged.
  public var layout = LayoutChoice.auto
  /// Whether the dates are always on screen.
  public var dates = DatesChoice.auto
  /// How many lines of the list a title takes at most while it is not selected.
  public var titleLines = 3

  // What is found out about the terminal

  /// How wide the terminal draws ambiguous characters.
  public var ambiguousWidth = AmbiguousWidth.narrow
  /// Whether titles and links are hyperlinks of the terminal's.
  public var hasHyperlinks = false

  /// The settings of someone who has set nothing.
  public init() {}

  // MARK: Changing

  /// The widths that the dates can have, in cells.
  package static let datesWidths = 12...40
  /// The lines that a title can have.
  package static let titleLinesAllowed = 1...9
  /// The parts that the list can have, in hundredths.
  package static let listShares = 15...80

  /// The program that brings an archive up to date, with its folder where `refresh` says
  /// `{archive}`.
  package func refreshCommand(in folder: String?) -> [String] {
    guard let folder else { return refresh }
    return refresh.map { word in
      // Most often there is nothing to do, and splitting by a text is slow the first time.
      guard word.utf8.contains(UInt8(ascii: "{")) else { return word }
      return word.split(separator: "{archive}", omittingEmptySubsequences: false).joined(
        separator: folder)
    }
  }

  /// Gives the list more of the room than it has, or less, in hundredths.
  package mutating func resizeList(from share: Int, by change: Int) {
    listShare = (listShare ?? share).saturatingAdd(change).held(in: Settings.listShares)
  }

  /// Makes the dates wider or narrower, in cells.
  package mutating func resizeDates(by cells: Int) {
    datesWidth = datesWidth.saturatingAdd(cells).held(in: Settings.datesWidths)
  }

  /// Whether the interface's own signs are ASCII: where they would be two cells wide, panes would
  /// have no edges.
  package var hasPlainSigns: Bool { isASCII || ambiguousWidth != .narrow }
}
