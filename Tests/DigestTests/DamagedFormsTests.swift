import TestSupport
import Testing

@testable import Digest

@Suite("Damaged digests of every form")
struct DamagedFormsTests {
  /// A digest of one form with so many papers, whose values are known.
  private func digest(_ form: DigestForm, _ numbers: Range<Int>) -> String {
    let address = { (number: Int) in "https://arxiv.org/abs/3104.0\(1000 + number)" }
    return switch form {
    case .daily:
      numbers.map {
        "### [Lamp and Tide \($0)](\(address($0)))\n\nVote: \($0)\n\nAuthors: A \($0), B\n\n- 글\n\n"
      }.joined()
    case .heading:
      numbers.map {
        "## \($0). [Lamp and Tide \($0)](\(address($0))) 🔥\n\n- **Upvotes**: \($0)\n- **저자**: A \($0); B\n\n글\n\n"
      }.joined()
    case .section:
      numbers.map {
        "## Lamp and Tide \($0)\n\n**링크**: \(address($0))\n**Upvotes**: \($0)\n**저자**: A \($0); B\n\n글\n\n"
      }.joined()
    case .item:
      numbers.map {
        "- 📜 [Lab] [Lamp and Tide \($0)](\(address($0)))\n  - 👍 \($0)\n  - 作者：A \($0)、B\n  - 글\n"
      }.joined()
    case .row:
      "| Title | Authors | Votes | PDF |\n|---|---|---|---|\n"
        + numbers.map { "| Lamp and Tide \($0) | A \($0), B | \($0) | [pdf](\(address($0))) |\n" }
        .joined()
    case .paragraph:
      numbers.map {
        "**[Lamp and Tide \($0)](\(address($0)))**\n\n*A \($0), B*\n\n▲ \($0)\n\n글\n\n"
      }.joined()
    case .note:
      "---\ntitle: Lamp and Tide 1\nauthors: [A 1, B]\nvotes: 1\narxiv: 3104.01001\n---\n글\n"
    }
  }

  @Test("whole, each form gives back what it was made from", arguments: DigestForm.allCases)
  func whole(form: DigestForm) {
    let numbers = form == .note ? 1..<2 : 1..<40
    let file = DigestFile(
      name: "2031-04-05.md", bytes: Array(digest(form, numbers).utf8), date: day("2031-04-05"))
    #expect(file.papers.map(\.title) == numbers.map { "Lamp and Tide \($0)" })
    #expect(file.papers.map(\.id) == numbers.map { "3104.0\(1000 + $0)" })
    #expect(file.papers.map(\.vote) == numbers.map { $0 })
    #expect(file.papers.map(\.authors) == numbers.map { ["A \($0)", "B"] })
    #expect(file.papers.allSatisfy { $0.record.form == form })
  }

  @Test("random, each form gives back what it was made from", arguments: DigestForm.allCases)
  func random(form: DigestForm) {
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let model = FormModel(form, &random)
      let file = DigestFile(name: "test.md", bytes: Array(model.text.utf8))
      let found = file.papers.map {
        FormModel.Paper(
          id: $0.arxivID ?? "", title: $0.title, vote: $0.vote, authors: $0.authors)
      }
      #expect(found == model.papers, "seed \(seed)\n\(model.text)")
    }
  }

  @Test(
    "damaged, each form is read without a crash, and written back to the same papers",
    arguments: 0..<20 as Range<UInt64>)
  func damaged(batch: UInt64) {
    for seed in batch * 100..<(batch + 1) * 100 {
      var random = SeededGenerator(seed: seed)
      var bytes: [UInt8] = []
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let form = DigestForm.allCases.randomElement(using: &random) ?? .item
        bytes += Array(
          (Bool.random(using: &random) ? digest(form, 1..<4) : FormModel(form, &random).text).utf8)
      }
      random.mutate(&bytes)
      let file = DigestFile(name: "test.md", bytes: bytes)
      for paper in file.papers {
        #expect(!paper.url.isEmpty, "seed \(seed)")
        _ = (
          paper.title, paper.authors, paper.authorCount, paper.body, paper.body(prefix: 7),
          paper.image, paper.video
        )
        paper.withSearchText { _, text in
          #expect(text.withUnsafeBytes { !$0.contains(0x0A) }, "seed \(seed)")
        }
      }
      _ = DigestChecker.check(file)
      #expect(
        DigestExplanation(file).lines.count == ReferenceParser.lines(bytes).count, "seed \(seed)")
      let library = Library(files: [file])
      #expect(library.papers.count <= file.papers.count, "seed \(seed)")
    }
  }
}
