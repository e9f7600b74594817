import Digest

/// A row of the list of dates.
enum DateRow: Hashable, Sendable {
  /// A month's heading, with the days it holds by their indices in the library; the first is the
  /// newest.
  case month(Month, days: Range<Int>, isFolded: Bool)
  /// A day, by its index among the library's days.
  case day(Int)
}

extension ReaderState {
  /// The rows of the list of dates, newest first.
  var dateRows: [DateRow] {
    var rows: [DateRow] = []
    rows.reserveCapacity(library.days.count * 9 / 8)
    var end = library.days.count
    while end > 0 {
      let month = Month(library.days[end - 1].date)
      var start = end - 1
      while start > 0, Month(library.days[start - 1].date) == month { start -= 1 }
      let isFolded = month.map(foldedMonths.contains) ?? false
      if let month { rows.append(.month(month, days: start..<end, isFolded: isFolded)) }
      if !isFolded { rows += (start..<end).reversed().map(DateRow.day) }
      end = start
    }
    return rows
  }

  /// The row of the selected day, or of its month where that is folded.
  func dateCursor(in rows: [DateRow]) -> Int? {
    guard let day else { return nil }
    return rows.firstIndex { row in
      switch row {
      case .day(let index): index == day
      case .month(_, let days, let isFolded): isFolded && days.contains(day)
      }
    }
  }
}
