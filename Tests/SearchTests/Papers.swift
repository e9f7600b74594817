import Digest
import TestSupport

/// The papers of digests written for the tests.
func library(_ text: String) -> Library {
  Library(files: [DigestFile(name: "test.md", bytes: Array(text.utf8))])
}

extension SeededGenerator {
  private static let words = [
    "확산", "모델", "확산모델", "대규모", "언어", "모델은", "Diffusion", "DIFFUSION", "model", "Straße",
    "STRASSE", "é", "e\u{301}", "É", "\u{1112}\u{116A}\u{11A8}산",
    "\u{1106}\u{1169}\u{1103}\u{1166}\u{11AF}",
    "\u{212B}", "Å", "ﬁ", "fi", "ΟΔΟΣ", "οδος", "GPU", "gpu-8", "a", "A", "\u{1112}", "\u{1161}",
    "산", "\u{301}",
    "-", "**굵게**", "「논문」", "\u{FFFD}",
  ]

  private mutating func phrase(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      text += SeededGenerator.words.randomElement(using: &self) ?? ""
      text += [" ", " ", "", "\u{3000}"].randomElement(using: &self) ?? ""
    }
    return text
  }

  /// A day of papers whose words meet often, in many forms.
  mutating func digest(papers: Int) -> String {
    var text = "## 2031-04-05\n"
    for index in 0..<papers {
      text += "### [\(phrase(Int.random(in: 0...4, using: &self)))](https://example.org/\(index))\n"
      if Bool.random(using: &self) {
        text += "Authors: \(phrase(2)), \(phrase(2))\n"
      }
      for _ in 0..<Int.random(in: 0...3, using: &self) {
        text += "- \(phrase(Int.random(in: 1...4, using: &self)))\n"
      }
    }
    return text
  }

  /// Words, pieces of words and words run together.
  mutating func query() -> String {
    let count = Int.random(in: 0...3, using: &self)
    return (0..<count).map { _ -> String in
      let word = SeededGenerator.words.randomElement(using: &self) ?? ""
      switch Int.random(in: 0..<4, using: &self) {
      case 0:
        return String(String.UnicodeScalarView(word.unicodeScalars.prefix(1)))
      case 1: return word + (SeededGenerator.words.randomElement(using: &self) ?? "")
      default: return word
      }
    }.joined(separator: Bool.random(using: &self) ? " " : " \u{3000}\t")
  }
}
