import Digest

/// A date as one types it to go there: `2025-04-16`, `04-16`, `16`, `4월 16일`; what is left out is
/// that of the selected day.
struct DateExpression: Hashable, Sendable {
  /// The year, where it is said.
  let year: Int?
  /// The month, where it is said.
  let month: Int?
  /// The day of the month; nil where a month is meant.
  let day: Int?

  /// Reads what was typed; nil where it is no date, or one that no calendar has.
  init?(_ text: String) {
    let text = text.filter { !$0.isWhitespace }
    guard let parts = DateExpression.korean(text) ?? DateExpression.numbers(text) else {
      return nil
    }
    (year, month, day) = parts
    guard (month ?? 1).isIn(1...12), (day ?? 1).isIn(1...DateExpression.days(month, year)) else {
      return nil
    }
  }

  /// Whether a text is written as a date, be there such a day or not.
  static func looksLikeDate(_ text: String) -> Bool {
    let text = text.filter { !$0.isWhitespace }
    return (korean(text) ?? numbers(text)) != nil
  }

  /// A day of the selected month.
  init?(day: Int) {
    guard day.isIn(1...31) else { return nil }
    (year, month, self.day) = (nil, nil, day)
  }

  private typealias Parts = (year: Int?, month: Int?, day: Int?)

  /// `2025년 4월 16일`, or a part of it.
  private static func korean(_ text: String) -> Parts? {
    var parts: Parts = (nil, nil, nil)
    var digits = ""
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let number = number(digits) else { return nil }
      switch character {
      case "년" where parts.month == nil && parts.day == nil: parts.year = century(number, digits)
      case "월" where parts.day == nil: parts.month = number
      case "일": parts.day = number
      default: return nil
      }
      digits = ""
    }
    return digits.isEmpty && (parts.month != nil || parts.day != nil) ? parts : nil
  }

  /// Numbers with `-`, `/` or `.` between them, or one number: a day, `0416`, `250416` or
  /// `20250416`.
  private static func numbers(_ text: String) -> Parts? {
    let words = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }.map(String.init)
    let numbers = words.compactMap(number)
    guard numbers.count == words.count else { return nil }
    switch numbers.count {
    case 1: return digits(words[0])
    case 2 where words[0].count == 4: return (numbers[0], numbers[1], nil)
    case 2: return (nil, numbers[0], numbers[1])
    case 3: return (century(numbers[0], words[0]), numbers[1], numbers[2])
    default: return nil
    }
  }

  private static func digits(_ text: String) -> Parts? {
    let number = { (range: Range<Int>) in Int(text.dropFirst(range.lowerBound).prefix(range.count))
    }
    switch text.count {
    case 1, 2: return (nil, nil, Int(text))
    case 4: return (nil, number(0..<2), number(2..<4))
    case 6: return (number(0..<2).map { 2000 + $0 }, number(2..<4), number(4..<6))
    case 8: return (number(0..<4), number(4..<6), number(6..<8))
    default: return nil
    }
  }

  private static func number(_ digits: String) -> Int? {
    (1...4).contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
      || digits.count.isIn(5...8) ? Int(digits) : nil
  }

  /// A year of two digits is one of this century.
  private static func century(_ number: Int, _ digits: String) -> Int {
    digits.count <= 2 ? 2000 + number : number
  }

  private static func days(_ month: Int?, _ year: Int?) -> Int {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2:
      guard let year else { return 29 }
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: return 31
    }
  }

  /// The day of a library that is meant, as an index in its days, and whether it is that very day;
  /// else it is the nearest that has papers.
  ///
  /// - Parameter selected: what is left out is taken from this date; a month and a day without a
  ///   year that this year does not have are those of the newest year that does.
  func resolve(in library: Library, from selected: DigestDate?) -> (day: Int, isExact: Bool)? {
    let days = library.days.indices.filter { library.days[$0].date != nil }
    guard let newest = days.last.flatMap({ library.days[$0].date }) else { return nil }
    let from = selected ?? newest
    guard let day else {
      let wanted = (year ?? from.year, month ?? from.month)
      let inMonth = days.last {
        library.days[$0].date.map { ($0.year, $0.month) == wanted } == true
      }
      if let inMonth { return (inMonth, true) }
      return nearest(year: wanted.0, month: wanted.1, day: 1, in: library, days)
    }
    if year == nil, let month {
      let candidates = days.filter {
        library.days[$0].date.map { $0.month == month && $0.day == day } == true
      }
      let here = candidates.first { library.days[$0].date?.year == from.year }
      if let found = here ?? candidates.last { return (found, true) }
    }
    return nearest(
      year: year ?? from.year, month: month ?? from.month, day: day, in: library, days)
  }

  private func nearest(
    year: Int, month: Int, day: Int, in library: Library, _ days: [Int]
  ) -> (day: Int, isExact: Bool)? {
    guard let wanted = DigestDate(year: year, month: month, day: day) else { return nil }
    if let index = library.index(of: wanted) { return (index, true) }
    let held = days.filter { !library.days[$0].papers.isEmpty || !library.days[$0].isRead }
    let distance = { (index: Int) in
      abs((library.days[index].date?.ordinal ?? 0) - wanted.ordinal)
    }
    return held.min { distance($0) < distance($1) }.map { ($0, false) }
  }
}

extension DigestDate {
  /// A number that grows with the date, a little less than one a day: enough to say which of two
  /// dates is nearer.
  fileprivate var ordinal: Int { (year * 12 + month) * 31 + day }
}

extension Int {
  fileprivate func isIn(_ range: ClosedRange<Int>) -> Bool { range.contains(self) }
}
