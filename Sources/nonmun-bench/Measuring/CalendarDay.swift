import Digest

/// A day as a number, counted from 1970-01-01, and back.
struct CalendarDay {
  let number: Int

  init(number: Int) { self.number = number }

  init(_ date: DigestDate) {
    let year = date.month < 3 ? date.year - 1 : date.year
    let month = (date.month + 9) % 12
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * month + 2) / 5
    number = era * 146_097 + dayOfEra + date.day - 1 - 719_468
  }

  /// Year, month and day.
  var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leapDays) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return (year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
  }
}
