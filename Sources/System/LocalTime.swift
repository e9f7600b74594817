import Glibc

/// A moment in the time zone of the environment (`TZ`, localtime(3)).
package enum LocalTime {
  /// `2025-03-14 09:26`; blank where it is not known.
  ///
  /// - Parameter seconds: since 1970.
  package static func text(_ seconds: Int) -> String {
    var moment = time_t(seconds)
    var parts = tm()
    guard seconds > 0, localtime_r(&moment, &parts) != nil else {
      return String(repeating: " ", count: 16)
    }
    func digits(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(Int(parts.tm_year) + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday)) "
      + "\(digits(parts.tm_hour)):\(digits(parts.tm_min))"
  }
}
