import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Cache
@testable import Digest
@testable import Search

@Suite("The index of an archive")
struct ArchiveIndexTests {
  @Test(
    "tells and finds what the archive does, from the file alone",
    arguments: 1...4 as ClosedRange<UInt64>)
  func same(seed: UInt64) async throws {
    let archive = try await IndexedArchive(seed: seed)
    try archive.write()
    let (searcher, _) = archive.indexed
    #expect(try expectSame(searcher, archive.plain, seed: seed, queries: 60) > 100)
    // Nothing was read or folded again.
    #expect(searcher.library.papers.allSatisfy { $0.file.stored != nil })
    #expect(searcher.corpus.text.ownCount == 0)
    #expect(!searcher.isWorthIndexing(at: archive.place))
    // Written from itself, it is the same.
    let before = try archive.bytes()
    #expect(try archive.write() == before)
  }

  @Test("is of no use for another archive, and small archives have none")
  func notItsOwn() async throws {
    let archive = try await IndexedArchive(seed: 5)
    try archive.write()
    var other = archive.place
    other = try #require(IndexPlace(of: Archive(paths: [archive.cache]), in: archive.cache))
    rename(archive.place.path, other.path)
    #expect(throws: CacheFault.otherKey) { try ArchiveIndex(at: other) }
    #expect(throws: CacheFault.missing) { try ArchiveIndex(at: archive.place) }
    var place = archive.place
    place.least = IndexPlace.usualLeast
    #expect(!archive.plain.isWorthIndexing(at: place))
    #expect(archive.plain.isWorthIndexing(at: archive.place))
    #expect(IndexPlace(of: Archive(memory: [("a.md", [])]), in: "/tmp") == nil)
  }

  @Test("has another version whenever what is stored of the same digests is another")
  func version() async throws {
    let examples = DigestForm.allCases.map { "## 2031-04-05\n\n" + $0.example + "\n" }
    let archive = try await IndexedArchive(seed: 6, more: examples)
    try archive.write()
    let file = try ArchiveIndex(at: archive.place).file
    let stored = IndexSection.allCases.filter { $0 != .files }.map { section in
      file.copy(file.section(section.rawValue)).withUnsafeBytes { Checksum.of($0) }
    }
    let sum = stored.withUnsafeBytes { Checksum.of($0) }
    // Where this fails, raise `IndexSection.version` and write the new sum here: an index that a
    // program made which reads digests or folds text in another way must not be used.
    #expect(IndexSection.version == 1 && sum == 8_265_944_975_543_986_590, "\(sum)")
  }

  // MARK: Damage

  @Test("a block that is damaged, whichever, changes no result, and the index is made anew")
  func blocks() async throws {
    let archive = try await IndexedArchive(seed: 11, days: 4)
    let (whole, plain) = (try archive.write(), archive.plain)
    var noticed = 0
    for start in stride(from: 0, to: whole.count, by: 4096) {
      var bytes = whole
      for index in start..<min(start + 4096, whole.count) { bytes[index] ^= 0x5A }
      try archive.put(bytes)
      noticed += (try? ArchiveIndex(at: archive.place))?.isWhole == true ? 0 : 1
      try expectSame(
        archive.indexed.searcher, plain, seed: UInt64(start), queries: 2, "block at \(start)")
    }
    // All but the blocks between sections are looked at.
    #expect(noticed > 10)
    #expect(try archive.write().count == whole.count)
    #expect(try ArchiveIndex(at: archive.place).isWhole)
  }

  @Test("cut off at 200 places it is not used")
  func truncation() async throws {
    let archive = try await IndexedArchive(seed: 12, days: 4)
    let (whole, plain) = (try archive.write(), archive.plain)
    var random = SeededGenerator(seed: 12)
    for place in 0..<200 {
      let end = place < 20 ? place : Int.random(in: 0..<whole.count, using: &random)
      try archive.put(Array(whole[..<end]))
      #expect(throws: CacheFault.damaged, "cut at \(end)") { try ArchiveIndex(at: archive.place) }
      if place % 20 == 0 {
        try expectSame(archive.indexed.searcher, plain, seed: UInt64(end), queries: 2)
      }
    }
  }

  @Test("a bit turned over changes no result")
  func bits() async throws {
    let archive = try await IndexedArchive(seed: 13, days: 4)
    let (whole, plain) = (try archive.write(), archive.plain)
    let file = try ArchiveIndex(at: archive.place).file
    let stretches =
      [0..<600, (whole.count - 400)..<whole.count]
      + IndexSection.allCases.map { file.section($0.rawValue) }.filter { !$0.isEmpty }
    var random = SeededGenerator(seed: 13)
    for round in 0..<200 {
      let stretch = stretches[round % stretches.count]
      let place = Int.random(in: stretch, using: &random)
      var bytes = whole
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try archive.put(bytes)
      let index = try? ArchiveIndex(at: archive.place)
      // Of the header the words that are not used yet are under its checksum too.
      #expect(index?.isWhole != true, "bit at \(place)")
      try expectSame(
        archive.indexed.searcher, plain, seed: UInt64(round), queries: 2, "bit at \(place)")
    }
  }

  @Test("damaged while it is used, its digests are read from the archive and it is deleted")
  func damagedInUse() async throws {
    let archive = try await IndexedArchive(seed: 14)
    try archive.write()
    let (searcher, loader) = archive.indexed
    let index = try #require(loader.index)
    let file = open(archive.place.path, O_WRONLY)
    for number in [IndexSection.digests, .lines] {
      let section = index.file.section(number.rawValue)
      let noise = [UInt8](repeating: 0x5A, count: section.count)
      #expect(pwrite(file, noise, noise.count, off_t(section.lowerBound)) == noise.count)
    }
    close(file)
    try expectSame(searcher, archive.plain, seed: 14)
    #expect(throws: CacheFault.missing) { try ArchiveIndex(at: archive.place) }
  }

  @Test("of another version, of another owner or where others may write, it is made anew")
  func foreign() async throws {
    let archive = try await IndexedArchive(seed: 15)
    let (whole, plain) = (try archive.write(), archive.plain)
    func expect(_ fault: CacheFault) throws {
      #expect(throws: fault) { try ArchiveIndex(at: archive.place) }
      try expectSame(archive.indexed.searcher, plain, seed: 15)
      #expect(try archive.write() == whole)
    }
    for version in [0, 2, UInt64.max] {
      var bytes = whole
      withUnsafeBytes(of: version.littleEndian) { bytes.replaceSubrange(8..<16, with: $0) }
      let sum = bytes[..<(511 * 8)].withUnsafeBytes { Checksum.of($0) }
      withUnsafeBytes(of: sum.littleEndian) { bytes.replaceSubrange((511 * 8)..<4096, with: $0) }
      try archive.put(bytes)
      try expect(.otherVersion)
    }
    try archive.put(Array(repeating: 0x20, count: 10_000))
    try expect(.otherVersion)
    chmod(archive.place.path, 0o622)
    try expect(.foreign)
    unlink(archive.place.path)
    mkdir(archive.place.path, 0o700)
    #expect(throws: CacheFault.foreign) { try ArchiveIndex(at: archive.place) }
    try expectSame(archive.indexed.searcher, plain, seed: 16)
    rmdir(archive.place.path)
    #expect(try archive.write() == whole)
    // Only root can give a file away.
    if geteuid() == 0 {
      chown(archive.place.path, 65_534, 65_534)
      try expect(.foreign)
    }
  }

  // MARK: Changes

  @Test(
    "digests that changed, came or went since are read again, and only these",
    arguments: 21...26 as ClosedRange<UInt64>)
  func changes(seed: UInt64) async throws {
    let archive = try await IndexedArchive(seed: seed)
    try archive.write()
    var random = SeededGenerator(seed: seed)
    var changed: Set<String> = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let name = "2031-04-0\(Int.random(in: 1...9, using: &random)).md"
      changed.insert(name)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: unlink(archive.folder + "/" + name)
      case 1: try archive.put("## \(name.prefix(10))\n" + random.digest(papers: 3), to: name)
      // The same bytes in another file.
      default:
        guard let bytes = FileManager.default.contents(atPath: archive.folder + "/" + name) else {
          continue
        }
        unlink(archive.folder + "/" + name)
        try archive.put(String(decoding: bytes, as: UTF8.self), to: name)
      }
    }
    if random.happens(2) {
      changed.insert("2031-05-01.md")
      try archive.put("## 2031-05-01\n" + random.digest(papers: 3), to: "2031-05-01.md")
    }
    // At once, and when their times are old enough to be trusted.
    for _ in 0..<2 {
      let (searcher, _) = archive.indexed
      try expectSame(searcher, archive.plain, seed: seed, queries: 40, "\(changed)")
      for paper in searcher.library.papers {
        #expect((paper.file.stored == nil) == changed.contains(paper.file.name), "seed \(seed)")
      }
      try await archive.settle()
    }
  }

  @Test("what changes while an archive is read by its index is read from the archive")
  func refresh() async throws {
    let archive = try await IndexedArchive(seed: 31)
    try archive.write()
    var (searcher, loader) = archive.indexed
    let before = searcher.library.papers.map(\.title)
    try archive.put(
      "## 2031-04-05\n### [새 논문](https://arxiv.org/abs/3104.00099)\n", to: "2031-04-05.md")
    // What was on the screen stays as it was.
    #expect(searcher.library.papers.map(\.title) == before)
    let library = try #require(loader.refresh(isPatient: false).library)
    try expectSame(Searcher(library), archive.plain, seed: 31)
    #expect(loader.refresh(isPatient: false).library == nil)
    searcher = Searcher(library)
    #expect(try searcher.find(Query("새 논문")).count >= 1)
  }

  // MARK: Several at once

  @Test("written by two at once it is whole for whoever opens it")
  func two() async throws {
    let archive = try await IndexedArchive(seed: 41)
    let failures = Mutex(0)
    try archive.write()
    DispatchQueue.concurrentPerform(iterations: 3) { number in
      for _ in 0..<(number == 0 ? 200 : 20) {
        let isWritten = number == 0 || (try? archive.write()) != nil
        let isWhole = (try? ArchiveIndex(at: archive.place))?.isWhole == true
        if !isWritten || !isWhole { failures.withLock { $0 += 1 } }
      }
    }
    #expect(failures.withLock { $0 } == 0)
    try expectSame(archive.indexed.searcher, archive.plain, seed: 41)
    #expect(try FileManager.default.contentsOfDirectory(atPath: archive.cache).count == 1)
  }

  @Test("kill -9 while it is written, 50 times, leaves none or a whole one, and no litter")
  func killed() async throws {
    let archive = try await IndexedArchive(seed: 42)
    let plain = archive.plain
    var random = SeededGenerator(seed: 42)
    let driver = try #require(Bundle.main.executableURL).deletingLastPathComponent()
      .appendingPathComponent("index-driver")
    var cut = 0
    for round in 0..<50 {
      let process = Process()
      process.executableURL = driver
      process.arguments = [archive.folder, archive.cache]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      usleep(UInt32.random(in: 5_000...60_000, using: &random))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      do {
        #expect(try ArchiveIndex(at: archive.place).isWhole, "round \(round)")
      } catch CacheFault.missing {}
      let names = (try? FileManager.default.contentsOfDirectory(atPath: archive.cache)) ?? []
      cut += names.contains { !$0.hasSuffix(".index") } ? 1 : 0
      #expect(names.count <= 2, "round \(round)")
      if round % 10 == 0 { try expectSame(archive.indexed.searcher, plain, seed: 42, queries: 2) }
    }
    // Some were killed in the midst of writing, or this test says nothing.
    #expect(cut > 0)
    try archive.write()
    #expect(try FileManager.default.contentsOfDirectory(atPath: archive.cache).count == 1)
    try expectSame(archive.indexed.searcher, plain, seed: 42)
  }

  @Test("where it cannot be written nothing is lost")
  func unwritable() async throws {
    let archive = try await IndexedArchive(seed: 43)
    try Data().write(to: URL(fileURLWithPath: archive.cache))
    let (searcher, loader) = archive.indexed
    #expect(throws: (any Error).self) {
      try searcher.writeIndex(of: loader.digests, at: archive.place)
    }
    try expectSame(archive.indexed.searcher, archive.plain, seed: 43)
  }
}
