import Normalization
import TestSupport
import Testing

@testable import Search

@Suite("Labels of summaries")
struct SummaryLabelTests {
  static let labelled = [
    "- ***What's New***: 새것", "- **What's New**: 새것", "- **What's New:** 새것", "**What’s New**:",
    "- **what's new**： 새것", "- ***What's New*: 새것", " * **What's New**: 새것", "• **What's New**:",
    "1. **What's New**:", "2)\t**What's New**:", "(3) **What's New**:",
    "- **What's New - Related Work**: 새것",
  ]

  @Test("are bold text with a colon, behind a bullet or a number", arguments: labelled)
  func found(line: String) {
    #expect(SummaryLabel.holds("what's new", in: line) == true)
    #expect(SummaryLabel.holds("NEW", in: line) == true)
    #expect(SummaryLabel.holds("technical", in: line) == false)
  }

  static let plain = [
    "", " ", "-", "**", "- ****", "- **:**", "What's New: 새것", "- What's New: 새것",
    "- *What's New*: 새것",
    "- **What's New** 새것", "- **What's New**", "- **What's New***: 새것", "- ****What's New****: 새것",
    "- 앞 **What's New**: 새것", "  - **What's New**: 새것", "\t**What's New**: 새것",
    "-**What's New**: 새것",
    "2024. **What's New**: 새것", "(3 **What's New**: 새것", "- **f*-score**: 값",
    "# **What's New**: 새것",
    "> **What's New**: 새것", "- **What's New",
  ]

  @Test("are nothing else: not emphasis, not what is nested", arguments: plain)
  func notFound(line: String) {
    #expect(SummaryLabel.holds("", in: line) == nil)
  }

  @Test("An apostrophe is one however it is written and asked for")
  func apostrophe() {
    for line in ["**What's New**:", "**What’s New**:"] {
      for name in ["what's", "WHAT’S"] { #expect(SummaryLabel.holds(name, in: line) == true) }
      #expect(SummaryLabel.holds("whats", in: line) == false)
    }
  }

  @Test("A line that is folded for its label is any that may have one", arguments: 0..<200)
  func looks(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      " ", "\t", "-", "*", "**", "＊", "•", "1.", "２．", "(", ")", "a", "가", "ᄀ", "\u{AD}", "\u{A0}",
      "\u{301}", "\u{338}", "<", ":", "：", "힣",
    ]
    for _ in 0..<200 {
      let line = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        parts[Int.random(in: 0..<parts.count, using: &random)]
      }
      for end in ["**이름**: 글", "", "** 가"] {
        let text = Array((line.joined() + end).utf8)
        let folded = Folding.bare(String(decoding: text, as: UTF8.self)).bytes
        let label = SummaryLabel(in: folded.span.bytes, folded.indices)
        #expect(
          label == nil || ShownLine.mayBeLabel(text.span.bytes)
            || SummaryLabel(in: text.span.bytes, text.indices) != nil,
          "seed \(seed): \(line.joined() + end)")
      }
    }
  }
}
