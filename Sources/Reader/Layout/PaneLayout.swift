import Configuration
import Surface

/// Where the panes' contents stand on a screen.
///
/// A pane's heading is the row above its content.
struct PaneLayout {
  /// The three arrangements, by the screen's width.
  enum Form {
    /// 110 columns or more: dates, papers and summary side by side.
    case columns
    /// 70 to 109: dates beside the papers over their summary.
    case stacked
    /// Below 70: one pane at a time.
    case single
    /// Too small for anything but a line that says so.
    case tooSmall
  }

  let form: Form
  private(set) var dates = Rect.zero
  private(set) var papers = Rect.zero
  private(set) var summary = Rect.zero

  init(size: Size, settings: Settings, focus: Pane) {
    // The last row is the status line, the first (or the one above each pane) its heading.
    let body = Rect(x: 0, y: 1, width: size.columns, height: size.rows - 2)
    guard size.columns >= 20, size.rows >= 5 else {
      form = .tooSmall
      return
    }
    switch size.columns {
    case 110...:
      form = .columns
      placeColumns(in: body, settings)
    case 70..<110:
      form = .stacked
      placeStacked(in: body, settings)
    default:
      form = .single
      switch focus {
      case .dates: dates = body
      case .papers: papers = body
      case .summary: summary = body.inset(left: 1, right: 1)
      }
    }
  }

  private mutating func placeColumns(in body: Rect, _ settings: Settings) {
    dates = body
    dates.width = min(settings.datesWidth, body.width / 3)
    // A border of one column on each side of the papers.
    let shared = body.width - dates.width - 2
    papers = body
    papers.x = dates.right + 1
    papers.width = max(20, min(shared * settings.listShare / 100, shared - 20))
    summary = body
    summary.x = papers.right + 1
    summary.width = body.width - summary.x
    summary = summary.inset(left: 1, right: 1)
  }

  private mutating func placeStacked(in body: Rect, _ settings: Settings) {
    dates = body
    dates.width = min(settings.datesWidth, body.width / 3)
    let right = Rect(
      x: dates.right + 1, y: body.y, width: body.width - dates.right - 1, height: body.height)
    papers = right
    papers.height = max(1, min((body.height - 1) * settings.listShare / 100, body.height - 2))
    summary = right
    summary.y = papers.bottom + 1
    summary.height = max(0, body.bottom - summary.y)
    summary = summary.inset(left: 1, right: 1)
  }

  func rect(of pane: Pane) -> Rect {
    switch pane {
    case .dates: dates
    case .papers: papers
    case .summary: summary
    }
  }

  func isVisible(_ pane: Pane) -> Bool { !rect(of: pane).isEmpty }

  func pane(atColumn column: Int, row: Int) -> Pane? {
    Pane.allCases.first { rect(of: $0).contains(column: column, row: row) }
  }
}

extension Rect {
  fileprivate func inset(left: Int, right: Int) -> Rect {
    Rect(x: x + left, y: y, width: max(0, width - left - right), height: height)
  }
}
