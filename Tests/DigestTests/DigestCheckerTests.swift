import Digest
import Sample
import TestSupport
import Testing

@Suite("Checking digests")
struct DigestCheckerTests {
  @Test("a usual digest has no oddity")
  func usual() {
    #expect(oddities(Fixtures.usual).isEmpty)
  }

  private static let top =
    "## Daily Papers (2031-04-05)\n### [A](https://arxiv.org/abs/3104.00001)\n"
  private static let rest = "Vote: 1\nAuthors: A\n- 요약\n"

  @Test(
    "each oddity is named at its line, and lost only where a meaning is",
    arguments: [
      (top + rest + "Vote: 2\n", 6, "second “vote” line", false),
      (top + rest + "Authors: B\n", 6, "second “authors” line", false),
      (top + "![](https://a)\n![](https://b)\n" + rest, 4, "second “image” line", false),
      (
        top + "[Watch Video](https://a)\n[Watch Video](https://b)\n" + rest, 4,
        "second “video” line", false
      ),
      (top + "Vote: 99999999999999999999\nAuthors: A\n- 요약\n", 3, "too large to count", true),
      (top + "Vote: 1\nAuthors: ,\n- 요약\n", 4, "no name on the authors line", false),
      (top + "![](/avatars/a.svg)\n" + rest, 3, "thumbnail's address is relative", false),
      (top + "[Watch Video]https://a.mp4\n" + rest, 3, "video's address has no parentheses", false),
      (top + "Authors: A\n- 요약\n", 2, "no vote line", false),
      (top + "Vote: 1\n- 요약\n", 2, "no authors line", false),
      (top + "Vote: 1\nAuthors: A\n", 2, "no summary", false),
      (top + rest + "## 곧 나올 논문\n", 6, "heading without a date", true),
      (top + rest + "### 제목\n", 6, "not a title line", true),
      (top + rest + "Vote: 많음\n", 6, "not a vote line", true),
      (top + rest + "[Watch Video](a.mp4)\n", 6, "an address that could not be read", true),
      (top + rest + "![]()\n", 6, "an address that could not be read", true),
      (top + rest + "탭\t하나\n", 6, "tab character", false),
      (top + rest + "뒤로\u{8}\n", 6, "control character 0x08", false),
      (top + rest + "쪽\u{C}\t\n", 6, "control character 0x0C", false),
      (top + rest + "지움\u{7F}\n", 6, "control character 0x7F", false),
      ("머리말\n" + top + rest, 1, "text before the first paper", true),
      (top + rest + "## 2031-04-05\n사이\n", 7, "text before the first paper", true),
      (top + rest + "## 2031-04-05\n", 6, "second heading of 2031-04-05", false),
      (
        top + rest + "### [A](https://arxiv.org/pdf/3104.00001v2)\n" + rest, 6,
        "same paper as in line 2", false
      ),
      (top + rest + "### [B](https://b)\n" + rest, 6, "the address is not arXiv's", false),
      ("### [A](https://arxiv.org/abs/3104.00001)\n" + rest, 1, "paper without a day", false),
    ])
  func oddity(text: String, line: Int, what: String, isLost: Bool) {
    let found = oddities(text).filter { $0.what.description.contains(what) }
    #expect(found.map(\.line) == [line])
    #expect(found.map(\.isLost) == [isLost])
    #expect(oddities(text).contains { $0.isLost } == isLost)
    #expect(found.first?.description.hasPrefix("test.md:\(line): ") == true)
  }

  @Test("invalid UTF-8 is a loss")
  func invalid() {
    let bytes = Array((Self.top + Self.rest).utf8) + [0x2D, 0x20, 0xFF, 0x0A]
    let found = DigestChecker.check(DigestFile(name: "test.md", bytes: bytes))
    #expect(found.map(\.description) == ["test.md:6: invalid UTF-8, read as U+FFFD"])
    #expect(found.map(\.isLost) == [true])
  }

  @Test("the heading counts before the name's day, and the name's before none")
  func names() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.top + Self.rest, to: "2031/04/06.md")
    try folder.write("### [A](https://arxiv.org/abs/3104.00001)\n" + Self.rest, to: "2031/04/07.md")
    // The month's folder alone: names are `06.md` and `07.md`, whose day the path tells.
    for root in [folder.path, folder.path + "/2031/04"] {
      let archive = try Archive(paths: [root])
      let found = try archive.list().flatMap { DigestChecker.check(try archive.read($0)) }
      #expect(
        found.map(\.what.description) == [
          "heading says 2031-04-05, the file's name 2031-04-06; the heading counts",
          "no heading before the paper; the file's name gives the day",
        ])
      #expect(found.allSatisfy { !$0.isLost })
    }
  }

  @Test("a file that is no digest is a loss, unless there is nothing in it")
  func noDigest() {
    #expect(oddities("# 안내문\n").map(\.isLost) == [true])
    #expect(oddities("").map(\.isLost) == [false])
    #expect(oddities("# 안내문\n").map(\.line) == [1])
  }

  @Test("both forms of a video stand together, as digests have them")
  func bothVideos() {
    let videos = "[Watch Video](https://a)\n<video src=\"https://a\">\n"
    #expect(oddities(Self.top + videos + Self.rest).isEmpty)
  }

  @Test("a paper's oddities come in the order of its lines")
  func order() {
    let lines = oddities(Fixtures.odd).map(\.line)
    #expect(lines == lines.sorted())
    #expect(Set(lines) == [4, 5, 8, 10, 11, 12, 13, 14, 16])
  }

  @Test("fixtures and the sample lose nothing")
  func nothingLost() {
    for text in Fixtures.all { #expect(oddities(text).allSatisfy { !$0.isLost }) }
    for file in Sample.files {
      let found = DigestChecker.check(DigestFile(name: file.name, bytes: file.bytes))
      #expect(found.allSatisfy { !$0.isLost })
    }
  }

  @Test(
    "lines that the parser leaves unread or that say too much are the lost ones",
    arguments: 0..<6 as Range<UInt64>)
  func unread(batch: UInt64) {
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      let bytes = random.digest()
      let file = DigestFile(name: "test.md", bytes: bytes)
      guard file.isDigest, ReferenceParser.isDaily(bytes) else { continue }
      let unread = ReferenceParser(bytes).places.enumerated().filter { $0.element == .unread }
      let found = DigestChecker.check(file).filter { $0.what.description.contains("is not read") }
      #expect(found.map(\.line) == unread.map { $0.offset + 1 }, "seed \(seed)")
    }
  }
}

private func oddities(_ text: String) -> [DigestChecker.Oddity] {
  DigestChecker.check(DigestFile(name: "test.md", bytes: Array(text.utf8)))
}
