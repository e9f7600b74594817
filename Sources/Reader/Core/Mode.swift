import Digest

/// What keys mean at present.
public enum Mode: Sendable {
  /// Keys are commands.
  case browsing
  /// Keys are text for the search.
  case searching
  /// Keys are text for the palette.
  case palette(Palette)
  /// Keys are text for the tags.
  case tagging(TagPrompt)
  /// Keys are text for a name for the query.
  case naming(NamingPrompt)
  /// Keys choose from a list.
  case menu(Menu)
  /// An address is on screen as a QR code.
  case code(WebAddress)
  /// What a program said is on screen.
  case output(OutputView)
  /// Papers over time are on screen.
  case trends(TrendsView)
  /// Help is on screen, from this row of it.
  case help(top: Int)
}
