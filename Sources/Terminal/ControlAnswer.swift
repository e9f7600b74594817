import Surface

/// Control sequences that are no key, or are one in another way than xterm sends it.
enum ControlAnswer {
  /// What a sequence is; nil where it is to be looked up among the usual keys.
  static func key(_ parameters: ArraySlice<UInt8>, _ final: UInt8) -> Key? {
    // Answers have a private parameter (ECMA-48, 5.4.1): what the terminal is, what it can do. Only
    // the mouse's is a report.
    if let first = parameters.first, "=>?".utf8.contains(first) { return .unknown }
    if final == UInt8(ascii: "u") { return kitty(parameters) }
    let numbers = parameters.split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    // Keys have two numbers at most, and where letters end them the first is 1.
    guard "ABCDFHPQSZ".utf8.contains(final), !parameters.isEmpty else {
      return isRelease(numbers.last) ? .unknown : nil
    }
    let isKey = numbers.count <= 2 && (numbers[0].isEmpty || numbers[0].elementsEqual("1".utf8))
    return isKey && !isRelease(numbers.last) ? nil : .unknown
  }

  /// `CSI code ; modifiers u`, as a terminal sends keys in whose protocol a program died
  /// (https://sw.kovidgoyal.net/kitty/keyboard-protocol).
  private static func kitty(_ parameters: ArraySlice<UInt8>) -> Key {
    let numbers = parameters.split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard let code = numbers.first.flatMap(number), !isRelease(numbers.dropFirst().first),
      let scalar = Unicode.Scalar(UInt32(clamping: code))
    else { return .unknown }
    // One more than a sum: Shift 1, Alt 2, Ctrl 4; locks that are on count 64 and more.
    let modifiers = ((numbers.dropFirst().first.flatMap(number) ?? 1) - 1) & 0x3F
    switch (code, modifiers) {
    case (27, _): return .escape
    case (13, 0), (13, 1), (57_414, 0): return .enter
    case (9, 0): return .tab
    case (9, 1): return .backTab
    case (127, 0), (127, 1): return .backspace
    case (97...122, 4): return .control(scalar)
    // Private codes are keys that send nothing otherwise.
    case (32..<57_344, 0), (32..<57_344, 1): return code == 127 ? .backspace : .scalar(scalar)
    default: return .unknown
    }
  }

  /// The first of the numbers that colons separate.
  private static func number(_ parameter: ArraySlice<UInt8>) -> Int? {
    let digits = parameter.prefix { $0 != UInt8(ascii: ":") }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Whether a parameter says that the key was let go (`modifiers:3`).
  private static func isRelease(_ parameter: ArraySlice<UInt8>?) -> Bool {
    let kind = parameter?.split(separator: UInt8(ascii: ":")).dropFirst().first
    return kind?.elementsEqual("3".utf8) == true
  }
}
