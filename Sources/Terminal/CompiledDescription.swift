extension TerminalDescription {
  /// The description as `tic` would write it to a file, in the format with 32-bit numbers (term(5),
  /// "Legacy storage format", "Extended storage format" and "Extended number format"): integers
  /// begin with their lowest byte, and the sections that hold integers begin at even offsets.
  var compiled: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8192)
    writePredefined(to: &bytes)
    bytes.alignEven()
    writeExtended(to: &bytes)
    return bytes
  }

  /// The value for `TERMINFO` that holds the description itself (terminfo(5), "Fetching compiled
  /// descriptions").
  var environmentValue: String {
    let bytes = compiled
    let digits = Array("0123456789ABCDEF".utf8)
    let prefix = Array("hex:".utf8)
    return String(unsafeUninitializedCapacity: prefix.count + bytes.count * 2) { text in
      _ = text.update(fromContentsOf: prefix)
      for (index, byte) in bytes.enumerated() {
        text[prefix.count + index * 2] = digits[Int(byte >> 4)]
        text[prefix.count + index * 2 + 1] = digits[Int(byte & 15)]
      }
      return text.count
    }
  }

  /// Header, names, flags, numbers, offsets of the strings, strings.
  ///
  /// Each section ends with the last capability there is.
  private func writePredefined(to bytes: inout [UInt8]) {
    let flags = flags.predefined.upToLast()
    let numbers = numbers.predefined.upToLast()
    let strings = strings.predefined.upToLast()
    var table = StringTable()
    let offsets = strings.map { table.add($0) }
    let names = Array(name.utf8) + [0]
    bytes.append16(0o1036)
    for count in [names.count, flags.count, numbers.count, strings.count, table.bytes.count] {
      bytes.append16(count)
    }
    bytes += names
    for flag in flags { bytes.append(flag == true ? 1 : 0) }
    bytes.alignEven()
    for number in numbers { bytes.append32(number ?? -1) }
    for offset in offsets { bytes.append16(offset) }
    bytes += table.bytes
  }

  /// The capabilities that are not among the predefined ones.
  ///
  /// The values of strings come first in their table, then the names of all capabilities, whose
  /// offsets count from the first name.
  private func writeExtended(to bytes: inout [UInt8]) {
    let flags = flags.extended.sorted { $0.key < $1.key }
    let numbers = numbers.extended.sorted { $0.key < $1.key }
    let strings = strings.extended.sorted { $0.key < $1.key }
    var values = StringTable()
    var names = StringTable()
    let keys = flags.map(\.key) + numbers.map(\.key) + strings.map(\.key)
    let offsets = strings.map { values.add($0.value) } + keys.map { names.add(Array($0.utf8)) }
    guard !offsets.isEmpty else { return }
    bytes.append16(flags.count)
    bytes.append16(numbers.count)
    bytes.append16(strings.count)
    bytes.append16(offsets.count)
    bytes.append16(values.bytes.count + names.bytes.count)
    for flag in flags { bytes.append(flag.value ? 1 : 0) }
    bytes.alignEven()
    for number in numbers { bytes.append32(number.value) }
    for offset in offsets { bytes.append16(offset) }
    bytes += values.bytes + names.bytes
  }
}

/// Strings one after another, each ended by 0.
private struct StringTable {
  private(set) var bytes: [UInt8] = []

  /// Adds a string; its offset, or -1 for a string that is absent.
  mutating func add(_ string: [UInt8]?) -> Int {
    guard let string else { return -1 }
    defer {
      bytes += string
      bytes.append(0)
    }
    return bytes.count
  }
}

extension Array {
  /// The elements up to the last one that is there.
  fileprivate func upToLast<Value>() -> ArraySlice<Element> where Element == Value? {
    prefix((lastIndex { $0 != nil } ?? -1) + 1)
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
