import Configuration
import Digest
import Search
import Surface
import TextLayout

// How much of what is listed and read stands whole on the screen: what the arrangement of the panes
// is measured by.
extension ReaderState {
  /// So many of so many.
  package struct Share: Sendable, Hashable {
    /// How many are.
    package var part = 0
    /// How many there are.
    package var all = 0

    /// None of nothing.
    package init() {}

    init(_ part: Int, of all: Int) { (self.part, self.all) = (part, all) }

    /// Adds others.
    package static func += (share: inout Share, other: Share) {
      share.part += other.part
      share.all += other.all
    }

    /// In hundredths; all of nothing.
    package var percent: Double { all == 0 ? 100 : Double(part) * 100 / Double(all) }
  }

  /// How many titles of the list are whole while they are not selected.
  package var wholeTitles: Share { shareOfRows { row, shown in shown == row.title.count } }

  /// How many rows of the list show why they were found: in what is shown of the title, or in the
  /// line below it.
  package var explainedRows: Share {
    shareOfRows { row, shown in
      row.excerpt != nil
        || row.title.prefix(shown).contains { $0.spans.contains(where: \.isMatch) }
    }
  }

  /// How many rows of the list are so, each given with how many lines of its title are shown.
  private func shareOfRows(_ isSo: (ListRow, Int) -> Bool) -> Share {
    let rect = layout.papers
    let columns = listColumns(rect)
    let count = list.rows.count { index in
      let row = ListRow(library.papers[index], tags: [], columns: columns, marker: marker)
      return isSo(
        row, row.titleLines(isSelected: false, limit: settings.titleLines, height: rect.height))
    }
    return Share(count, of: list.rows.count)
  }

  /// How many lines of the selected paper's text stand on the screen at present.
  package var seenText: Share {
    let document = summary.document
    let end = min(document.textEnd, summary.top + layout.summary.height)
    let start = max(document.textStart, summary.top)
    return Share(max(0, end - start), of: document.textEnd - document.textStart)
  }

  /// How many rows of the screen the text of a summary has at first sight.
  package var textRows: Int { max(0, layout.summary.height - summary.document.textStart) }

  /// How the panes are arranged, in a few words, and the cells that list and summary have.
  package var arrangedPanes: (name: String, list: String, summary: String) {
    let layout = layout
    let form =
      switch layout.form {
      case .columns: "columns"
      case .stacked: "stacked"
      case .single: "one pane"
      case .tooSmall: "none"
      }
    let cells = { (pane: Pane) in
      let rect = self.layout(focus: pane).rect(of: pane)
      return "\(rect.width)×\(rect.height)"
    }
    let hasDates = layout.isVisible(.dates) && layout.form != .single
    return (form + (hasDates ? ", dates" : ""), cells(.papers), cells(.summary))
  }
}
