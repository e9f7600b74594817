/// What a piece of the screen is, which decides how a theme draws it.
///
/// The comments here are also the English table of `docs/themes.md`; a test compares the two.
public enum Role: Int, CaseIterable, Sendable {
  // Everywhere

  /// The screen itself: the style beneath every other role
  case text
  /// What matters less: hints, hidden counts, `–` for an unknown vote
  case dim
  /// The lines between panes
  case border
  /// The lines beside the pane that has the focus
  case borderFocused
  /// The heading of a pane
  case header
  /// The heading of the pane that has the focus
  case headerFocused

  // Dates and papers

  /// A day in the list of dates
  case date
  /// A number of papers
  case count
  /// The small bar of a day's votes
  case bar
  /// A paper's title in the list
  case title
  /// The title of a paper that has been read
  case titleRead
  /// A paper's votes
  case vote
  /// The mark of what has not been read, and the number of unread papers
  case unread
  /// The mark of a paper that was kept
  case kept
  /// The mark and title of a paper that was skipped
  case skipped

  // The summary

  /// The paper's title over its summary, and headings in help
  case heading
  /// A label at the head of a bullet, such as `What's New`, and of a field, such as `Authors`
  case label
  /// Strong text, `**…**`
  case strong
  /// Emphasised text, `*…*`
  case emphasis
  /// Code, between backticks
  case code
  /// A formula
  case formula
  /// The text and the address of a link
  case link
  /// The bullet or the number of a list, and the number of a link
  case marker
  /// The visible stand-in for a control character or a bad byte
  case control

  // Laid over the styles above

  /// Text that the search found
  case match
  /// The found text that `n` and `N` have gone to
  case matchCurrent
  /// The selected row of the pane that has the focus
  case selection
  /// The selected row of a pane that does not have it
  case selectionInactive

  // The last line

  /// The status line
  case status
  /// A key named in the status line or in help
  case statusKey
  /// The sign and the scope before what is typed in a prompt
  case prompt
  /// A message of something done
  case message
  /// A message of something that failed
  case error

  /// The role's name in a theme file.
  public var name: String {
    switch self {
    case .text: "text"
    case .dim: "dim"
    case .border: "border"
    case .borderFocused: "border-focused"
    case .header: "header"
    case .headerFocused: "header-focused"
    case .date: "date"
    case .count: "count"
    case .bar: "bar"
    case .title: "title"
    case .titleRead: "title-read"
    case .vote: "vote"
    case .unread: "unread"
    case .kept: "kept"
    case .skipped: "skipped"
    case .heading: "heading"
    case .label: "label"
    case .strong: "strong"
    case .emphasis: "emphasis"
    case .code: "code"
    case .formula: "formula"
    case .link: "link"
    case .marker: "marker"
    case .control: "control"
    case .match: "match"
    case .matchCurrent: "match-current"
    case .selection: "selection"
    case .selectionInactive: "selection-inactive"
    case .status: "status"
    case .statusKey: "status-key"
    case .prompt: "prompt"
    case .message: "message"
    case .error: "error"
    }
  }
}
