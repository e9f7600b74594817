/// The formulas and the TeX commands that stand in a title, as arXiv has them: `M$^{2}$UGen`,
/// `\textsc{AIEV}`.
enum Formula {
  /// The end of the formula that begins with the dollar sign at `start`; nil where that sign means
  /// money.
  ///
  /// Both signs touch what is between them, in which braces are balanced and nothing would act
  /// outside of mathematics. Before a digit the second sign is another amount of money, unless
  /// there is TeX between them: `$5-$10`, but `$\sim$20`.
  static func end(in bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var isTeX = false
    var index = start + 1
    guard index < bytes.count, bytes[index] != 0x20, bytes[index] != UInt8(ascii: "$") else {
      return nil
    }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        isTeX = true
        index += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth < 0 { return nil }
      case UInt8(ascii: "^"), UInt8(ascii: "_"): isTeX = true
      case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "~"): return nil
      case UInt8(ascii: "$"):
        guard depth == 0, bytes[index - 1] != 0x20 else { return nil }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        return isTeX || !(0x30...0x39).contains(next) ? index + 1 : nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The commands of TeX that only say how text looks.
  private static let styles: Set<String> = [
    "emph", "text", "textbf", "textit", "textmd", "textnormal", "textrm", "textsc", "textsf",
    "textsl", "texttt", "textup", "underline",
  ]

  /// The end of the command with one argument that begins with the backslash at `start`; nil where
  /// it is none that titles have, or holds more than text.
  static func commandEnd(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count, isLetter(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "{"),
      styles.contains(String(decoding: bytes[(start + 1)..<index], as: UTF8.self)),
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")), end > index + 1
    else { return nil }
    let argument = bytes[(index + 1)..<end]
    return argument.contains(where: "{\\$&#%_^~".utf8.contains) ? nil : end + 1
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
