import Glibc
import TestSupport
import Testing

@testable import Digest

private let address = "https://arxiv.org/abs/3104.00001"

/// 2031-04-05, in seconds since 1970.
private let april5 = 1_933_113_600

/// Files as others keep them: endings, encodings, days to come, repeats; and what is said of them.
@Suite("Files of other archives")
struct ForeignFilesTests {
  private func library(_ folder: TemporaryFolder) throws -> Library {
    LibraryLoader.all(try Archive(paths: [folder.path]))
  }

  private func check(_ folder: TemporaryFolder) throws -> [DigestChecker.Oddity] {
    let archive = try Archive(paths: [folder.path])
    let entries = archive.list()
    var seen = DigestChecker.Seen(written: archive.lastChange(of: entries))
    return try entries.flatMap { DigestChecker.check(try archive.read($0), after: &seen) }
  }

  // MARK: Endings and encodings

  @Test(
    "files are read whatever the case of their ending, packed or not, and others are counted",
    arguments: ["a.md", "a.MD", "a.markdown", "a.Markdown", "a.md.gz", "a.MD.GZ"])
  func endings(name: String) throws {
    let folder = try TemporaryFolder()
    if name.lowercased().hasSuffix(".gz") {
      // gzip -n of "## [Tides and Lamps](https://arxiv.org/abs/3104.00001)\n"
      try folder.write(ForeignFilesTests.packed, to: name)
    } else {
      try folder.write(Array("## [Tides and Lamps](\(address))\n".utf8), to: name)
    }
    try folder.write("## [No Digest](\(address))\n", to: "b.txt")
    #expect(try library(folder).papers.map(\.title) == ["Tides and Lamps"])
    #expect(
      try Archive(paths: [folder.path]).leftOut() == [.ending(".txt", count: 1)])
  }

  private static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x53, 0x56, 0x56, 0x88,
    0x0E, 0xC9, 0x4C, 0x49, 0x2D, 0x56, 0x48, 0xCC, 0x4B, 0x51, 0xF0, 0x49, 0xCC, 0x2D,
    0x28, 0x8E, 0xD5, 0xC8, 0x28, 0x29, 0x29, 0x28, 0xB6, 0xD2, 0xD7, 0x4F, 0x2C, 0xAA,
    0xC8, 0x2C, 0xD3, 0xCB, 0x2F, 0x4A, 0xD7, 0x4F, 0x4C, 0x2A, 0xD6, 0x37, 0x36, 0x34,
    0x30, 0xD1, 0x33, 0x00, 0x02, 0x43, 0x4D, 0x2E, 0x00, 0x4E, 0x1E, 0xA8, 0x46, 0x37,
    0x00, 0x00, 0x00,
  ]

  @Test("a packed file that is cut off costs itself, and is said")
  func cutOff() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(ForeignFilesTests.packed.dropLast(12)), to: "a.md.gz")
    let library = try library(folder)
    #expect(library.unreadable.map(\.reason) == ["gzip data that is damaged or cut off"])
  }

  @Test("UTF-16 and CP949 are read through the archive, and check says so")
  func encodings() throws {
    let folder = try TemporaryFolder()
    let text = "## [물결의 지도와 등불](\(address))\n\n저자: 가 나, 다 라\n\n바닷소리만 듣고 조류의 방향을 맞힌다\n"
    for (name, isLittle) in [("2031-04-01.md", true), ("2031-04-02.md", false)] {
      var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
      for unit in text.utf16 {
        let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
        bytes += isLittle ? [low, high] : [high, low]
      }
      try folder.write(bytes, to: name)
    }
    // The same text by Python's codec.
    let korean: [UInt8] = [
      0x23, 0x23, 0x20, 0x5B, 0xB9, 0xB0, 0xB0, 0xE1, 0xC0, 0xC7, 0x20, 0xC1, 0xF6, 0xB5,
      0xB5, 0xBF, 0xCD, 0x20, 0xB5, 0xEE, 0xBA, 0xD2, 0x5D, 0x28, 0x68, 0x74, 0x74, 0x70,
      0x73, 0x3A, 0x2F, 0x2F, 0x61, 0x72, 0x78, 0x69, 0x76, 0x2E, 0x6F, 0x72, 0x67, 0x2F,
      0x61, 0x62, 0x73, 0x2F, 0x33, 0x31, 0x30, 0x34, 0x2E, 0x30, 0x30, 0x30, 0x30, 0x31,
      0x29, 0x0A, 0x0A, 0xC0, 0xFA, 0xC0, 0xDA, 0x3A, 0x20, 0xB0, 0xA1, 0x20, 0xB3, 0xAA,
      0x2C, 0x20, 0xB4, 0xD9, 0x20, 0xB6, 0xF3, 0x0A, 0x0A, 0xB9, 0xD9, 0xB4, 0xE5, 0xBC,
      0xD2, 0xB8, 0xAE, 0xB8, 0xB8, 0x20, 0xB5, 0xE8, 0xB0, 0xED, 0x20, 0xC1, 0xB6, 0xB7,
      0xF9, 0xC0, 0xC7, 0x20, 0xB9, 0xE6, 0xC7, 0xE2, 0xC0, 0xBB, 0x20, 0xB8, 0xC2, 0xC8,
      0xF9, 0xB4, 0xD9, 0x0A,
    ]
    try folder.write(korean, to: "2031-04-03.md")
    let library = try library(folder)
    #expect(library.papers.map(\.title) == Array(repeating: "물결의 지도와 등불", count: 3))
    #expect(library.papers.map(\.authors) == Array(repeating: ["가 나", "다 라"], count: 3))
    #expect(library.papers.map(\.body) == Array(repeating: ["바닷소리만 듣고 조류의 방향을 맞힌다"], count: 3))
    let said = try check(folder).compactMap { oddity -> String? in
      guard case .encoding(let encoding) = oddity.what else { return nil }
      return "\(oddity.file) \(encoding.name)"
    }
    #expect(said == ["2031-04-01.md UTF-16", "2031-04-02.md UTF-16", "2031-04-03.md CP949"])
  }

  // MARK: Days to come

  @Test(
    "a day more than two days after the newest file was written is listed, named, and not the newest"
  )
  func daysToCome() throws {
    let folder = try TemporaryFolder()
    for (name, title) in [
      ("2031-04-05.md", "A"), ("2031-04-07.md", "B"), ("2031-04-08.md", "C"),
      ("2099-01-01.md", "D"),
    ] {
      try folder.write(digest(String(name.dropLast(3)), title), to: name)
      try folder.date(name, seconds: april5)
    }
    let whole = try library(folder)
    #expect(whole.papers.map(\.title) == ["A", "B", "C", "D"])
    let newest = try #require(whole.newestDay)
    #expect(whole.days[newest].date == day("2031-04-07"))
    var loader = LibraryLoader(try Archive(paths: [folder.path]))
    let first = loader.first()
    #expect(first.days.filter(\.isRead).map(\.date) == [day("2031-04-07")])
    let named = try check(folder).compactMap { oddity -> String? in
      guard case .dayToCome = oddity.what else { return nil }
      return "\(oddity.file):\(oddity.line)"
    }
    #expect(named == ["2031-04-08.md:3", "2099-01-01.md:3"])
  }

  @Test("where all days are to come, the last is the newest all the same")
  func allToCome() throws {
    let folder = try TemporaryFolder()
    for name in ["2099-01-01.md", "2099-01-02.md"] {
      try folder.write(digest(String(name.dropLast(3)), "A"), to: name)
      try folder.date(name, seconds: april5)
    }
    let library = try library(folder)
    #expect(library.newestDay == 1)
  }

  // MARK: Repeats

  @Test("a paper that another file repeats is named, with where it stood first")
  func repeats() throws {
    let folder = try TemporaryFolder()
    try folder.write("## [Tides and Lamps](\(address))\n", to: "2031-04-05-a.md")
    try folder.write("글\n\n- [Tides and Lamps](\(address)v2)\n", to: "2031-04-05-b.md")
    try folder.write("- [Tides and Lamps](\(address))\n", to: "2031-04-06.md")
    let named = try check(folder).filter {
      if case .repeated = $0.what { true } else { false }
    }
    #expect(
      named.map(\.description) == [
        "2031-04-05-b.md:3: the same paper on the same day as in 2031-04-05-a.md:1"
      ])
    #expect(try library(folder).days.map(\.papers.count) == [1, 1])
  }

  @Test("days that no calendar has are named, in the present form and in others")
  func impossibleDays() {
    let other = "## 2031-02-30\n\n- [Tides and Lamps](\(address))\n"
    for text in ["## Daily Papers (2031-02-30)\n\n### [A](https://a)\n", other] {
      let file = DigestFile(name: "a.md", bytes: Array(text.utf8))
      let found = DigestChecker.check(file).filter { $0.what == .impossibleDay }
      #expect(found.map(\.line) == [1] && found.allSatisfy(\.isLost))
      #expect(file.papers.map(\.date) == [nil])
    }
  }

  // MARK: What is said

  @Test(
    "of an archive without papers it is known how many files there are, and why the first has none",
    arguments: [
      ("글뿐이다\n", .noAddress), ("", .empty),
      ("[a](https://a.example) https://b.example\n", .noPaper(addresses: 2)),
      ("이 글은 [BERT](https://arxiv.org/abs/1810.04805)를 다룬다\n", .noTitle),
    ] as [(String, Library.Unread.Why)])
  func unread(text: String, why: Library.Unread.Why) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.md")
    try folder.write("글\n", to: "b.md")
    let unread = try #require(try library(folder).unread)
    #expect(unread.count == 2 && unread.first == "a.md" && unread.why == why)
    try folder.write("## [Tides and Lamps](\(address))\n", to: "c.md")
    #expect(try library(folder).unread == nil)
  }

  @Test("each line is explained: what it was read as, and the paper and form of each title")
  func explained() {
    let text = """
      ---
      layout: post
      ---
      글
      ## 2031-04-05
      <div>
      ## 1. **Tides and
      Lamps**

      저자: 가 나
      👍 12
      [arXiv](\(address))
      글
      ### 결과
      ```
      ## 코드
      ```
      <!-- 주석 -->
      ## 다른 글

      | Title | PDF |
      |---|---|
      | Rows and More | [pdf](https://arxiv.org/abs/3104.00002) |

      [a]: https://a.example
      """
    let file = DigestFile(name: "a.md", bytes: Array(text.utf8))
    let lines = DigestExplanation(file).lines
    #expect(
      lines.map(\.role) == [
        .frontMatter, .frontMatter, .frontMatter, .outside, .day, .layout, .title, .title, .blank,
        .field("authors"), .field("vote"), .address, .summary, .heading, .summary, .summary,
        .summary,
        .comment, .heading, .blank, .tableHead, .tableHead, .title, .blank, .reference,
      ])
    #expect(lines.compactMap { $0.paper?.paper.title } == ["Tides and Lamps", "Rows and More"])
    #expect(lines.compactMap { $0.paper?.form } == [.section, .row])
  }

  // MARK: The real archive

  @Test(
    "the real archive, opened at its root whose README repeats the newest day, gives the same papers",
    .enabled(if: RealArchive.isPresent))
  func root() throws {
    let logs = try #require(RealArchive.path)
    let root = logs.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let library = LibraryLoader.all(try Archive(paths: [root]))
    #expect(library.papers.count == 2397)
    #expect(library.papers.allSatisfy { $0.file.name.hasPrefix("paper_logs/") })
    #expect(
      library.newestDay.map { library.days[$0].papers.count }
        == LibraryLoader.all(
          try Archive(paths: [logs])
        ).days.last?.papers.count)
  }
}
