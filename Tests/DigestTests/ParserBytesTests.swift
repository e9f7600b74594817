import TestSupport
import Testing

@testable import Digest

@Suite("Digests: bytes of every kind")
struct ParserBytesTests {
  @Test("line ends of any system give the same papers", arguments: Fixtures.all)
  func lineEnds(text: String) {
    let expected = papers(text)
    for ending in ["\r\n", "\r"] {
      let other = text.unicodeScalars.map { $0 == "\n" ? ending : String($0) }.joined()
      #expect(papers(other) == expected, "\(ending.debugDescription)")
    }
  }

  @Test(
    "mixed line ends are counted one by one",
    arguments: [
      ("\n\n### [A](https://a)", 3), ("\r\n\r\n### [A](https://a)", 3),
      ("\r\r### [A](https://a)", 3),
      ("\n\r### [A](https://a)", 3), ("\r\n\r### [A](https://a)", 3),
      ("\r\r\n### [A](https://a)", 3),
    ])
  func mixedEnds(text: String, line: Int) {
    #expect(papers(text).map(\.line) == [line])
  }

  @Test("a range needs reading where a byte of it does", arguments: 0..<500 as Range<UInt64>)
  func needsReading(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let special = Array("\\*_`[]^&<>\t\n\r\u{8}\u{C}!$ ".utf8)
    // One byte or none, so that it is found wherever it stands.
    var bytes = [UInt8]("글 and a plain text, long enough: 확산 모델은 zab".utf8.shuffled(using: &random))
    if Int.random(in: 0..<4, using: &random) > 0 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] =
        special[Int.random(in: 0..<special.count, using: &random)]
    }
    let start = Int.random(in: 0...bytes.count, using: &random)
    let range = start..<Int.random(in: start...bytes.count, using: &random)
    let kinds: [MeantText] = [
      .address, .title, .name, .line(.daily), .line(.row), .markdown(.daily), .markdown(.row),
    ]
    for kind in kinds {
      let isNeeded = range.contains { kind.needsReading(bytes.span, $0..<$0 + 1) }
      #expect(
        kind.needsReading(bytes.span, range) == isNeeded, "seed \(seed), \(range) of \(bytes)")
    }
  }

  @Test("a byte order mark counts for nothing", arguments: Fixtures.all)
  func byteOrderMark(text: String) {
    #expect(papers("\u{FEFF}" + text) == papers(text))
    #expect(papers("\u{FEFF}### [A](https://a)\n").map(\.title) == ["A"])
  }

  @Test("a missing line feed at the end counts for nothing", arguments: Fixtures.all)
  func missingEnd(text: String) {
    let trimmed = String(text.reversed().drop { $0 == "\n" }.reversed())
    #expect(!trimmed.hasSuffix("\n"))
    #expect(papers(trimmed) == papers(text))
  }

  @Test(
    "a file of nothing is no paper", arguments: ["", "\n", "\r", "\u{FEFF}", "\u{FEFF}\n", "\u{0}"])
  func nothing(text: String) {
    #expect(papers(text).isEmpty)
    #expect(!DigestFile(name: "test.md", bytes: Array(text.utf8)).isDigest)
  }

  @Test("NUL bytes stand in text like any others")
  func nul() {
    let found = papers("### [A\0B](https://a)\nAuthors: C\0D\n- 가\0나\n\0\nVote: 5\n")
    #expect(
      found == [
        PlainPaper(
          line: 1, title: "A\0B", url: "https://a", vote: 5, authors: ["C\0D"],
          body: ["- 가\0나", "\0"])
      ])
  }

  @Test("invalid UTF-8 costs its own characters")
  func invalid() {
    let bytes =
      Array("### [A".utf8) + [0xFF, 0xEA, 0xB0] + Array("](https://a)\n- ".utf8) + [0xC0, 0x0A]
    #expect(papers(bytes).map(\.title) == ["A\u{FFFD}\u{FFFD}"])
    #expect(papers(bytes).map(\.body) == [["- \u{FFFD}"]])
  }

  @Test("a line of 64 MB is one line of its kind")
  func longLines() {
    let size = 64 << 20
    for (opening, closing) in [("- ", ""), ("### [", "](https://a)"), ("Authors: ", "")] {
      var bytes = Array("### [A](https://a)\n\(opening)".utf8)
      bytes += [UInt8](repeating: UInt8(ascii: "x"), count: size)
      bytes += "\(closing)\nVote: 3\n"
      let file = DigestFile(name: "long.md", bytes: bytes)
      let last = file.papers.last
      #expect(last?.vote == 3)
      let text = opening == "### [" ? last?.title : last?.body.first ?? last?.authors.first
      #expect((text?.utf8.count ?? 0) >= size, "\(opening)")
    }
  }

  // A reader that looks for each tag's end from the tag on would not come back from this.
  @Test(
    "a line of nothing but unfinished video tags is read",
    arguments: ["<video>", "<video ", "<video s"])
  func manyTags(tag: String) {
    let line = String(repeating: tag, count: 400_000)
    #expect(paper(line)?.body == [line])
    #expect(paper(line + "<video src='a'>")?.video == "a")
  }
}

@Suite("Parts of long texts")
struct PrefixTests {
  @Test("a summary cut anywhere is the beginning of the whole, and says how much is missing")
  func body() throws {
    let lines = ["- 가나다 e\u{301} 🙂", "둘째 줄", "x"]
    let text = "### [제목 🙂](https://a)\nAuthors: 김하늘, Ada\n" + lines.joined(separator: "\n")
    let paper = try #require(read(text).first)
    let whole = lines.joined(separator: "\n")
    for limit in 0...whole.utf8.count + 3 {
      let (cut, left) = paper.body(prefix: limit)
      let joined = cut.joined(separator: "\n")
      #expect(whole.unicodeScalars.starts(with: joined.unicodeScalars), "\(limit)")
      #expect(joined.utf8.count <= limit)
      #expect(!joined.unicodeScalars.contains("\u{FFFD}"))
      #expect(cut.reduce(0) { $0 + $1.utf8.count } + left == lines.reduce(0) { $0 + $1.utf8.count })
      #expect("제목 🙂".unicodeScalars.starts(with: paper.title(prefix: limit).unicodeScalars))
      #expect(paper.authors(prefix: limit).joined(separator: ", ").utf8.count <= limit + 1)
    }
    #expect(paper.body(prefix: .max).lines == lines)
    // With the space before them.
    #expect(paper.authors(prefix: 10) == ["김하늘"])
  }
}
