/// The day of a digest: a plain calendar date without a time zone.
///
/// Months and days are taken as written (1…12 and 1…31), since a digest dated 30 February is still to be read.
public struct DigestDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 0…9999.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day of the month, 1…31.
  public let day: Int

  /// A date, or nil where month or day are out of range.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `2024-03-29`.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, let date = bytes.withUnsafeBytes(DigestDate.first) else { return nil }
    self = date
  }

  /// The first `dddd-dd-dd` in a line that is a date.
  static func first(in line: UnsafeRawBufferPointer) -> DigestDate? {
    guard line.count >= 10 else { return nil }
    for start in 0...(line.count - 10) {
      guard line[start + 4] == UInt8(ascii: "-"), line[start + 7] == UInt8(ascii: "-") else {
        continue
      }
      if let year = number(line, start, 4), let month = number(line, start + 5, 2),
        let day = number(line, start + 8, 2),
        let date = DigestDate(year: year, month: month, day: day)
      {
        return date
      }
    }
    return nil
  }

  /// The date that a path spells with its last digits: `2024/03/29.md`, `digest-2024-03-29.md`, `20240329.md`.
  static func guess(fromPath path: some Collection<UInt8>) -> DigestDate? {
    var digits: [UInt8] = []
    for byte in path {
      if isDigit(byte) { digits.append(byte - UInt8(ascii: "0")) }
    }
    guard digits.count >= 8 else { return nil }
    let tail = digits.suffix(8).map(Int.init)
    let year = tail[0] * 1000 + tail[1] * 100 + tail[2] * 10 + tail[3]
    guard (1900...2199).contains(year) else { return nil }
    return DigestDate(year: year, month: tail[4] * 10 + tail[5], day: tail[6] * 10 + tail[7])
  }

  private static func number(_ line: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for index in start..<(start + count) {
      guard isDigit(line[index]) else { return nil }
      value = value * 10 + Int(line[index] - UInt8(ascii: "0"))
    }
    return value
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
