import Digest

/// A year, a month or a day: `2024`, `2024-03`, `2024-03-29`.
public struct PartialDate: Sendable, Hashable, CustomStringConvertible {
  /// The year.
  public let year: Int
  /// The month; nil for all of the year.
  public let month: Int?
  /// The day; nil for all of the month.
  public let day: Int?

  /// Reads one of the three forms.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard (1...3).contains(parts.count),
      zip(parts, lengths).allSatisfy({ part, length in
        part.utf8.count == length && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    year = numbers[0]
    month = numbers.count > 1 ? numbers[1] : nil
    day = numbers.count > 2 ? numbers[2] : nil
    guard DigestDate(year: year, month: month ?? 1, day: day ?? 1) != nil else { return nil }
  }

  /// As it is typed.
  public var description: String {
    [(year, 4)].appending(month.map { ($0, 2) }).appending(day.map { ($0, 2) })
      .map { number, digits in
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
      }
      .joined(separator: "-")
  }

  /// Where a date stands to it: before all of it (-1), in it (0), after all of it (1).
  func side(of date: DigestDate) -> Int {
    var (own, other) = ([year], [date.year])
    if let month {
      own.append(month)
      other.append(date.month)
    }
    if let day {
      own.append(day)
      other.append(date.day)
    }
    return other == own ? 0 : other.lexicographicallyPrecedes(own) ? -1 : 1
  }
}

extension Array {
  fileprivate func appending(_ element: Element?) -> Array { element.map { self + [$0] } ?? self }
}

extension Bounds where Value == PartialDate {
  /// Whether a date is within them; a year or a month counts with all its days.
  func contains(_ date: DigestDate) -> Bool {
    switch self {
    case .exactly(let limit): limit.side(of: date) == 0
    case .over(let limit): limit.side(of: date) > 0
    case .atLeast(let limit): limit.side(of: date) >= 0
    case .under(let limit): limit.side(of: date) < 0
    case .atMost(let limit): limit.side(of: date) <= 0
    case .between(let low, let high): low.side(of: date) >= 0 && high.side(of: date) <= 0
    }
  }

  /// Whether no date can be within them: the second ends before the first begins.
  var isEmpty: Bool {
    guard case .between(let low, let high) = self,
      let begin = DigestDate(year: low.year, month: low.month ?? 1, day: low.day ?? 1)
    else { return false }
    return high.side(of: begin) > 0
  }
}
