/// A word of a title, and what of it a bibliography style must leave as it is.
struct TitleWord {
  /// The word with what stands around it, in bytes of the title.
  let range: Range<Int>
  /// The word without the punctuation around it.
  var core: Range<Int>
  /// Whether small letters would make another word of it: `LLaMA`, `3D`, `Q-learning`, a formula.
  var isCased = false
  /// Whether it begins with a capital.
  var isCapitalised = false
  /// Whether it begins with a letter, and has four signs or more: such words tell how a title is
  /// written.
  var isTelling = false
  /// Whether a sentence ends with it, or a colon follows.
  var endsSentence = false

  /// The words between the spaces of a title.
  static func all(in title: [UInt8]) -> [TitleWord] {
    var words: [TitleWord] = []
    var index = 0
    while index < title.count {
      if title[index] == 0x20 {
        index += 1
        continue
      }
      let word = TitleWord(in: title, from: index)
      words.append(word)
      index = word.range.upperBound
    }
    return words
  }

  private init(in title: [UInt8], from start: Int) {
    var part = Part()
    var hyphens = 0
    var index = start
    // Signs at the end that are no punctuation.
    var bound = start
    scan: while index < title.count {
      let byte = title[index]
      switch byte {
      case 0x20: break scan
      case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...0xFF: part.letters += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        part.isCased = part.isCased || part.letters + part.digits > 0
        if part.letters == 0 { part.isCapitalised = true }
        if part.letters == 0, hyphens == 0 { isCapitalised = true }
        part.letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        part.digits += 1
        part.isCased = part.isCased || part.isCapitalised
      case UInt8(ascii: "-"), UInt8(ascii: "/"):
        hyphens += 1
        isCased = isCased || part.isCased || part.isLoneCapital
        part = Part()
      case UInt8(ascii: "$"):
        guard let end = Formula.end(in: title, from: index) else { break }
        (isCased, index, bound) = (true, end, end)
        continue scan
      case UInt8(ascii: "\\"):
        guard let end = Formula.commandEnd(in: title, from: index) else { break }
        (isCased, index, bound) = (true, end, end)
        continue scan
      default: break
      }
      index += 1
    }
    isCased = isCased || part.isCased || (hyphens > 0 && part.isLoneCapital)
    range = start..<index
    core = range
    trim(title, bound: bound)
    isTelling = core.count >= 4 && (Formula.isLetter(title[core.lowerBound]))
    endsSentence = title[core.upperBound..<index].contains(where: ":.?!".utf8.contains)
  }

  /// Leaves out the punctuation around the word.
  private mutating func trim(_ title: [UInt8], bound: Int) {
    var (start, end) = (core.lowerBound, core.upperBound)
    while start < end, start < bound || bound == range.lowerBound,
      "([\"'`*".utf8.contains(title[start])
    { start += 1 }
    while end > max(start, bound), ".,:;!?)]\"'*".utf8.contains(title[end - 1]) { end -= 1 }
    if start < end { core = start..<end }
  }

  /// What stands between hyphens.
  private struct Part {
    var letters = 0
    var digits = 0
    var isCapitalised = false
    var isCased = false
    var isLoneCapital: Bool { isCapitalised && letters == 1 && digits == 0 }
  }

  /// Whether the capitals of a title are those of a sentence, so that each means a name.
  static func isSentence(_ words: [TitleWord]) -> Bool {
    var (small, capital) = (0, 0)
    for (index, word) in words.enumerated()
    where index > 0 && !words[index - 1].endsSentence && word.isTelling && !word.isCased {
      if word.isCapitalised { capital += 1 } else { small += 1 }
    }
    return small > capital
  }
}
