import Foundation
import Glibc
import Reader
import Search
import TestSupport
import Testing

@testable import App
@testable import Digest

/// Events as a mailbox brings them, waited for.
struct Post {
  let mailbox: Mailbox
  private(set) var events: [Event] = []

  init(_ mailbox: Mailbox) { self.mailbox = mailbox }

  /// Waits until an event of a kind has come, and returns what is in it.
  mutating func wait<Content>(for content: (Event) -> Content?) throws -> Content {
    let start = ContinuousClock.now
    while start.duration(to: .now) < .seconds(30) {
      if let found = events.compactMap(content).last { return found }
      var source = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&source, 1, 1000)
      events += mailbox.take()
    }
    throw Missing()
  }

  struct Missing: Error {}
}

/// A folder for an archive with a place for its index, gone with its last user.
private final class FolderToIndex {
  let folder: URL
  private let base: URL

  init(_ name: String) throws {
    base = FileManager.default.temporaryDirectory.appending(path: "nonmun-\(name)-\(getpid())")
    folder = base.appending(path: "archive")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// The archive, once what was written is old enough to be in an index, and where that is, however
  /// small it is.
  func settled() async throws -> (Archive, IndexPlace) {
    try await Task.sleep(for: .milliseconds(2_200))
    let archive = try Archive(paths: [folder.path])
    var place = try #require(IndexPlace(of: archive, in: base.appending(path: "cache").path))
    place.least = 0
    return (archive, place)
  }

  deinit { try? FileManager.default.removeItem(at: base) }
}

@Suite("Loading", .serialized)
struct LoadingTests {
  private func loaded(_ event: Event) -> (Library, Bool)? {
    if case .loaded(let library, let isComplete) = event { (library, isComplete) } else { nil }
  }

  @Test("The newest day comes first; the rest waits until the first screen is drawn")
  func gate() throws {
    let mailbox = Mailbox()
    let loading = ArchiveLoading(Archives.small, mailbox: mailbox)
    var post = Post(mailbox)
    let (first, isComplete) = try post.wait(for: loaded)
    #expect(first.papers.count == 3 && !isComplete)
    loading.goOn()
    let (all, isAll) = try post.wait { event in
      loaded(event).flatMap { $0.1 ? $0 : nil }
    }
    #expect(all.papers.count == 4 && isAll)
    _ = try post.wait { event in if case .indexed(let searcher) = event { searcher } else { nil } }
  }

  @Test("What changes in a folder afterwards comes as a whole")
  func following() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "nonmun-loading-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ digest: (name: String, bytes: [UInt8])) throws {
      try Data(digest.bytes).write(to: folder.appending(path: digest.name))
    }
    try write(Archives.digest("2025-03-21", "Alpha"))
    let mailbox = Mailbox()
    let loading = ArchiveLoading(try Archive(paths: [folder.path]), mailbox: mailbox)
    loading.goOn()
    var post = Post(mailbox)
    _ = try post.wait { event in if case .indexed(let searcher) = event { searcher } else { nil } }
    try write(Archives.digest("2025-03-22", "Beta", "Gamma"))
    let searcher = try post.wait { event in
      if case .reloaded(let searcher) = event { searcher } else { nil }
    }
    #expect(searcher.library.papers.map(\.title) == ["Alpha", "Beta", "Gamma"])
  }

  @Test("An index is made while an archive is read, and the next reading takes it")
  func index() async throws {
    let onDisk = try FolderToIndex("indexing")
    let folder = onDisk.folder
    for digest in [
      Archives.digest("2025-03-21", "Alpha"), Archives.digest("2025-03-22", "Beta", "Gamma"),
    ] { try Data(digest.bytes).write(to: folder.appending(path: digest.name)) }
    let (archive, place) = try await onDisk.settled()
    for _ in 1...2 {
      let mailbox = Mailbox()
      let loading = ArchiveLoading(archive, mailbox: mailbox, indexPlace: place)
      loading.goOn()
      var post = Post(mailbox)
      let searcher = try post.wait { event in
        if case .indexed(let searcher) = event { searcher } else { nil }
      }
      #expect(searcher.library.papers.map(\.title) == ["Alpha", "Beta", "Gamma"])
      #expect(searcher.library.papers.allSatisfy { $0.storedIn != nil })
      #expect(try searcher.find(Query("gamma")).papers == [2])
      #expect(ArchiveIndex(at: place).isWhole)
      loading.end()
    }
  }

  @Test("Git going to and fro while an index is made and used: what is found is of one version")
  func checkouts() async throws {
    let onDisk = try FolderToIndex("checkout")
    let folder = onDisk.folder
    func git(_ arguments: String...) throws {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments =
        ["git", "-C", folder.path, "-c", "user.name=n", "-c", "user.email=n@n"] + arguments
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    func commit(_ version: String, _ days: ClosedRange<Int>) throws {
      for day in days {
        let digest = Archives.digest("2025-03-\(day)", "\(version) \(day)", "Steady \(day)")
        try Data(digest.bytes).write(to: folder.appending(path: digest.name))
      }
      try git("add", "-A")
      try git("commit", "-q", "-m", version)
    }
    try git("init", "-q", "-b", "Older")
    try commit("Older", 10...29)
    try git("checkout", "-q", "-b", "Newer")
    try git("rm", "-q", "2025-03-11.md")
    try commit("Newer", 12...28)
    var (archive, place) = try await onDisk.settled()
    place.segmentSize = 600
    func found(_ searcher: Searcher) throws -> [String] {
      try searcher.find(Query("older OR newer OR steady")).papers
        .map { searcher.library.papers[$0].title }
    }
    let expected = try ["Older", "Newer"].map { version in
      try git("checkout", "-q", version)
      return try found(Searcher(LibraryLoader.all(archive)))
    }
    try await Task.sleep(for: .milliseconds(2_200))
    let mailbox = Mailbox()
    let loading = ArchiveLoading(archive, mailbox: mailbox, indexPlace: place)
    loading.goOn()
    var version = 1
    for round in 0..<8 {
      // The last of what comes is what is there.
      let start = ContinuousClock.now
      var last: [String] = []
      while last != expected[version], start.duration(to: .now) < .seconds(20) {
        for event in mailbox.take() {
          switch event {
          case .indexed(let searcher), .reloaded(let searcher):
            last = try found(searcher)
            #expect(expected.contains(last), "round \(round)")
          default: break
          }
        }
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(last == expected[version], "round \(round)")
      version = 1 - version
      try git("checkout", "-q", ["Older", "Newer"][version])
    }
    loading.end()
    let (indexed, index) = (
      LibraryLoader.all(archive, index: IndexMaker(at: place)), ArchiveIndex(at: place)
    )
    #expect(try expected.contains(found(Searcher(indexed))))
    #expect(index.isWhole && !index.segments.isEmpty)
  }

  /// A way in which the path of an archive comes to lead elsewhere.
  enum Swap: String, CaseIterable {
    case link, linkInTheMiddle, linkToLink, parentFolder
  }

  @Test(
    "The archive is followed to where its path leads, every time that changes",
    arguments: Swap.allCases)
  func elsewhere(_ swap: Swap) throws {
    let files = FileManager.default
    let base = files.temporaryDirectory.appending(path: "nonmun-swap-\(swap)-\(getpid())").path
    defer { try? files.removeItem(atPath: base) }
    for (number, title) in ["First", "Second", "Third"].enumerated() {
      let folder = "\(base)/\(number)/logs"
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let digest = Archives.digest("2025-03-2\(number)", title)
      try Data(digest.bytes).write(to: URL(filePath: "\(folder)/\(digest.name)"))
    }
    // Renaming a link over another is how `ln -sfn` and deployments do it; both names exist at
    // every moment.
    func link(_ name: String, to target: String) throws {
      try files.createSymbolicLink(atPath: "\(base)/new", withDestinationPath: target)
      #expect(rename("\(base)/new", "\(base)/\(name)") == 0)
    }
    func lead(to number: Int) throws {
      switch swap {
      case .link: try link("now", to: "\(number)/logs")
      case .linkInTheMiddle: try link("now", to: "\(base)/\(number)")
      case .linkToLink:
        if number == 0 { try link("now", to: "then") }
        try link("then", to: "./\(number)/../\(number)/logs")
      case .parentFolder:
        if number > 0 { try files.moveItem(atPath: "\(base)/now", toPath: "\(base)/old\(number)") }
        try files.moveItem(atPath: "\(base)/\(number)", toPath: "\(base)/now")
      }
    }
    try lead(to: 0)
    let path = [.link, .linkToLink].contains(swap) ? "\(base)/now" : "\(base)/now/logs"
    let mailbox = Mailbox()
    let loading = ArchiveLoading(try Archive(paths: [path]), mailbox: mailbox)
    loading.goOn()
    var post = Post(mailbox)
    _ = try post.wait { event in if case .indexed(let searcher) = event { searcher } else { nil } }
    for (number, title) in [(1, "Second"), (2, "Third")] {
      try lead(to: number)
      let titles = try post.wait { event -> [String]? in
        guard case .reloaded(let searcher) = event else { return nil }
        let titles = searcher.library.papers.map(\.title)
        return titles == [title] ? titles : nil
      }
      #expect(titles == [title])
    }
  }
}
