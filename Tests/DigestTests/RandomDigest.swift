import TestSupport

extension SeededGenerator {
  private static let fragments = [
    "## ", "### [", "### ", "](https://", "](http://", "](", ")", "(", "]", "[", " ", "\t",
    "\u{3000}",
    "\u{85}", "\u{A0}", "\u{1F}", "\u{2028}", "\u{C}", "\u{0}", "Vote: ", "Vote:", "-", "7", "00",
    "٣",
    "99999999999999999999", "Authors:", "Authors: ", "가 나", ",", "다라", "![", "![](", "![](/a.svg)",
    "[Watch Video]", "[Watch Video](", "https://", "http://a", "a.mp4", "<video", "<video ", "src=",
    "src=\"", "src='", "\"", "'", ">", "2031-04-05", "2031-99-05", "203", "1-04-", "- ", "요약",
    "e\u{301}",
    "\u{301}", "\u{1112}\u{1161}", "🙂", "\u{FEFF}", "\u{2062}", "**", "`",
  ]

  private static let lines = [
    "## Daily Papers (2031-04-05)", "## Daily Papers (2031-04-06)", "## 머리글",
    "### [[가] 나 [다](https://b)](https://arxiv.org/abs/3104.00001)",
    "### [Plain](https://arxiv.org/abs/3104.00002)", "### [제목](http://example.org/)\u{3000}",
    "Vote: 12", "Vote: -", "Authors: A, B ,C", "![](https://cdn.example.org/a.png)",
    "[Watch Video](https://v.example.org/a.mp4)", "[Watch Video]https://v.example.org/b.mp4",
    "<div><video controls src=\"https://v.example.org/c.mp4\"></video></div>", "- 요약입니다.", "",
    "   ",
  ]

  /// A digest of lines that are right, nearly right, and made of the format's own marks.
  mutating func digest() -> [UInt8] {
    let ending = [["\n"], ["\r\n"], ["\r"], ["\n", "\n", "\r\n", "\r"]].randomElement(using: &self)
    var text = Int.random(in: 0..<8, using: &self) == 0 ? "\u{FEFF}" : ""
    let count = Int.random(in: 0...30, using: &self)
    for index in 0..<count {
      if Bool.random(using: &self) {
        text += SeededGenerator.lines.randomElement(using: &self) ?? ""
      }
      if Int.random(in: 0..<3, using: &self) == 0 {
        for _ in 0..<Int.random(in: 1...8, using: &self) {
          text += SeededGenerator.fragments.randomElement(using: &self) ?? ""
        }
      }
      let isLast = index == count - 1
      if !isLast || Bool.random(using: &self) { text += ending?.randomElement(using: &self) ?? "" }
    }
    return Array(text.utf8)
  }

  /// Flips, drops and doubles bytes and pieces.
  mutating func mutate(_ bytes: inout [UInt8]) {
    for _ in 0..<Int.random(in: 1...12, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      let piece = place..<min(bytes.count, place + Int.random(in: 1...40, using: &self))
      switch Int.random(in: 0..<5, using: &self) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 2: bytes.removeSubrange(piece)
      case 3:
        bytes.insert(contentsOf: bytes[piece], at: Int.random(in: 0...bytes.count, using: &self))
      default:
        bytes.insert([0, 0x0A, 0x0D, 0x80, 0xE2, 0xFF].randomElement(using: &self) ?? 0, at: place)
      }
    }
  }

  mutating func bytes(count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}
