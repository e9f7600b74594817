import TestSupport

extension SeededGenerator {
  /// A query with a bit of everything; most of them are right.
  mutating func query(depth: Int = 0) -> String {
    var text = condition(depth: depth)
    if happens(6) {
      let order = [
        "vote", "-vote", "date", "-date", "title", "-title", "relevance", "-relevance", "digest",
        "-digest",
      ]
      text += " sort:" + (order.randomElement(using: &self) ?? "")
    }
    return text
  }

  private mutating func condition(depth: Int) -> String {
    let count = [1, 1, 1, 2, 2, 3].randomElement(using: &self) ?? 1
    var text = ""
    for index in 0..<count {
      if index > 0 {
        text += happens(5) ? " OR " : [" ", " ", "\u{3000}"].randomElement(using: &self) ?? " "
      }
      if happens(7) { text += "-" }
      text += depth < 2 && happens(8) ? "(" + condition(depth: depth + 1) + ")" : term()
    }
    return text
  }

  private mutating func term() -> String {
    if happens(3) { return field() }
    if happens(9) {
      return "/" + (Patterns.all.keys.sorted().randomElement(using: &self) ?? "") + "/"
    }
    return happens(6) ? phrase() : word()
  }

  mutating func phrase() -> String {
    let words = (0..<Int.random(in: 1...2, using: &self)).map { _ in plainWord() }
    return "\"" + words.joined(separator: " ") + "\""
  }

  /// A word of the texts, a piece of it, two run together, half typed, as 초성 or on the other
  /// keyboard.
  mutating func word() -> String {
    switch Int.random(in: 0..<14, using: &self) {
    case 0: return plainWord() + plainWord()
    case 1, 2:
      return ["확사", "모데", "화", "하", "한", "대규", "달", "닥", "가", "값", "고", "모델ㅇ", "홗"].randomElement(
        using: &self) ?? ""
    case 3, 4:
      return ["ㅎㅅㅁㄷ", "ㅎㅅ", "ㅁㄷ", "ㅁ", "ㄷㄱㅁ", "ㄳ", "ㅎㄴ", "ㅅㅁㄷㅇ"].randomElement(using: &self) ?? ""
    case 5:
      return ["ghkrtks", "ahepf", "얄려냐ㅐㅜ", "헤ㅕ", "gtae", "ghkrtk", "ekfr", "rkqt"].randomElement(
        using: &self) ?? ""
    case 6:
      return [
        "확산모델", "언어모델", "대규모언어", "확산모데", "강화학습", "GPU모델", "모델을", "확산으로", "언어에서는", "대규모의",
        "ahepfdmf", "확산모델을",
      ].randomElement(using: &self) ?? ""
    case 7:
      return [
        "GAN", "gan", "GPU", "Gan", "GPT", "RL", "schölkopf", "scholkopf", "what's", "state-of",
      ]
      .randomElement(using: &self) ?? ""
    case 8:
      let word = plainWord()
      return String(String.UnicodeScalarView(word.unicodeScalars.prefix(1)))
    default: return plainWord()
    }
  }

  private mutating func plainWord() -> String {
    let word = SeededGenerator.words.randomElement(using: &self) ?? "a"
    // What the language would read as something else is not what is tested here.
    return word == "-" ? "a" : word
  }

  private mutating func field() -> String {
    let values: [String: [String]] = [
      "vote": [
        "3", ">=4", ">4", "<4", "<=4", "2..6", "..3", "7..", "none", "p90", "p50", "<p50",
        "p10..p60",
      ],
      "date": [
        "2031", "2031-04", "2031-04-05", ">2031-03", ">=2031-04", "<2031-04", "<=2031-04-12",
        "2031-03-12..2031-04",
        "2031-04..", "..2031-04", "7d", "2w", "none",
      ],
      "day": ["mon", "tuesday", "수", "목요일", "fri", "SAT", "sun"],
      "is": ["unread", "read", "kept", "skipped", "noted", "undecided", "보관", "미분류"],
      "tag": ["확산", "todo", "none"], "note": ["확산", "model", "\"모델 확산\"", "resume"],
      "decided": ["7d", "2031-05", "2w"], "kept": ["30d", ">2031-05-10", "2031-04-01..2031-05-15"],
      "skipped": ["10일", "2031"], "word": ["GAN", "모델", "gpu", "\"언어 모델\"", "é"],
      "has": ["video", "image", "code", "note", "authors"],
      "authors": ["0", ">1", "1..3", "<=2"],
      "id": ["3104", "3102.00001", "https://arxiv.org/abs/3103.00002v2", "example.org/1"],
      "label": ["new", "NEW", "\"what's\"", "고찰", "x"],
    ]
    let name =
      (values.keys.sorted() + ["title", "author", "body", "제목", "label:new"]).randomElement(
        using: &self) ?? ""
    guard let value = values[name]?.randomElement(using: &self) else {
      if happens(8), name != "label:new" {
        return name + ":/" + (Patterns.all.keys.sorted().randomElement(using: &self) ?? "") + "/"
      }
      return name + ":" + (happens(4) ? phrase() : word())
    }
    return name + ":" + value
  }
}

/// Regular expressions, and what they say in plain Swift of a line in NFC.
enum Patterns {
  static let all: [String: @Sendable (String) -> Bool] = [
    "확산": { $0.unicodeScalars.map(\.value).contains(subsequence: "확산") },
    "gpu": { $0.lowercased().unicodeScalars.map(\.value).contains(subsequence: "gpu") },
    "GPU": { $0.unicodeScalars.map(\.value).contains(subsequence: "GPU") },
    "^- ": { $0.unicodeScalars.starts(with: "- ".unicodeScalars) },
    "[0-9]": { $0.unicodeScalars.contains { ("0"..."9").contains($0) } },
    "모델|하나": {
      let values = $0.unicodeScalars.map(\.value)
      return values.contains(subsequence: "모델") || values.contains(subsequence: "하나")
    },
    "^$": { $0.unicodeScalars.isEmpty },
    "^[^a-zA-Z]*$": {
      // The Kelvin sign and the long s count as k and s where case is not told apart; case is, as A
      // is a capital.
      !$0.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
    },
  ]
}

extension Array where Element == UInt32 {
  func contains(subsequence text: String) -> Bool {
    let wanted = text.unicodeScalars.map(\.value)
    return count >= wanted.count
      && (0...count - wanted.count).contains { self[$0...].starts(with: wanted) }
  }
}
