/// A number of votes as it is written: `12`, `1,234`, `1.2k`; `-` where nobody knows it.
///
/// What cannot be read for certain is unknown, never guessed: `12.5`, `9/10` and `80%` are scores.
struct VoteCount {
  /// Why there is no number.
  enum Trouble { case tooMany, unreadable }

  /// The number; nil is unknown, which is not zero.
  let number: Int?
  /// Why the number is unknown, where one is written.
  let trouble: Trouble?
  /// Behind the number.
  let end: Int

  /// Reads the number that begins a range; nil where none does.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard let first = range.first.map({ bytes[$0] }) else { return nil }
    if first == UInt8(ascii: "-") || bytes.has("–", at: range.lowerBound, before: range.upperBound)
      || bytes.has("—", at: range.lowerBound, before: range.upperBound)
      || bytes.hasFolded("n/a", at: range.lowerBound, before: range.upperBound)
    {
      (number, trouble, end) = (nil, nil, range.upperBound)
      return
    }
    guard isDigit(first) else { return nil }
    var reader = NumberReader(range)
    let isRead = reader.read(bytes)
    end = reader.index
    number = isRead && !reader.isTooLarge ? reader.value : nil
    trouble = !isRead ? .unreadable : reader.isTooLarge ? .tooMany : nil
  }
}

private struct NumberReader {
  var index: Int
  let end: Int
  var value = 0
  var isTooLarge = false

  init(_ range: Range<Int>) { (index, end) = (range.lowerBound, range.upperBound) }

  /// Reads the whole number; whether it is one that counts votes.
  mutating func read(_ bytes: Span<UInt8>) -> Bool {
    let head = readDigits(bytes)
    if isNext(UInt8(ascii: ","), bytes), index + 1 < end, isDigit(bytes[index + 1]) {
      guard head <= 3 else { return false }
      while isNext(UInt8(ascii: ","), bytes), index + 1 < end, isDigit(bytes[index + 1]) {
        index += 1
        guard readDigits(bytes) == 3 else { return false }
      }
    }
    var decimals = 0
    var whole = value
    if isNext(UInt8(ascii: "."), bytes), index + 1 < end, isDigit(bytes[index + 1]) {
      index += 1
      whole = value
      decimals = readDigits(bytes)
    }
    let factor = readFactor(bytes)
    if factor == 1 {
      value = decimals > 0 ? whole : value
      guard decimals == 0 else { return false }
    } else {
      guard decimals <= 6, !isTooLarge else { return decimals <= 6 }
      var scale = 1
      for _ in 0..<decimals { scale *= 10 }
      let (product, overflow) = value.multipliedReportingOverflow(by: factor)
      isTooLarge = overflow
      value = overflow ? 0 : product / scale
    }
    return !isScore(bytes)
  }

  private func isNext(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    index < end && bytes[index] == byte
  }

  /// Reads digits onto the value; how many there were.
  private mutating func readDigits(_ bytes: Span<UInt8>) -> Int {
    let start = index
    while index < end, isDigit(bytes[index]) {
      let (tens, overTens) = value.multipliedReportingOverflow(by: 10)
      let (sum, overSum) = tens.addingReportingOverflow(Int(bytes[index] - UInt8(ascii: "0")))
      // A number that no counter holds is not known.
      isTooLarge = isTooLarge || overTens || overSum
      value = isTooLarge ? 0 : sum
      index += 1
    }
    return index - start
  }

  /// `k` and `M`, where no word goes on behind them.
  private mutating func readFactor(_ bytes: Span<UInt8>) -> Int {
    guard index < end else { return 1 }
    let factor =
      switch bytes[index] {
      case UInt8(ascii: "k"), UInt8(ascii: "K"): 1_000
      case UInt8(ascii: "M"): 1_000_000
      default: 1
      }
    guard factor > 1, index + 1 == end || !isASCIILetter(bytes[index + 1]) else { return 1 }
    index += 1
    return factor
  }

  /// Whether it is one of so many, or of a hundred.
  private func isScore(_ bytes: Span<UInt8>) -> Bool {
    var next = index
    while next < end, bytes[next] == 0x20 { next += 1 }
    guard next < end else { return false }
    if bytes[next] == UInt8(ascii: "%") { return true }
    guard bytes[next] == UInt8(ascii: "/") else { return false }
    next += 1
    while next < end, bytes[next] == 0x20 { next += 1 }
    return next < end && isDigit(bytes[next])
  }
}
