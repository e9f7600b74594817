import Digest
import Search

/// A day to come as one types it: so many days from today, or a date.
package enum LaterDay {
  /// What nothing typed means, in days.
  private static let usualDays = 7
  /// The most days, ten years: more is a slip of the finger.
  private static let mostDays = 3_660

  /// The day that is meant: `3`, `3d`, `3일`, `2w`, `12-24`, `2026-12-24`, `12월 24일`; nothing
  /// typed is a week.
  ///
  /// A date without a year is the next one there is. Nil where no day to come is meant.
  package static func read(_ text: String, from today: DigestDate) -> DigestDate? {
    let text = text.filter { !$0.isWhitespace }
    if text.isEmpty { return today.adding(days: usualDays) }
    if let days = days(text) {
      return (1...mostDays).contains(days) ? today.adding(days: days) : nil
    }
    guard let date = DateExpression(text), let month = date.month, let day = date.day else {
      return nil
    }
    // From one 29 February to the next there are eight years at most.
    let years = date.year.map { $0...$0 } ?? today.year...today.year + 8
    return years.lazy.compactMap { DigestDate(year: $0, month: month, day: day) }
      .first { $0.exists && $0 > today }
  }

  /// A number of days: `3`, `3d`, `3일`, `2w`, `2주`.
  private static func days(_ text: String) -> Int? {
    let units: [(String, Int)] = [("d", 1), ("일", 1), ("w", 7), ("주", 7), ("m", 30), ("달", 30)]
    let unit = units.first { text.lowercased().hasSuffix($0.0) }
    let digits = unit == nil ? text[...] : text.dropLast()
    // Eight digits are a date.
    guard (1...4).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return Int(digits).map { $0 * (unit?.1 ?? 1) }
  }
}
