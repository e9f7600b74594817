import Digest

/// Text as TeX and BibTeX read it.
enum TeXText {
  /// Appends text that TeX prints as it was, on one line and without characters that nobody sees
  /// (see `String.oneLine`).
  ///
  /// A brace is a command rather than `\{`: BibTeX counts braces also after a backslash, and one
  /// alone would end the field or the file (btxdoc, 4).
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(text.oneLine, special: escape)
  }

  private static func escape(_ byte: UInt8, _ output: inout [UInt8]) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "#"),
      UInt8(ascii: "_"):
      output.append(UInt8(ascii: "\\"))
      output.append(byte)
    case UInt8(ascii: "{"): output += #"\textbraceleft{}"#
    case UInt8(ascii: "}"): output += #"\textbraceright{}"#
    case UInt8(ascii: "~"): output += #"\textasciitilde{}"#
    case UInt8(ascii: "^"): output += #"\textasciicircum{}"#
    case UInt8(ascii: "\\"): output += #"\textbackslash{}"#
    default: return false
    }
    return true
  }

  // MARK: Titles

  /// Appends a title: its formulas stay formulas, and braces keep the capitals that a bibliography
  /// style would make small.
  static func append(title text: String, to output: inout [UInt8]) {
    let title = Array(text.oneLine.utf8)
    let words = TitleWord.all(in: title)
    let isSentence = TitleWord.isSentence(words)
    var written = 0
    for (index, word) in words.enumerated() {
      let isName =
        isSentence && word.isCapitalised && word.core.count > 1 && index > 0
        && !words[index - 1].endsSentence
      guard word.isCased || isName else { continue }
      append(title, written..<word.core.lowerBound, to: &output)
      output += "{"
      let start = output.count
      append(title, word.core, to: &output)
      // BibTeX takes a brace and a backslash behind it for one letter, and changes its case after
      // all (btxdoc, 4).
      if output[start] == UInt8(ascii: "\\") {
        output.insert(UInt8(ascii: "{"), at: start)
        output += "}"
      }
      output += "}"
      written = word.core.upperBound
    }
    append(title, written..<title.count, to: &output)
  }

  /// Appends a stretch of a title, formulas and commands as they are.
  private static func append(_ title: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = title[index]
      let end: Int? =
        switch byte {
        case UInt8(ascii: "$"): Formula.end(in: title, from: index)
        case UInt8(ascii: "\\"):
          Formula.commandEnd(in: title, from: index) ?? escapeEnd(in: title, from: index)
        default: nil
        }
      if let end, end <= range.upperBound, isBalanced(title[index..<end]) {
        output += title[index..<end]
        index = end
        continue
      }
      if !escape(byte, &output) { output.append(byte) }
      index += 1
    }
  }

  /// Whether each brace has its other, as BibTeX counts them: also those behind a backslash, as in
  /// `$\left\{ x \right.$`.
  private static func isBalanced(_ formula: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    for byte in formula {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// The end of a sign that the title has escaped for TeX already: `\$200k`.
  private static func escapeEnd(in title: [UInt8], from start: Int) -> Int? {
    guard start + 1 < title.count, "$%&#_".utf8.contains(title[start + 1]) else { return nil }
    return start + 2
  }

  // MARK: Addresses

  /// Appends an address, which `\url` takes as it is but for what would end the field or the line:
  /// that is percent-encoded.
  static func append(address url: String, to output: inout [UInt8]) {
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
        UInt8(ascii: "\""), 0x00...0x20, 0x7F...0xFF:
        PercentEncoding.append(byte, to: &output)
      default: output.append(byte)
      }
    }
  }
}
