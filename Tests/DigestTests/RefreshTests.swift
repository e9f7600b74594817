import Glibc
import TestSupport
import Testing

@testable import Digest

@Suite("Reading again what has changed")
struct RefreshTests {
  /// Everything that a library tells.
  private struct Contents: Equatable {
    let ids: [String]
    let papers: [Paper]
    let places: [String]
    let days: [Library.Day]
    let votes: [Int?]
    let newest: Int?
    let unreadable: [ArchiveError]

    init(_ library: Library) {
      ids = library.ids
      papers = library.papers
      places = library.papers.map { "\($0.file.name):\($0.line)" }
      days = library.days
      (votes, newest) = (library.votes, library.newestDay)
      unreadable = library.unreadable
    }
  }

  /// A folder, its loader, and what the loader has come to know.
  private struct Followed {
    let folder: TemporaryFolder
    let archive: Archive
    var loader: LibraryLoader
    var library = Library()

    init(_ edit: (TemporaryFolder) throws -> Void) throws {
      folder = try TemporaryFolder()
      try edit(folder)
      archive = try Archive(paths: [folder.path])
      loader = LibraryLoader(archive)
      var library = Library()
      loader.rest { library = $0.library ?? library }
      self.library = library
    }

    /// Looks again; true where something had changed.
    mutating func look(isPatient: Bool = false) -> (hasChanged: Bool, isUnsure: Bool) {
      let refresh = loader.refresh(isPatient: isPatient)
      if let library = refresh.library { self.library = library }
      return (refresh.library != nil, refresh.isUnsure)
    }
  }

  @Test("finds nothing where nothing has changed, however often it looks")
  func unchanged() throws {
    var followed = try Followed { folder in
      try folder.write(digest("2031-04-05", "A"), to: "2031/04/05.md")
      try folder.link("2031/04/06.md", to: "nowhere")
    }
    for _ in 0..<3 { #expect(followed.look() == (false, false)) }
    // Written anew with the same bytes, or touched.
    try followed.folder.write(digest("2031-04-05", "A"), to: "2031/04/05.md")
    #expect(followed.look() == (false, false))
  }

  @Test("reads a changed file and keeps the objects of all others")
  func objects() throws {
    var followed = try Followed { folder in
      try folder.write(digest("2031-04-05", "A"), to: "2031/04/05.md")
      try folder.write(digest("2031-04-06", "B"), to: "2031/04/06.md")
    }
    let before = followed.library.papers.map(\.file)
    try followed.folder.write(digest("2031-04-06", "C"), to: "2031/04/06.md")
    #expect(followed.look() == (true, false))
    let after = followed.library.papers.map(\.file)
    #expect(before[0] === after[0])
    #expect(before[1] !== after[1])
    #expect(followed.library.papers.map(\.title) == ["A", "C"])
  }

  @Test("sees a change that keeps size and time, and one within the same tick")
  func quick() throws {
    var followed = try Followed { folder in
      try folder.write(digest("2031-04-05", "A"), to: "2031-04-05.md")
    }
    for round in 0..<200 {
      let title = round % 2 == 0 ? "B" : "C"
      try followed.folder.write(digest("2031-04-05", title), to: "2031-04-05.md")
      try followed.folder.date("2031-04-05.md", seconds: 1_000_000_000)
      #expect(followed.look().hasChanged, "round \(round)")
      #expect(followed.library.papers.map(\.title) == [title], "round \(round)")
    }
  }

  @Test("a file whose stamp is old is not opened again, one that was just written is")
  func stamps() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "a.md")
    let path = Array((folder.path + "/a.md").utf8)
    // Its time can be set, that of its last change cannot.
    try folder.date("a.md", seconds: 1_000_000_000)
    #expect(try #require(FileStamp(path: path)).isYoung)
    #expect(try FileReader.read(path: path).stamp == nil)
    let old = try #require(FileStamp(path: Array("/etc/passwd".utf8)))
    #expect(!old.isYoung)
    #expect(try FileReader.read(path: Array("/etc/passwd".utf8)).stamp == old)
    #expect(FileStamp(path: Array("/no/such/file".utf8)) == nil)
  }

  @Test("waits for files that are gone or empty, where it is told to")
  func patience() throws {
    var followed = try Followed { folder in
      try folder.write(digest("2031-04-05", "A"), to: "2031-04-05.md")
      try folder.write(digest("2031-04-06", "B"), to: "2031-04-06.md")
      try folder.write("", to: "empty.md")
    }
    #expect(followed.look(isPatient: true) == (false, false))
    unlink(followed.folder.path + "/2031-04-05.md")
    try followed.folder.write("", to: "2031-04-06.md")
    #expect(followed.look(isPatient: true) == (false, true))
    #expect(followed.library.papers.map(\.title) == ["A", "B"])
    // Back before it was looked for in earnest.
    try followed.folder.write(digest("2031-04-05", "A"), to: "2031-04-05.md")
    #expect(followed.look(isPatient: true) == (false, true))
    unlink(followed.folder.path + "/2031-04-05.md")
    #expect(followed.look(isPatient: false) == (true, false))
    #expect(followed.library.papers.isEmpty)
    #expect(followed.look(isPatient: false) == (false, false))
  }

  @Test("a root that is gone is an empty archive, until it is back")
  func root() throws {
    var followed = try Followed { folder in
      try folder.write(digest("2031-04-05", "A"), to: "2031-04-05.md")
    }
    let (path, away) = (followed.folder.path, followed.folder.path + "-away")
    rename(path, away)
    #expect(followed.look(isPatient: true) == (false, true))
    #expect(followed.look() == (true, false))
    #expect(followed.library.days.isEmpty)
    rename(away, path)
    #expect(followed.look() == (true, false))
    #expect(followed.library.papers.map(\.title) == ["A"])
  }

  @Test("a file that grows while it is read is read again, and not for ever")
  func growing() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.md")
    let path = folder.path + "/a.md"
    let writer = Appender(path)
    defer { writer.stop() }
    for _ in 0..<200 {
      let (bytes, stamp) = try FileReader.read(path: Array(path.utf8))
      #expect(stamp == nil)
      #expect(bytes.allSatisfy { $0 == UInt8(ascii: "x") })
    }
  }

  @Test(
    "comes to the same as reading all anew, whatever was done",
    arguments: 1...60 as ClosedRange<UInt64>)
  func property(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var followed = try Followed { folder in
      for day in 1...5 {
        try folder.write(digest("2031-04-0\(day)", "A\(day)"), to: "2031/04/0\(day).md")
      }
    }
    for step in 0..<12 {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        disturb(followed.folder, &random)
      }
      if Int.random(in: 0..<3, using: &random) == 0 { _ = followed.look(isPatient: true) }
      _ = followed.look()
      #expect(
        Contents(followed.library) == Contents(LibraryLoader.all(followed.archive)),
        "seed \(seed), step \(step)")
    }
  }

  @Test(
    "digests written in their places are looked at alone, and come to the same",
    arguments: 1...40 as ClosedRange<UInt64>)
  func inPlace(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = (1...6).map { "2031/04/0\($0).md" }
    var followed = try Followed { folder in
      for (day, name) in names.enumerated() {
        try folder.write(digest("2031-04-0\(day + 1)", "A\(day)"), to: name)
      }
    }
    var alone = 0
    for step in 0..<12 {
      var changed: Set<[UInt8]> = []
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let name = names[Int.random(in: 0..<6, using: &random)]
        // Papers of other days too, and of none.
        let texts = (0..<Int.random(in: 0...3, using: &random)).map { number in
          digest(
            "2031-04-0\(Int.random(in: 1...9, using: &random))", "T\(number)",
            "T\(Int.random(in: 0..<5, using: &random))")
        }
        try followed.folder.write(texts.joined(), to: name)
        changed.insert(Array((followed.folder.path + "/" + name).utf8))
      }
      if let refresh = followed.loader.refresh(isPatient: true, only: changed) {
        alone += 1
        followed.library = refresh.library ?? followed.library
      } else {
        // A file may be empty for the moment only.
        _ = followed.look()
      }
      #expect(
        Contents(followed.library) == Contents(LibraryLoader.all(followed.archive)),
        "seed \(seed), step \(step)")
    }
    #expect(alone > 3, "seed \(seed)")
    let unknown = Array((followed.folder.path + "/new.md").utf8)
    let refresh = followed.loader.refresh(isPatient: true, only: [unknown])
    #expect(refresh == nil)
  }

  /// Does one thing to a folder that can be done to one.
  private func disturb(_ folder: TemporaryFolder, _ random: inout SeededGenerator) {
    let folders = ["2031/04", "2031/05", "2030/12", "", "extra"]
    func name() -> String {
      let day = Int.random(in: 1...6, using: &random)
      let base = folders.randomElement(using: &random) ?? ""
      return (base.isEmpty ? "" : base + "/") + "0\(day).md"
    }
    func day() -> String {
      "2031-0\(Int.random(in: 4...5, using: &random))-0\(Int.random(in: 1...6, using: &random))"
    }
    let path = folder.path + "/"
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3:
      let titles = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        "T\(Int.random(in: 0..<9, using: &random))"
      }
      try? folder.write(
        titles.map { digest(day(), $0) }.joined(), to: name())
    case 4: unlink(path + name())
    case 5:
      let (old, new) = (name(), name())
      if access(path + old, F_OK) == 0 {
        try? folder.write("", to: new)
        rename(path + old, path + new)
      }
    case 6: rename(path + "2031/04", path + "2031/05")
    case 7: rename(path + "2031/05", path + "2030/12")
    case 8: rename(path + "2030", path + "2031/04")
    case 9: try? folder.link(name(), to: "../../2031/04/01.md")
    case 10: try? folder.link("linked", to: "2031")
    default: truncate(path + name(), Int.random(in: 0...60, using: &random))
    }
  }
}

/// A thread that appends to a file until it is told to stop.
private final class Appender: @unchecked Sendable {
  private var thread = pthread_t()
  private let file: Int32
  private let gate: UnsafeMutablePointer<Int32>

  init(_ path: String) {
    file = open(path, O_WRONLY | O_APPEND)
    let shared = UnsafeMutablePointer<Int32>.allocate(capacity: 2)
    shared[0] = file
    shared[1] = 1
    gate = shared
    pthread_create(
      &thread, nil,
      { argument in
        guard let shared = argument?.assumingMemoryBound(to: Int32.self) else { return nil }
        while shared[1] == 1 {
          write(shared[0], "x", 1)
          usleep(5)
        }
        return nil
      }, shared)
  }

  func stop() {
    gate[1] = 0
    pthread_join(thread, nil)
    close(file)
    gate.deallocate()
  }
}
