import Digest
import Foundation
import Glibc
import Reader
import Search
import TestSupport
import Testing

@testable import App

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
}
