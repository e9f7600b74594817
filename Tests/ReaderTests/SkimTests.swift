import ReaderDriver
import Testing
import TextLayout

@testable import Reader

@Suite("Skimming summaries by their labels")
struct SkimTests {
  /// Without a locale no Hangul can be shown.
  init() { _ = TextLocale.adopt() }

  private func text(_ skim: Skim, _ lines: [String]) -> [String] {
    skim.blocks(of: lines).map(\.text)
  }

  static let forms = [
    [
      "- ***What's New***: 새것", "- ***Technical Details***: 속", "- ***Performance Highlights***: 값",
    ],
    ["- **What’s New**: 새것", "- **Technical Details**: 속", "- **Performance Highlights**: 값"],
    ["• **What's New**： 새것", "(2) **TECHNICAL DETAILS**: 속", "- ***Performance Highlights*: 값"],
    ["- **What's New:** 새것", "- **technical details**: 속", "1. **Performance Highlights:** 값"],
  ]

  @Test("shows what stands under a label, in every form of it", arguments: forms)
  func labels(lines: [String]) {
    #expect(text(.all, lines).count == 3)
    #expect(text(.whatsNew, lines).map { $0.suffix(2) } == ["새것"])
    #expect(text(.technicalDetails, lines).map { $0.suffix(1) } == ["속"])
    #expect(text(.performance, lines).map { $0.suffix(1) } == ["값"])
  }

  @Test("goes on to the next label, nested items and all")
  func nested() {
    let lines = ["- **What's New**: 하나", "  - 둘", "    - **굵은** 셋", "- 넷", "- **Limitations**: 다섯"]
    #expect(text(.whatsNew, lines).map { $0.suffix(1) } == ["나", "둘", "셋", "넷"])
  }

  @Test("goes by the labels that label: finds: not by emphasis, nor by what is nested")
  func emphasis() {
    let lines = [
      "- **What's New**: 하나", "- **굵은 글씨** 둘", "  - **Ablation**: 셋", "- **Limitations**: 넷",
      "- **What's New - Related Work**: 다섯",
    ]
    #expect(text(.whatsNew, lines).map { $0.suffix(1) } == ["나", "둘", "셋", "섯"])
  }

  @Test(
    "shows the first bullet of a summary without labels, and the start of one without this label")
  func without() {
    #expect(text(.whatsNew, ["- 하나", "- 둘"]) == ["하나"])
    #expect(text(.performance, ["- 머리", "- **What's New**: 새것"]) == ["머리"])
    #expect(text(.performance, []) == [])
  }

  @Test("goes round with L, for every paper until it comes round again, and says what is shown")
  func key() {
    var reader = Driver(160, 45)
    reader.press("2jL")
    #expect(reader.message == "What's New")
    #expect(reader.screen[0].contains("Summary: What's New"))
    let shown = reader.screen.joined()
    #expect(shown.contains("오로라처럼") && !shown.contains("순서로"))
    reader.press("L")
    #expect(reader.screen.joined().contains("순서로"))
    reader.press("k")
    #expect(reader.screen[0].contains("Summary: Technical Details"))
    reader.press("LL")
    #expect(reader.message == "all")
  }
}
