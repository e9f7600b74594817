/// A date as people write it in headings and names of files.
///
/// It is a token: no digit stands beside its own. `2024-03-29`, `2024.3.9`, `2024/03/29`,
/// `20240329`, `2024년 3월 29일`, `2024年3月29日`, `12-Aug-2025`, `29 March 2024`, `March 29, 2024`
/// and `03/29/2024` are dates; `03/04/2024` is none, as nobody knows which number is the month. The
/// year is one of 1900 to 2199.
struct DateToken {
  /// Nil where the calendar has no such day, such as 30 February.
  let date: DigestDate?
  /// What is written, where no such day exists.
  let range: Range<Int>

  private init(_ year: Int, _ month: Int, _ day: Int, _ range: Range<Int>) {
    let date = DigestDate(year: year, month: month, day: day)
    self.date = date?.exists == true ? date : nil
    self.range = range
  }

  /// The first date in a range; a day that does not exist only where no other is written.
  ///
  /// - Parameter dashed: whether only `2024-03-29` counts, whatever stands beside it: the present
  ///   form's headings.
  static func first(in bytes: Span<UInt8>, _ range: Range<Int>, dashed: Bool = false) -> DateToken?
  {
    if dashed { return firstDashed(in: bytes, range) }
    guard range.contains(where: { isDigit(bytes[$0]) }) else { return nil }
    var impossible: DateToken?
    var index = range.lowerBound
    while let found = next(in: bytes, from: index, range) {
      if found.date != nil { return found }
      impossible = impossible ?? found
      index = found.range.upperBound
    }
    return impossible
  }

  /// The last date in a path that exists: what a program that made a copy wrote into its name is
  /// none.
  static func last(inPath path: Span<UInt8>) -> DigestDate? {
    let range = 0..<end(ofPath: path)
    var last: DigestDate?
    var index = 0
    while let found = next(in: path, from: index, range, isPath: true) {
      last = found.date ?? last
      index = found.range.upperBound
    }
    return last
  }

  /// Where the mark of a conflict's copy begins in a path, else the path's end: Syncthing and
  /// Dropbox write the day of the conflict into such a mark.
  private static func end(ofPath path: Span<UInt8>) -> Int {
    let name = 0..<path.count
    if let conflict = path.index(of: ".sync-conflict-", in: name) { return conflict }
    guard let copy = path.index(of: "conflicted copy", in: name) else { return path.count }
    var start = copy
    while start > 0, path[start] != UInt8(ascii: "("), path[start] != UInt8(ascii: "/") {
      start -= 1
    }
    return start
  }

  private static func firstDashed(in bytes: Span<UInt8>, _ range: Range<Int>) -> DateToken? {
    guard range.count >= 10 else { return nil }
    var impossible: DateToken?
    for start in range.lowerBound...(range.upperBound - 10) {
      guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
        let year = number(bytes, start..<start + 4),
        let month = number(bytes, start + 5..<start + 7),
        let day = number(bytes, start + 8..<start + 10),
        DigestDate(year: year, month: month, day: day) != nil
      else { continue }
      let token = DateToken(year, month, day, start..<start + 10)
      if token.date != nil { return token }
      impossible = impossible ?? token
    }
    return impossible
  }

  // MARK: Tokens

  private static func next(
    in bytes: Span<UInt8>, from start: Int, _ range: Range<Int>, isPath: Bool = false
  ) -> DateToken? {
    var index = start
    while index < range.upperBound {
      let byte = bytes[index]
      if isDigit(byte) {
        let run = digits(bytes, from: index, range)
        if let token = yearFirst(bytes, run, range, isPath)
          ?? dayFirst(bytes, run, range, isPath) ?? yearLast(bytes, run, range)
        {
          return token
        }
        index = run.upperBound
      } else if isASCIILetter(byte) {
        if let token = monthFirst(bytes, index, range) { return token }
        while index < range.upperBound, isASCIILetter(bytes[index]) { index += 1 }
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func digits(_ bytes: Span<UInt8>, from start: Int, _ range: Range<Int>) -> Range<
    Int
  > {
    var end = start
    while end < range.upperBound, isDigit(bytes[end]) { end += 1 }
    return start..<end
  }

  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 8 else { return nil }
    var value = 0
    for index in range {
      guard isDigit(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    return value
  }

  private static func isYear(_ number: Int?) -> Bool {
    number.map { (1900...2199).contains($0) } == true
  }

  /// `2024-03-29`, `20240329`, `202403/29`, `2024/0329`.
  private static func yearFirst(
    _ bytes: Span<UInt8>, _ run: Range<Int>, _ range: Range<Int>, _ isPath: Bool
  ) -> DateToken? {
    let start = run.lowerBound
    switch run.count {
    case 8:
      guard let year = number(bytes, start..<start + 4), isYear(year),
        let month = number(bytes, start + 4..<start + 6),
        let day = number(bytes, start + 6..<run.upperBound)
      else { return nil }
      return token(year, month, day, run)
    case 6 where isPath:
      guard let year = number(bytes, start..<start + 4), isYear(year),
        let month = number(bytes, start + 4..<run.upperBound),
        let dayStart = separator(bytes, run.upperBound, range, after: .month)
      else { return nil }
      let dayRun = digits(bytes, from: dayStart, range)
      guard dayRun.count == 2, let day = number(bytes, dayRun) else { return nil }
      return token(year, month, day, start..<dayRun.upperBound)
    case 4:
      guard let year = number(bytes, run), isYear(year),
        let monthStart = separator(bytes, run.upperBound, range, after: .year)
      else { return nil }
      let monthRun = digits(bytes, from: monthStart, range)
      if isPath, monthRun.count == 4, bytes[monthStart - 1] == UInt8(ascii: "/") {
        return monthAndDay(bytes, year: year, monthRun, range).map {
          token($0.year, $0.month, $0.day, start..<$0.end)
        } ?? nil
      }
      guard (1...2).contains(monthRun.count), let month = number(bytes, monthRun),
        let dayStart = separator(bytes, monthRun.upperBound, range, after: .month)
      else { return nil }
      let dayRun = digits(bytes, from: dayStart, range)
      guard (1...2).contains(dayRun.count), let day = number(bytes, dayRun) else { return nil }
      return token(year, month, day, start..<dayRun.upperBound)
    default: return nil
    }
  }

  /// The day that a name such as `0329` tells in the folder of a year, or the last of the week
  /// `0325-0329`.
  private static func monthAndDay(
    _ bytes: Span<UInt8>, year: Int?, _ run: Range<Int>, _ range: Range<Int>
  ) -> (year: Int, month: Int, day: Int, end: Int)? {
    guard var year else { return nil }
    var last = run
    if run.upperBound < range.upperBound, "-_~".utf8.contains(bytes[run.upperBound]) {
      let second = digits(bytes, from: run.upperBound + 1, range)
      if second.count == 4 { last = second }
    }
    guard isWhole(bytes, last, range), let first = number(bytes, run),
      let number = number(bytes, last)
    else { return nil }
    // A week may end in the next year.
    if number < first { year += 1 }
    return (year, number / 100, number % 100, last.upperBound)
  }

  /// Whether digits are all of a name, but for its ending.
  private static func isWhole(_ bytes: Span<UInt8>, _ run: Range<Int>, _ range: Range<Int>) -> Bool
  {
    run.upperBound == range.upperBound
      || [UInt8(ascii: "/"), UInt8(ascii: ".")].contains(bytes[run.upperBound])
  }

  private static func token(_ year: Int, _ month: Int, _ day: Int, _ range: Range<Int>)
    -> DateToken?
  {
    DigestDate(year: year, month: month, day: day) == nil ? nil : DateToken(year, month, day, range)
  }

  /// `12-Aug-2025`, `29 March 2024`, `3rd May 2024`.
  private static func dayFirst(
    _ bytes: Span<UInt8>, _ run: Range<Int>, _ range: Range<Int>, _ isPath: Bool
  ) -> DateToken? {
    guard run.count <= 2, let day = number(bytes, run) else { return nil }
    var index = run.upperBound
    for ending: StaticString in ["st", "nd", "rd", "th"]
    where bytes.hasFolded(ending, at: index, before: range.upperBound) {
      index += 2
      break
    }
    guard let nameStart = gap(bytes, index, range), let month = month(bytes, nameStart, range),
      let yearStart = gap(bytes, month.end, range)
    else { return nil }
    let year = digits(bytes, from: yearStart, range)
    // `31 Jan 24` where nothing follows, but not the end of `April 15 - April 21`.
    if year.count == 2, !isPath, nameStart == index + 1, let short = number(bytes, year),
      year.upperBound == range.upperBound || bytes[year.upperBound] == UInt8(ascii: ")")
    {
      return token(2_000 + short, month.number, day, run.lowerBound..<year.upperBound)
    }
    guard year.count == 4, let number = number(bytes, year), isYear(number) else { return nil }
    return token(number, month.number, day, run.lowerBound..<year.upperBound)
  }

  /// `03/29/2024` and `29.3.2024`, where only one of the two numbers can be the month.
  private static func yearLast(
    _ bytes: Span<UInt8>, _ run: Range<Int>, _ range: Range<Int>
  ) -> DateToken? {
    guard run.count <= 2, let first = number(bytes, run), run.upperBound < range.upperBound,
      "-./".utf8.contains(bytes[run.upperBound])
    else { return nil }
    let secondRun = digits(bytes, from: run.upperBound + 1, range)
    guard secondRun.count <= 2, let second = number(bytes, secondRun),
      secondRun.upperBound < range.upperBound,
      bytes[secondRun.upperBound] == bytes[run.upperBound]
    else { return nil }
    let year = digits(bytes, from: secondRun.upperBound + 1, range)
    guard year.count == 4, let number = number(bytes, year), isYear(number),
      first > 12 || second > 12 || first == second
    else { return nil }
    let (month, day) = first > 12 ? (second, first) : (first, second)
    return token(number, month, day, run.lowerBound..<year.upperBound)
  }

  /// `March 29, 2024`, `Mar-29-2024`.
  private static func monthFirst(
    _ bytes: Span<UInt8>, _ start: Int, _ range: Range<Int>
  ) -> DateToken? {
    guard let month = month(bytes, start, range), let dayStart = gap(bytes, month.end, range) else {
      return nil
    }
    let dayRun = digits(bytes, from: dayStart, range)
    guard (1...2).contains(dayRun.count), let day = number(bytes, dayRun) else { return nil }
    var index = dayRun.upperBound
    for ending: StaticString in ["st", "nd", "rd", "th"]
    where bytes.hasFolded(ending, at: index, before: range.upperBound) {
      index += 2
      break
    }
    guard let yearStart = gap(bytes, index, range) else { return nil }
    let year = digits(bytes, from: yearStart, range)
    guard year.count == 4, let number = number(bytes, year), isYear(number) else { return nil }
    return token(number, month.number, day, start..<year.upperBound)
  }

  private static let months: [(StaticString, StaticString)] = [
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may", "may"),
    ("jun", "june"), ("jul", "july"), ("aug", "august"), ("sep", "september"), ("oct", "october"),
    ("nov", "november"), ("dec", "december"),
  ]

  /// The month that an English name is, short or long.
  private static func month(
    _ bytes: Span<UInt8>, _ start: Int, _ range: Range<Int>
  ) -> (number: Int, end: Int)? {
    var end = start
    while end < range.upperBound, isASCIILetter(bytes[end]) { end += 1 }
    guard end - start >= 3 else { return nil }
    for (index, (short, long)) in months.enumerated()
    where bytes.hasFolded(short, at: start, before: end) {
      let isName =
        end - start == 3 || (end - start == 4 && bytes.hasFolded("sept", at: start, before: end))
        || (end - start == long.utf8CodeUnitCount && bytes.hasFolded(long, at: start, before: end))
      return isName ? (index + 1, end) : nil
    }
    return nil
  }

  /// What stands between the parts of a date with a name in it.
  private static func gap(_ bytes: Span<UInt8>, _ start: Int, _ range: Range<Int>) -> Int? {
    var index = start
    // Weeks are `(April 15 - April 21) - 2024`.
    let longest = start < range.upperBound && bytes[start] == UInt8(ascii: ")") ? 4 : 3
    while index < range.upperBound, index - start < longest, " -_.,/)".utf8.contains(bytes[index]) {
      index += 1
    }
    return index > start && index < range.upperBound ? index : nil
  }

  private enum Part { case year, month }

  /// Where the next number begins behind one sign, or behind 년 or 年, 월 or 月, as macOS writes
  /// them too, in pieces.
  private static func separator(
    _ bytes: Span<UInt8>, _ start: Int, _ range: Range<Int>, after part: Part
  ) -> Int? {
    guard start < range.upperBound else { return nil }
    if "-._/ ".utf8.contains(bytes[start]) {
      return start + 1 < range.upperBound && isDigit(bytes[start + 1]) ? start + 1 : nil
    }
    let names: [StaticString] =
      switch part {
      case .year: ["년", "年", "\u{1102}\u{1167}\u{11AB}"]
      case .month: ["월", "月", "\u{110B}\u{116F}\u{11AF}"]
      }
    for name in names where bytes.has(name, at: start, before: range.upperBound) {
      var index = start + name.utf8CodeUnitCount
      while index < range.upperBound, index < start + 16, " _-".utf8.contains(bytes[index]) {
        index += 1
      }
      return index < range.upperBound && isDigit(bytes[index]) ? index : nil
    }
    return nil
  }
}
