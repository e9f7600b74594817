import Digest
import Glibc
import Testing

@Suite("Loading libraries")
struct LibraryLoaderTests {
  @Test("first, only the newest day is read, and only its month is listed")
  func first() throws {
    let folder = try TemporaryFolder()
    for date in ["2030-12-31", "2031-03-30", "2031-04-03", "2031-04-04", "2031-04-05"] {
      try folder.write(digest(date, date), to: path(date))
    }
    var loader = LibraryLoader(try Archive(paths: [folder.path]))
    let library = loader.first()
    #expect(library.days.map(\.date) == ["2031-04-03", "2031-04-04", "2031-04-05"].map(day))
    #expect(library.days.map(\.isRead) == [false, false, true])
    #expect(library.papers.map(\.title) == ["2031-04-05"])
  }

  @Test("the rest completes to the same library as reading all at once")
  func rest() throws {
    let folder = try TemporaryFolder()
    for date in ["2030-12-31", "2031-03-30", "2031-04-04", "2031-04-05"] {
      try folder.write(digest(date, date + "-a", date + "-b"), to: path(date))
    }
    try folder.write(digest(nil, "undated"), to: "notes.md")
    try folder.link("2031/04/06.md", to: "nowhere")
    let archive = try Archive(paths: [folder.path])
    var loader = LibraryLoader(archive)
    _ = loader.first()
    var steps: [(library: Library, isComplete: Bool)] = []
    loader.rest { progress in
      if let library = progress.library { steps.append((library, progress.isComplete)) }
    }
    let library = try #require(steps.last?.library)
    let all = LibraryLoader.all(archive)
    #expect(steps.map(\.isComplete) == [true])
    #expect(library.papers == all.papers)
    #expect(library.days == all.days)
    #expect(library.unreadable == all.unreadable)
    #expect(library.unreadable.map(\.path) == ["2031/04/06.md"])
    #expect(all.papers.map(\.title).prefix(3) == ["undated", "2030-12-31-a", "2030-12-31-b"])
    #expect(all.days.allSatisfy { $0.isRead })
  }

  @Test("while it grows, days not yet read are known by name, and the last step knows all")
  func growing() throws {
    let names = (1...1200).compactMap { number in
      DigestDate(year: 2000 + number / 300, month: number % 300 / 28 + 1, day: number % 28 + 1)
    }
    let archive = Archive(
      memory: names.map { ("\($0).md", Array(digest("\($0)", "\($0)").utf8)) })
    var loader = LibraryLoader(archive)
    var steps: [(library: Library, isComplete: Bool)] = []
    loader.rest { progress in
      if let library = progress.library { steps.append((library, progress.isComplete)) }
    }
    #expect(steps.map(\.isComplete) == [false, true])
    #expect(Set(steps.map(\.library.days.count)) == [1200])
    #expect(steps.map { $0.library.days.count(where: \.isRead) } == [512, 1200])
    #expect(steps.first?.library.days.last?.isRead == true)
    #expect(steps.last?.library.papers.map(\.date) == names.sorted())
  }

  @Test("a loader that is told to stop says nothing more")
  func cancelled() throws {
    let archive = Archive(memory: [("2031-04-05.md", Array(digest("2031-04-05", "A").utf8))])
    var loader = LibraryLoader(archive)
    var count = 0
    loader.rest(isCancelled: { true }) { _ in count += 1 }
    #expect(count == 0)
  }

  @Test("files without papers are passed over, but not all of a great many")
  func passedOver() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest("2031-04-05", "A"), to: "2031-04-05.md")
    try folder.write("# 안내문", to: "2031-04-06.md")
    try folder.link("2031-04-07.md", to: "nowhere")
    var loader = LibraryLoader(try Archive(paths: [folder.path]))
    let library = loader.first()
    #expect(library.papers.map(\.title) == ["A"])
    #expect(library.unreadable.count == 1)

    for number in 10...28 { try folder.write("", to: "2031-04-\(number).md") }
    loader = LibraryLoader(try Archive(paths: [folder.path]))
    #expect(loader.first().papers.isEmpty)
    #expect(LibraryLoader.all(try Archive(paths: [folder.path])).papers.map(\.title) == ["A"])
  }

  @Test("a README beside the digests is never the first screen's")
  func readme() throws {
    let folder = try TemporaryFolder()
    try folder.write("# 안내문\n", to: "README.md")
    try folder.write(digest("2031-04-05", "A"), to: "2031-04-05.md")
    try folder.write(digest("2031-04-04", "B"), to: "2031-04-04.md")
    var loader = LibraryLoader(try Archive(paths: [folder.path]))
    let library = loader.first()
    #expect(library.days.map(\.date) == [day("2031-04-04"), day("2031-04-05")])
    #expect(library.days.map(\.isRead) == [false, true])
  }

  @Test("a day of several files is whole from the first on")
  func wholeDay() throws {
    let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
    try one.write(digest("2031-04-05", "A"), to: "2031-04-05-a.md")
    try one.write(digest("2031-04-05", "B"), to: "2031-04-05.md")
    try two.write(digest("2031-04-05", "C"), to: "2031-04-05.md")
    try two.write(digest("2031-04-04", "D"), to: "2031-04-04.md")
    let archive = try Archive(paths: [one.path, two.path])
    var loader = LibraryLoader(archive)
    let library = loader.first()
    #expect(Set(library.papers.map(\.title)) == ["A", "B", "C"])
    #expect(library.days.map(\.isRead) == [false, true])
    #expect(library.papers == LibraryLoader.all(archive).papers.filter { $0.title != "D" })
  }

  @Test("names that are equal as text but not in bytes are two files")
  func equalNames() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest("2031-04-05", "A"), to: "\u{AC00}.md")
    try folder.write(digest("2031-04-06", "B"), to: "\u{1100}\u{1161}.md")
    let library = LibraryLoader.all(try Archive(paths: [folder.path]))
    #expect(library.papers.map(\.title) == ["A", "B"])
  }

  @Test("an empty archive is an empty library")
  func empty() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(paths: [folder.path])
    var loader = LibraryLoader(archive)
    #expect(loader.first().days.isEmpty)
    #expect(LibraryLoader.all(archive).papers.isEmpty)
  }

  /// Where a day's digest is kept: `2031/04/05.md`.
  private func path(_ date: String) -> String {
    date.split(separator: "-").joined(separator: "/") + ".md"
  }
}

extension LibraryLoader.Progress {
  /// The library as far as it was read.
  var library: Library? {
    switch self {
    case .reading: nil
    case .grown(let library), .complete(let library): library
    }
  }

  /// Whether all is read.
  var isComplete: Bool { if case .complete = self { true } else { false } }
}
