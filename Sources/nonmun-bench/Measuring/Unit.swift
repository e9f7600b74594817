/// What a number counts, and how it is written.
enum Unit: String {
  case milliseconds = "ms"
  case microseconds = "µs"
  case nanoseconds = "ns"
  case mebibytes = "MiB"
  case megabytesPerSecond = "MB/s"
  case bytes = "B"
  case times = "×"
  case percent = "%"
  case count = ""

  /// What nanoseconds are multiplied by.
  static let milli = 1e-6
  /// What nanoseconds are multiplied by.
  static let micro = 1e-3

  /// Three digits are more than the noise leaves.
  func format(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    switch self {
    case .bytes, .count: return Unit.rounded(value, 0)
    case .times: return Unit.rounded(value, 2)
    // Never rounded up to what it is not.
    case .percent: return Unit.rounded((value * 10).rounded(.down) / 10, 1)
    default:
      let digits = abs(value) < 1 ? 3 : abs(value) < 10 ? 2 : abs(value) < 100 ? 1 : 0
      return Unit.rounded(value, digits)
    }
  }

  private static func rounded(_ value: Double, _ digits: Int) -> String {
    guard digits > 0 else { return String(Int(value.rounded())) }
    let factor = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    let scaled = Int((value * factor).rounded())
    let fraction = String(abs(scaled) % Int(factor))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(scaled < 0 ? "-" : "")\(abs(scaled) / Int(factor)).\(zeros)\(fraction)"
  }
}
