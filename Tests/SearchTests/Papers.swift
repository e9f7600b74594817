import Decisions
import Digest
import Foundation
import TestSupport

/// The papers of digests written for the tests; each `https://a` is an address of its own, as one
/// paper a day has it.
func library(_ text: String) -> Library {
  let parts = text.components(separatedBy: "](https://a)")
  let own = parts.dropFirst().enumerated().map { "](https://a/\($0.offset))" + $0.element }
  return Library(files: [DigestFile(name: "test.md", bytes: Array((parts[0] + own.joined()).utf8))])
}

extension SeededGenerator {
  static let words = [
    "확산", "모델", "확산모델", "대규모", "언어", "모델은", "모델에서는", "Diffusion", "DIFFUSION", "model", "Straße",
    "STRASSE", "é", "e\u{301}", "É", "\u{1112}\u{116A}\u{11A8}산",
    "\u{1106}\u{1169}\u{1103}\u{1166}\u{11AF}", "\u{212B}", "Å", "ﬁ", "fi", "ΟΔΟΣ", "οδος", "GPU",
    "gpu-8",
    "Ｇｐｕ", "ﾊﾞ", "バ", "a", "A", "\u{1112}", "\u{1161}", "산", "\u{301}", "-", "**굵게**", "「논문」",
    "\u{FFFD}",
    "하나", "한", "닭", "달걀", "ㅎㅅ", "ㄳ", "과", "고", "값", "갑시다", "모델(LLM)", "GPT-4", "12",
    "http://x", "foo:bar", "github.com/a", "A,B", "GAN", "GAN을", "organ", "GANs", "강화 학습",
    "Schölkopf", "Scholkopf",
    "확\u{AD}산", "모\u{200B}델", "What’s", "state‑of", "언어를", "GPU 모델",
  ]

  private mutating func phrase(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      text += SeededGenerator.words.randomElement(using: &self) ?? ""
      text += [" ", " ", "", "\u{3000}", ", "].randomElement(using: &self) ?? ""
    }
    return text
  }

  /// Days of papers whose words meet often, in many forms.
  mutating func digest(papers: Int) -> String {
    var text = happens(8) ? "" : "## 2031-04-05\n"
    for index in 0..<papers {
      if happens(4) {
        text +=
          "## 2031-0\(Int.random(in: 3...5, using: &self))-1\(Int.random(in: 0...9, using: &self))\n"
      }
      let url =
        happens(2)
        ? "https://arxiv.org/abs/310\(Int.random(in: 1...9, using: &self)).0000\(index)"
        : "https://example.org/\(index)"
      text += "### [\(phrase(Int.random(in: 0...4, using: &self)))](\(url))\n"
      if happens(3) { text += "![](https://a/\(index).png)\n" }
      if happens(5) { text += "[Watch Video](https://a/\(index).mp4)\n" }
      if !happens(4) { text += "Vote: \(Int.random(in: 0...9, using: &self))\n" }
      if Bool.random(using: &self) { text += "Authors: \(phrase(2)), \(phrase(2))\n" }
      for _ in 0..<Int.random(in: 0...3, using: &self) { text += line() }
    }
    return text
  }

  private mutating func line() -> String {
    let text = phrase(Int.random(in: 1...4, using: &self))
    let label = ["What's New", "Technical Details", "고찰", "ＮＥＷ"].randomElement(using: &self) ?? ""
    let forms = [
      "- ***\(label)***: \(text)", "- **\(label)**: \(text)", "**\(label):** \(text)",
      "1. **\(label)**：\(text)",
      "- **\(label)** \(text)", "  * ***\(label)**: \(text)", "- \(text)", "- \(text)", text,
      "\(text)",
    ]
    return (forms.randomElement(using: &self) ?? "") + "\n"
  }

  /// True once in so many times.
  mutating func happens(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &self) == 0 }

  /// Decisions about some papers.
  mutating func decisions(_ library: Library) -> DecisionTable {
    var decisions: [String: Decision] = [:]
    for paper in library.papers where happens(2) {
      decisions[paper.id] = Decision(
        standing: Standing.allCases.randomElement(using: &self) ?? .read,
        tags: happens(2) ? ["확산", "TODO"] : [],
        note: happens(3) ? ["note", "모델  확산\nModel", "Résumé"].randomElement(using: &self) : nil,
        // The fifty days to 2031-05-20.
        since: happens(5) ? nil : (22_419 - Int.random(in: 0..<50, using: &self)) * 86_400)
    }
    return DecisionTable(decisions, ids: library.papers.map(\.id))
  }
}

/// A text in NFD.
func decomposed(_ text: String) -> String { text.decomposedStringWithCanonicalMapping }
