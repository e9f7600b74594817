extension TerminalDescription {
  /// The description as `tic` would write it to a file, in the format with 32-bit numbers (term(5), "Legacy storage format",
  /// "Extended storage format" and "Extended number format"): integers begin with their lowest byte, and the sections that
  /// hold integers begin at even places.
  var compiled: [UInt8] {
    var bytes: [UInt8] = []
    writePredefined(to: &bytes)
    bytes.alignEven()
    writeExtended(to: &bytes)
    return bytes
  }

  /// The value for `TERMINFO` that holds the description itself (terminfo(5), "Fetching compiled descriptions").
  var environmentValue: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var text = Array("hex:".utf8)
    for byte in compiled {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Header, names, flags, numbers, places of the strings, strings. Each section ends with the last capability there is.
  private func writePredefined(to bytes: inout [UInt8]) {
    let flags = CapabilityNames.flags.upToLast { self.flags.contains($0) }
    let numbers = CapabilityNames.numbers.upToLast { self.numbers[$0] != nil }
    let strings = CapabilityNames.strings.upToLast { self.strings[$0] != nil }
    var table = StringTable()
    let places = strings.map { table.add(self.strings[$0]) }
    let names = Array(name.utf8) + [0]
    bytes.append16(0o1036)
    for count in [names.count, flags.count, numbers.count, strings.count, table.bytes.count] {
      bytes.append16(count)
    }
    bytes += names
    for flag in flags { bytes.append(self.flags.contains(flag) ? 1 : 0) }
    bytes.alignEven()
    for number in numbers { bytes.append32(self.numbers[number] ?? -1) }
    for place in places { bytes.append16(place) }
    bytes += table.bytes
  }

  /// The capabilities that are not among the predefined ones. Their values come first in the table of strings, then the names
  /// of all of them, whose places count from the first name.
  private func writeExtended(to bytes: inout [UInt8]) {
    let flags = CapabilityNames.extendedFlags.filter { self.flags.contains($0) }
    let numbers = CapabilityNames.extendedNumbers.filter { self.numbers[$0] != nil }
    let strings = CapabilityNames.extendedStrings.filter { self.strings[$0] != nil }
    var values = StringTable()
    var names = StringTable()
    let places =
      strings.map { values.add(self.strings[$0]) }
      + (flags + numbers + strings).map { names.add(Array($0.utf8)) }
    guard !places.isEmpty else { return }
    bytes.append16(flags.count)
    bytes.append16(numbers.count)
    bytes.append16(strings.count)
    bytes.append16(places.count)
    bytes.append16(values.bytes.count + names.bytes.count)
    for _ in flags { bytes.append(1) }
    bytes.alignEven()
    for number in numbers { bytes.append32(self.numbers[number] ?? -1) }
    for place in places { bytes.append16(place) }
    bytes += values.bytes + names.bytes
  }
}

/// Strings one after another, each ended by 0.
private struct StringTable {
  private(set) var bytes: [UInt8] = []

  /// Adds a string and returns its place, -1 for one that is not there.
  mutating func add(_ string: [UInt8]?) -> Int {
    guard let string else { return -1 }
    defer { bytes += string + [0] }
    return bytes.count
  }
}

extension Array where Element == String {
  /// The names up to the last one that is there.
  fileprivate func upToLast(_ isThere: (String) -> Bool) -> ArraySlice<String> {
    prefix((lastIndex(where: isThere) ?? -1) + 1)
  }
}

extension Array where Element == UInt8 {
  fileprivate mutating func append16(_ number: Int) {
    append(UInt8(truncatingIfNeeded: number))
    append(UInt8(truncatingIfNeeded: number >> 8))
  }

  fileprivate mutating func append32(_ number: Int32) {
    append16(Int(number))
    append16(Int(number >> 16))
  }

  fileprivate mutating func alignEven() {
    if count % 2 == 1 { append(0) }
  }
}
