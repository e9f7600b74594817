import Configuration
import Digest
import Surface
import TextLayout
import Theming

/// The list of dates: months, and their days with weekday, number of papers, number unread and a
/// bar of the day's votes.
enum DatesPane {
  static func draw(on canvas: inout Canvas, state: ReaderState, layout: PaneLayout) {
    let rect = layout.dates
    let days = state.library.days.count
    canvas.heading(
      " \(state.words.dates) \(days)", over: rect, isFocused: state.focus == .dates, from: rect.x,
      end: rect.right)
    if state.focus == .dates {
      canvas.frame.cursor = Frame.Cursor(column: rect.x, row: rect.y, isVisible: false)
    }
    let rows = state.dateRows
    let cursor = state.dateCursor(in: rows)
    for line in 0..<rect.height {
      let index = state.datesTop + line
      guard rows.indices.contains(index) else { break }
      let y = rect.y + line
      switch rows[index] {
      case .month(let month, let days, let isFolded):
        draw(month, days, isFolded, on: &canvas, state: state, rect: rect, y: y)
      case .day(let index): draw(day: index, on: &canvas, state: state, rect: rect, y: y)
      }
      if index == cursor {
        let role: Role = state.focus == .dates ? .selection : .selectionInactive
        canvas.frame.overlay(canvas.theme[role], x: rect.x, y: y, end: rect.right)
        if state.focus == .dates {
          canvas.frame.cursor = Frame.Cursor(column: rect.x, row: y, isVisible: false)
        }
      }
    }
  }

  private static func draw(
    _ month: Month, _ days: Range<Int>, _ isFolded: Bool, on canvas: inout Canvas,
    state: ReaderState, rect: Rect, y: Int
  ) {
    let mark = isFolded ? canvas.glyphs.folded : canvas.glyphs.open
    let name = "\(month.year)-\(month.month < 10 ? "0" : "")\(month.month)"
    var x = canvas.write("\(mark) \(name)", .date, x: rect.x, y: y, end: rect.right)
    guard isFolded else { return }
    let papers = days.reduce(0) { $0 + state.library.days[$1].papers.count }
    let (left, role) = left(in: days, state, canvas.glyphs)
    let isWhole = days.allSatisfy {
      state.known.counts.left[$0] == state.library.days[$0].papers.count
    }
    x = canvas.write(
      " " + rightAligned(isWhole ? "" : String(papers), 5), .count, x: x, y: y, end: rect.right)
    canvas.write(" " + left, role, x: x, y: y, end: rect.right)
  }

  private static func draw(
    day index: Int, on canvas: inout Canvas, state: ReaderState, rect: Rect, y: Int
  ) {
    let day = state.library.days[index]
    var x = canvas.write(
      "  " + name(of: day.date, state.words), .date, x: rect.x, y: y, end: rect.right)
    guard day.isRead else {
      canvas.write("   \(canvas.glyphs.more)", .dim, x: x, y: y, end: rect.right)
      return
    }
    let (mark, role) = left(in: index..<index + 1, state, canvas.glyphs)
    // One number where all of the day is left.
    let isWhole = state.known.counts.left[index] == day.papers.count
    x = canvas.write(
      " " + rightAligned(isWhole ? "" : String(day.papers.count), 3), .count, x: x, y: y,
      end: rect.right)
    x = canvas.write(" " + padded(mark, to: 4), role, x: x, y: y, end: rect.right)
    if !state.watching.isEmpty, rect.right - x > 4 {
      let watched = state.watched(on: index)
      let text = watched > 0 ? canvas.glyphs.watched + String(watched) : ""
      x = canvas.write(padded(text, to: 4), .marker, x: x, y: y, end: rect.right)
    }
    let bar = canvas.glyphs.bar(
      state.known.counts.votes[index], of: state.known.counts.mostVotes, cells: rect.right - x - 1)
    canvas.write(bar, .bar, x: x, y: y, end: rect.right)
  }
}

extension DatesPane {
  /// How many papers of these days are left to decide on: `•5` where some were not read, `◦5` where
  /// all were.
  private static func left(
    in days: Range<Int>, _ state: ReaderState, _ glyphs: Glyphs
  ) -> (mark: String, Role) {
    let left = days.reduce(0) { $0 + state.known.counts.left[$1] }
    guard left > 0 else { return ("", .dim) }
    let isUnread = days.contains { state.known.counts.unread[$0] > 0 }
    return isUnread ? ("\(glyphs.unread)\(left)", .unread) : ("\(glyphs.left)\(left)", .dim)
  }

  private static func name(of date: DigestDate?, _ words: Words) -> String {
    guard let date else { return words.noDate }
    return "\(date.day < 10 ? "0" : "")\(date.day) \(words.weekday(date.weekday))"
  }
}

/// A number at the right end of a column of cells.
func rightAligned(_ number: Int, _ cells: Int) -> String { rightAligned(String(number), cells) }

func rightAligned(_ text: String, _ cells: Int) -> String {
  String(repeating: " ", count: max(0, cells - displayWidth(of: text))) + text
}
