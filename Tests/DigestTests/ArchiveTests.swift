import Glibc
import Testing

@testable import Digest

@Suite("Archives: what is listed and read")
struct ArchiveTests {
  @Test("files are listed by the day that their names tell, oldest first, the others before all")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in [
      "2031/04/05.md", "2030/12/31.md", "2031/03/01.md", "2031-04-04.md", "README.md",
      "2031/docs/form.md",
    ] {
      try folder.write("", to: name)
    }
    let entries = try Archive(paths: [folder.path]).list()
    #expect(
      entries.map(\.name) == [
        "2031/docs/form.md", "README.md", "2030/12/31.md", "2031/03/01.md", "2031-04-04.md",
        "2031/04/05.md",
      ])
    #expect(
      entries.map(\.date) == [
        nil, nil, day("2030-12-31"), day("2031-03-01"), day("2031-04-04"), day("2031-04-05"),
      ])
  }

  @Test("a slash at the end of the folder's path changes no name")
  func slash() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "2031/04/05.md")
    #expect(try Archive(paths: [folder.path + "/"]).list().map(\.name) == ["2031/04/05.md"])
  }

  @Test("only visible files that end as digests do are listed; how many others there are is known")
  func names() throws {
    let folder = try TemporaryFolder()
    for name in [
      ".git/2031-04-01.md", ".2031-04-02.md", "a/.b/2031-04-03.md", ".md", "2031-04-04.txt",
      "2031-04-05.mdx",
      "2031-04-06md", "2031-04-07.md~", "a/2031-04-08.md", "하루.md", "2031-04-09.MD",
      "2031-04-10.markdown",
      "2031-04-11.md.gz",
    ] {
      try folder.write("", to: name)
    }
    let archive = try Archive(paths: [folder.path])
    #expect(
      archive.list().map(\.name) == [
        "하루.md", "a/2031-04-08.md", "2031-04-09.MD", "2031-04-10.markdown", "2031-04-11.md.gz",
      ])
    #expect(
      archive.leftOut() == [
        .ending(".mdx", count: 1), .ending(".md~", count: 1), .ending(".txt", count: 1),
      ])
  }

  @Test("links are followed, loops end, and a folder keeps its own name")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest("2031-04-05", "A"), to: "2031/04/05.md")
    try folder.link("2031/04/loop", to: "../..")
    try folder.link("self", to: ".")
    try folder.link("a-link", to: "2031")
    try folder.link("z-link", to: "2031")
    try folder.link("knot", to: "knot")
    let outside = try TemporaryFolder()
    try outside.write(digest("2031-04-06", "B"), to: "2031-04-06.md")
    try folder.link("outside", to: outside.path)
    let archive = try Archive(paths: [folder.path])
    #expect(archive.list().map(\.name) == ["2031/04/05.md", "outside/2031-04-06.md"])
    #expect(archive.listNewest().map(\.name) == ["2031/04/05.md"])
  }

  @Test("a link to a digest is a digest")
  func fileLink() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest("2031-04-05", "A"), to: "store/one.txt")
    try folder.link("2031-04-05.md", to: "store/one.txt")
    let archive = try Archive(paths: [folder.path])
    let entry = try #require(archive.list().first)
    #expect(try archive.read(entry).papers.map(\.title) == ["A"])
  }

  @Test("what is no file is not listed, whatever its name")
  func noFiles() throws {
    let folder = try TemporaryFolder()
    try folder.makeFIFO("2031-04-01.md")
    try folder.link("2031-04-02.md", to: "2031-04-01.md")
    try folder.makeFolder("2031-04-03.md")
    try folder.write("", to: "2031-04-03.md/2031-04-04.md")
    #expect(try Archive(paths: [folder.path]).list().map(\.name) == ["2031-04-03.md/2031-04-04.md"])
  }

  @Test("a FIFO or a device named as the archive is no archive, and does not hold the reader")
  func fifo() throws {
    let folder = try TemporaryFolder()
    try folder.makeFIFO("x.md")
    for path in [folder.path + "/x.md", "/dev/null", "/dev/zero"] {
      let expected = ArchiveError(path: path, reason: "neither a folder nor a regular file")
      #expect(throws: expected) { try Archive(paths: [path]) }
    }
  }

  @Test("links into the system, around the archive and to too much are not followed, and are known")
  func linksOut() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest("2031-04-05", "A"), to: "archive/2031-04-05.md")
    let outside = try TemporaryFolder()
    try outside.write(digest("2031-04-06", "B"), to: "a/b/2031-04-06.md")
    let deep = try TemporaryFolder()
    try deep.write(
      digest("2031-04-07", "C"), to: (0...LeftOut.depth).map { "\($0)/" }.joined() + "2031-04-07.md"
    )
    let none = try TemporaryFolder()
    try none.write("글", to: "a.txt")
    for (name, target) in [
      ("root", "/"), ("proc", "/proc/self"), ("sys", "/sys"), ("up", ".."), ("out", outside.path),
      ("deep", deep.path),
      ("none", none.path), ("9999-01-01.md", "/proc/version"),
    ] {
      try folder.link("archive/" + name, to: target)
    }
    let archive = try Archive(paths: [folder.path + "/archive"])
    #expect(archive.list().map(\.name) == ["2031-04-05.md", "out/a/b/2031-04-06.md"])
    #expect(
      Set(archive.leftOut()) == [
        .around(link: "root/"), .system(link: "proc/"), .system(link: "sys/"), .around(link: "up/"),
        .tooMuch(link: "deep/"),
        .system(link: "9999-01-01.md"),
      ])
    #expect(archive.listNewest().map(\.name) == ["2031-04-05.md"])
  }

  @Test("paths longer than the system takes at once are listed and read")
  func longPaths() throws {
    let folder = try TemporaryFolder()
    // Made from within, since no call takes the whole path.
    let name = String(repeating: "n", count: 200)
    var descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
    for _ in 0..<24 {
      #expect(mkdirat(descriptor, name, 0o700) == 0)
      let next = openat(descriptor, name, O_RDONLY | O_DIRECTORY)
      close(descriptor)
      descriptor = next
    }
    let file = openat(descriptor, "2031-04-05.md", O_WRONLY | O_CREAT, 0o600)
    let text = digest("2031-04-05", "A")
    #expect(write(file, text, text.utf8.count) == text.utf8.count)
    close(file)
    close(descriptor)
    let library = LibraryLoader.all(try Archive(paths: [folder.path]))
    #expect(library.papers.map(\.title) == ["A"])
    #expect(library.unreadable.isEmpty)
  }

  @Test("a file that cannot be read costs itself only")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest("2031-04-05", "A"), to: "2031-04-05.md")
    try folder.link("2031-04-06.md", to: "nowhere")
    try folder.write(digest("2031-04-07", "B"), to: "2031-04-07.md")
    let library = LibraryLoader.all(try Archive(paths: [folder.path]))
    #expect(library.papers.map(\.title) == ["A", "B"])
    #expect(library.days.map(\.date) == [day("2031-04-05"), day("2031-04-07")])
    #expect(library.unreadable.map(\.description) == ["2031-04-06.md: No such file or directory"])
  }

  // Root reads what it forbids.
  @Test("forbidden files and folders cost themselves only", .enabled(if: geteuid() != 0))
  func forbidden() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest("2031-04-05", "A"), to: "2031-04-05.md")
    try folder.write(digest("2031-04-06", "B"), to: "2031-04-06.md")
    try folder.forbid("2031-04-06.md")
    let library = LibraryLoader.all(try Archive(paths: [folder.path]))
    #expect(library.papers.map(\.title) == ["A"])
    #expect(library.unreadable.map(\.path) == ["2031-04-06.md"])
    #expect(throws: ArchiveError.self) { try Archive(paths: [folder.path + "/2031-04-06.md"]) }
  }

  @Test("a missing archive is said with its path and the reason")
  func missing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/nothing"
    #expect(throws: ArchiveError(path: path, reason: "No such file or directory")) {
      try Archive(paths: [folder.path, path])
    }
    #expect(throws: ArchiveError.self) { try Archive(paths: [""]) }
  }

  @Test("single files are archives, whatever they end in, under the names they were given by")
  func singleFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write(digest(nil, "A"), to: "2031-04-06.md")
    try folder.write(digest(nil, "B"), to: "2031-04-05.txt")
    let paths = ["2031-04-06.md", "2031-04-05.txt"].map { folder.path + "/" + $0 }
    let library = LibraryLoader.all(try Archive(paths: paths))
    #expect(library.papers.map(\.file.name) == paths.reversed())
    #expect(library.papers.map(\.date) == [day("2031-04-05"), day("2031-04-06")])
  }

  @Test("two folders are one archive, and names say which of them a file is in")
  func twoRoots() throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    try first.write(digest("2031-04-06", "A"), to: "2031/04/06.md")
    try second.write(digest("2031-04-05", "B"), to: "2031/04/05.md")
    let archive = try Archive(paths: [first.path, second.path])
    #expect(
      archive.list().map(\.name) == [second.path + "/2031/04/05.md", first.path + "/2031/04/06.md"])
    #expect(archive.listNewest() == archive.list())
    #expect(LibraryLoader.all(archive).papers.map(\.title) == ["B", "A"])
  }

  @Test("an archive in memory, as standard input is")
  func memory() throws {
    let archive = Archive(memory: [
      (name: "-", bytes: Array(digest(nil, "A").utf8)),
      (name: "2031-04-05.md", bytes: Array(digest(nil, "B").utf8)),
    ])
    #expect(archive.list().map(\.name) == ["-", "2031-04-05.md"])
    #expect(archive.listNewest() == archive.list())
    let library = LibraryLoader.all(archive)
    #expect(library.papers.map(\.title) == ["A", "B"])
    #expect(library.papers.map(\.date) == [nil, day("2031-04-05")])
  }

  @Test(
    "the newest folder is the last of years and months, and other folders only where there is none",
    arguments: [
      (
        ["2030/12/31.md", "2031/03/01.md", "2031/04/04.md", "2031/04/05.md"],
        ["2031/04/04.md", "2031/04/05.md"]
      ),
      (["2031/04/05.md", "2031/05/image.png"], ["2031/04/05.md"]),
      (["2031/04/05.md", "README.md", "zzz/notes.md"], ["2031/04/05.md"]),
      (["2031-04-05.md", "2031-04-06.md", "docs/a.md"], ["2031-04-05.md", "2031-04-06.md"]),
      (["logs/2031/04/05.md", "logs/2031/03/01.md", "images/a.png"], ["logs/2031/04/05.md"]),
      (["image.png"], []),
    ])
  func newest(names: [String], expected: [String]) throws {
    let folder = try TemporaryFolder()
    for name in names { try folder.write("", to: name) }
    #expect(try Archive(paths: [folder.path]).listNewest().map(\.name) == expected)
  }

  @Test("a file larger than the reader's first guess of its size is read whole")
  func growing() throws {
    // The kernel says that this file has no size.
    let bytes = try FileReader.read(path: Array("/proc/self/maps".utf8)).bytes
    #expect(bytes.count > 8192)
    let folder = try TemporaryFolder()
    let text = String(repeating: "가나다\n", count: 10_000)
    try folder.write(text, to: "x.md")
    #expect(
      try FileReader.read(path: Array((folder.path + "/x.md").utf8)).bytes == Array(text.utf8))
  }
}
