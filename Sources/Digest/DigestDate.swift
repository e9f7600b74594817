/// The day of a digest: a plain calendar date without a time zone.
public struct DigestDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 0…9999.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day of the month, 1…31.
  public let day: Int

  /// A date, or nil where month or day are out of range; the 31st stands for the end of any month
  /// (see `exists`).
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `2024-03-29`.
  public init?(_ text: String) {
    let bytes = text.utf8.span
    guard bytes.count == 10, let date = DateToken.first(in: bytes, 0..<10, dashed: true)?.date
    else { return nil }
    self = date
  }

  /// Whether the month has that day, by the Gregorian calendar.
  ///
  /// No digest is of 30 February.
  public var exists: Bool { day <= DigestDate.days(in: month, of: year) }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day so many days later; nil behind 9999.
  public func adding(days: Int) -> DigestDate? {
    var (year, month, day) = (year, month, day + days)
    while day > DigestDate.days(in: month, of: year) {
      day -= DigestDate.days(in: month, of: year)
      month += 1
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    return DigestDate(year: year, month: month, day: day)
  }

  /// The day of a moment in seconds since 1970, in UTC.
  public init?(secondsSince1970 seconds: Int) {
    guard seconds >= 0 else { return nil }
    // Days of a year that begins in March: leap days come last (Howard Hinnant, "chrono-Compatible
    // Low-Level Date Algorithms").
    let days = seconds / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// 0 for Monday … 6 for Sunday, by counting days in the proleptic Gregorian calendar.
  public var weekday: Int {
    // One cycle of 400 years later the weekday is the same, and no number is negative.
    let shifted = (month < 3 ? year - 1 : year) + 400
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    // 0000-03-01 was a Wednesday.
    return (era * 146_097 + dayOfEra + 2) % 7
  }

  /// `2024-03-29`.
  public var description: String {
    "\(DigestDate.padded(year, 4))-\(DigestDate.padded(month, 2))-\(DigestDate.padded(day, 2))"
  }

  static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// Orders by calendar.
  public static func < (a: DigestDate, b: DigestDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
