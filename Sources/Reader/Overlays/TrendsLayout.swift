import Configuration
import Surface

/// Where the parts of the trends stand on a screen; each has its heading in the row above.
///
/// Authors and words are beside the months where the screen is wide enough, else below them, and
/// not there where it is too low for that.
struct TrendsLayout {
  /// How many authors and words there are to show.
  private static let rows = 10

  /// The bars.
  private(set) var months = Rect.zero
  /// The authors with the most papers.
  private(set) var authors = Rect.zero
  /// The most frequent title words.
  private(set) var words = Rect.zero

  init(size: Size) {
    // The first row says what the figures are of, the second what the bars are; the last is the
    // status line.
    months = Rect(x: 1, y: 2, width: size.columns - 2, height: max(0, size.rows - 3))
    if size.columns >= 72 {
      placeBeside()
    } else if months.height >= 12 {
      placeBelow()
    }
  }

  private mutating func placeBeside() {
    let width = min(44, max(26, months.width / 3))
    let bottom = months.bottom
    months.width -= width + 2
    authors = Rect(x: months.right + 2, y: months.y, width: width, height: 0)
    // The second list has a heading of its own, and a row above that where there is one to spare.
    let height = months.height - 1
    authors.height = min(TrendsLayout.rows, max(0, height / 2))
    words = authors
    let isRoomy = height > 2 * authors.height
    words.y = authors.bottom + (isRoomy ? 2 : 1)
    words.height = min(TrendsLayout.rows, max(0, bottom - words.y))
  }

  private mutating func placeBelow() {
    let height = min(TrendsLayout.rows, months.height - 7)
    authors = months
    authors.width = months.width / 2 - 1
    authors.height = height
    authors.y = months.bottom - height
    words = authors
    words.x = authors.right + 2
    words.width = months.right - words.x
    months.height -= height + 1
  }
}
