import Configuration
import Surface

/// Where the panes' contents stand on a screen.
///
/// A pane's heading is the row above its content. `docs/performance.md` has the measures that the
/// sizes here come from: how many titles and how much of summaries each arrangement shows whole.
struct PaneLayout {
  /// The arrangements.
  enum Form {
    /// The list beside the summary.
    case columns
    /// The list over the summary.
    case stacked
    /// One pane at a time.
    case single
    /// Too small for anything but a line that says so.
    case tooSmall
  }

  /// The width at which a list beside a summary holds all titles, and the summary has lines of a
  /// book's length.
  private static let columnsWidth = 138
  /// The least width of a list over a summary.
  private static let stackedWidth = 70
  /// The width of a list that shows practically every title whole in three lines, beside marks,
  /// votes and a date.
  private static let listWidth = 68
  /// The least width of a summary beside a list.
  private static let summaryWidth = 42
  /// Twelve lines of a summary's text, and the four of its head.
  private static let summaryHeight = 16
  /// The fewest rows that make a list of use.
  private static let listHeight = 5

  /// How the panes are arranged.
  let form: Form
  /// The dates; empty where they are not on screen.
  private(set) var dates = Rect.zero
  /// The list.
  private(set) var papers = Rect.zero
  /// The summary, without the cells left empty beside it.
  private(set) var summary = Rect.zero

  /// The layout of a screen.
  ///
  /// - Parameters:
  ///   - focus: the pane that has the keys; the dates are on screen at least while they have them.
  ///   - isSearching: whether the list holds what was found, whose rows are taller.
  init(size: Size, settings: Settings, focus: Pane, isSearching: Bool = false) {
    // The last row is the status line, the first (or the one above each pane) its heading.
    var body = Rect(x: 0, y: 1, width: size.columns, height: size.rows - 2)
    form = PaneLayout.form(size, settings.layout)
    if form == .columns || form == .stacked {
      let pins = PaneLayout.pinsDates(form, size, settings)
      if focus == .dates || pins {
        dates = body
        dates.width = min(settings.datesWidth, body.width / 3)
        body.x = dates.right + 1
        body.width -= body.x
      }
    }
    switch form {
    case .columns: placeColumns(in: body, settings)
    case .stacked: placeStacked(in: body, settings, isSearching)
    case .single: placeSingle(in: body, focus)
    case .tooSmall: break
    }
  }

  /// The arrangement that was chosen, where the screen has room for it.
  private static func form(_ size: Size, _ choice: LayoutChoice) -> Form {
    guard size.columns >= 20, size.rows >= 5 else { return .tooSmall }
    switch choice {
    case .columns where size.columns >= 60: return .columns
    case .stacked where size.rows >= 8: return .stacked
    case .list, .summary: return .single
    case .auto, .columns, .stacked:
      if size.columns >= columnsWidth { return .columns }
      return size.columns >= stackedWidth ? .stacked : .single
    }
  }

  /// Whether the dates stay on screen: where nobody said, as long as they take nothing from the
  /// list or the summary.
  static func pinsDates(_ form: Form, _ size: Size, _ settings: Settings) -> Bool {
    switch settings.dates {
    case .shown: return true
    case .hidden: return false
    case .auto:
      let rest = size.columns - settings.datesWidth - 1
      let needed = settings.readingWidth + 2 + (form == .columns ? listWidth + 1 : 0)
      return rest >= needed
    }
  }

  private mutating func placeColumns(in body: Rect, _ settings: Settings) {
    // A border of one column between them.
    let shared = body.width - 1
    let usual = max(
      min(PaneLayout.listWidth, shared / 2), shared - settings.readingWidth - 2)
    let wanted = settings.listShare.map { shared * $0 / 100 } ?? usual
    papers = body
    papers.width = max(20, min(wanted, shared - min(PaneLayout.summaryWidth, shared / 3)))
    summary = body
    summary.x = papers.right + 1
    summary.width = body.right - summary.x
    summary = summary.inset(left: 1, right: 1)
  }

  private mutating func placeStacked(in body: Rect, _ settings: Settings, _ isSearching: Bool) {
    // The summary's heading is a line between them.
    let shared = body.height - 1
    let least = max(1, min(PaneLayout.listHeight, shared - PaneLayout.summaryHeight / 2))
    var usual = max(least, min(shared * 2 / 5, shared - PaneLayout.summaryHeight))
    // What was found is looked through before it is read.
    if isSearching { usual = max(usual, shared * 45 / 100) }
    let wanted = settings.listShare.map { shared * $0 / 100 } ?? usual
    papers = body
    papers.height = max(1, min(wanted, shared - 1))
    summary = body
    summary.y = papers.bottom + 1
    summary.height = max(0, body.bottom - summary.y)
    summary = summary.inset(left: 1, right: 1)
  }

  private mutating func placeSingle(in body: Rect, _ focus: Pane) {
    switch focus {
    case .dates: dates = body
    case .papers: papers = body
    case .summary: summary = body.inset(left: 1, right: 1)
    }
  }

  /// How many hundredths of the room that list and summary share the list has.
  var listShare: Int {
    switch form {
    case .columns: papers.width * 100 / max(1, papers.width + summary.width + 2)
    case .stacked: papers.height * 100 / max(1, papers.height + summary.height)
    case .single, .tooSmall: 50
    }
  }

  /// The part of the screen that a pane's content has; empty where the pane is not on screen.
  func rect(of pane: Pane) -> Rect {
    switch pane {
    case .dates: dates
    case .papers: papers
    case .summary: summary
    }
  }

  /// Whether a pane is on screen.
  func isVisible(_ pane: Pane) -> Bool { !rect(of: pane).isEmpty }

  /// The pane at a cell.
  func pane(atColumn column: Int, row: Int) -> Pane? {
    Pane.allCases.first { rect(of: $0).contains(column: column, row: row) }
  }
}

extension Rect {
  fileprivate func inset(left: Int, right: Int) -> Rect {
    Rect(x: x + left, y: y, width: max(0, width - left - right), height: height)
  }
}
