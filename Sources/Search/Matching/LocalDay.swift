import CLibc
import Digest
import Glibc

extension DigestDate {
  /// The day of a moment in the time zone that the environment says (`TZ`, localtime(3)).
  ///
  /// - Parameter seconds: since 1970, of the clock on the wall.
  init?(secondsSince1970 seconds: Int) {
    var moment = time_t(seconds)
    var parts = tm()
    guard localtime_r(&moment, &parts) != nil else { return nil }
    self.init(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// Today.
  package static var today: DigestDate? { DigestDate(secondsSince1970: Glibc.time(nil)) }

  /// Whether the month has such a day: 30 February is a date and no day.
  var isInCalendar: Bool {
    let next =
      month == 12
      ? DigestDate(year: year + 1, month: 1, day: 1)
      : DigestDate(year: year, month: month + 1, day: 1)
    return next.map { ordinal < $0.ordinal } ?? true
  }

  /// The day's number in the proleptic Gregorian calendar, 0 for 0000-03-01.
  var ordinal: Int {
    let shifted = month < 3 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }
}
