import Decisions
import Digest
import TestSupport
import Testing

@testable import Citations

@Suite("The forms of an export")
struct ExportFormatTests {
  private func export(
    _ format: ExportFormat, _ papers: [Paper], _ decisions: [String: Decision] = [:]
  ) throws -> String {
    var bytes: [UInt8] = []
    try format.write(papers, decisions) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("Markdown reads back to the same papers, whatever stands in them")
  func markdown() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "[a](b)", "](", "*", "김", "{", "\u{1B}", "### ", "Vote: 3", "`", "\\", " ", "e\u{301}",
    ]
    var papers: [Paper] = []
    for day in 1...28 {
      func text() -> String {
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
      }
      papers.append(
        paper(
          "T" + text(), url: "https://arxiv.org/abs/2403.\(10000 + day)", authors: text(),
          date: "2024-02-" + (day < 10 ? "0\(day)" : "\(day)"), body: "- " + text()))
    }
    let text = try export(.markdown, papers)
    #expect(DigestFile(name: "back", bytes: Array(text.utf8)).papers == papers, "seed \(seed)")
  }

  @Test("JSON holds the paper and the decision, with null for what is not known")
  func json() throws {
    let decision = Decision(standing: .kept, tags: ["a", "나"], note: "줄\n\"둘\"")
    let lines = try export(
      .json, [paper(), paper("Other", url: "https://example.org/x")], ["2403.19270": decision]
    )
    .split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""standing":"kept""#) && lines[0].contains(#""tags":["a","나"]"#))
    #expect(lines[0].contains(#""note":"줄\n\"둘\"""#) && lines[0].contains(#""id":"2403.19270""#))
    #expect(lines[1].contains(#""standing":"unread""#) && lines[1].contains(#""note":null"#))
  }

  @Test(
    "CSV quotes what has to be, and makes no formula",
    arguments: [
      ("plain", "plain"), ("a b", "\"a b\""), ("a,b", "\"a,b\""),
      ("say \"a\"", "\"say \"\"a\"\"\""),
      ("a\r\nb", "\"a\r\nb\""), ("a\nb", "\"a\nb\""), ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("-1", "'-1"), ("+1", "'+1"), ("\t=1", "\"'\t=1\""), ("＝1", "'＝1"), ("", ""),
      ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""), ("김, 하늘", "\"김, 하늘\""),
    ])
  func csv(text: String, field: String) {
    var bytes: [UInt8] = []
    CSV.append(field: text, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == field)
  }

  @Test("CSV has a header and a record a paper")
  func records() throws {
    let note = Decision(standing: .kept, tags: ["x"], note: "둘\n줄")
    let text = try export(.csv, [paper("A, B")], ["2403.19270": note])
    #expect(
      text == "id,title,authors,date,vote,url,standing,tags,note\r\n2403.19270,\"A, B\","
        + "\"Jihoon Kim; Ada Brook\",2024-03-28,3,https://arxiv.org/abs/2403.19270,kept,x,\"둘\n줄\"\r\n"
    )
  }

  @Test("identifiers are one a line")
  func ids() throws {
    let papers = [paper(), paper(url: "https://example.org/a")]
    #expect(try export(.ids, papers) == "2403.19270\nhttps://example.org/a\n")
  }
}

@Suite("A citation")
struct CitationTests {
  @Test("names three authors, or the first of more")
  func line() {
    #expect(
      Citation.line(paper())
        == "Jihoon Kim, Ada Brook, “A Paper”, arXiv:2403.19270, 2024, https://arxiv.org/abs/2403.19270"
    )
    #expect(Citation.line(paper(authors: "A B, C D, E F, G H")).hasPrefix("A B et al., “A Paper”"))
    #expect(Citation.line(paper("a\u{1B}[0mb", authors: "")).hasPrefix("“a [0mb”, "))
  }

  @Test("is a Markdown link that its title cannot leave")
  func markdown() {
    #expect(
      Citation.markdown(paper("A [b](c) *d* `e`"))
        == #"[A \[b\](c) \*d\* \`e\`](https://arxiv.org/abs/2403.19270)"#)
    #expect(
      Citation.markdown(paper(url: "https://example.org/a(b)"))
        == "[A Paper](<https://example.org/a(b)>)")
  }
}
