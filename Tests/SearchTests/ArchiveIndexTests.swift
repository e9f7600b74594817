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
    "tells and finds what the archive does, from its segments alone",
    arguments: 1...4 as ClosedRange<UInt64>)
  func same(seed: UInt64) async throws {
    let archive = try await IndexedArchive(seed: seed)
    #expect(try archive.write().count > 2)
    let (searcher, _) = archive.indexed
    #expect(try expectSame(searcher, archive.plain, seed: seed, queries: 60) > 100)
    // Nothing was read or folded again.
    #expect(searcher.library.papers.allSatisfy { $0.storedIn != nil })
    #expect(searcher.corpus.text.ownCount == 0)
    // And nothing is written again.
    let before = try archive.segments()
    #expect(try archive.write() == before)
    archive.index.remove()
    #expect(try archive.write() == before)
  }

  @Test("what was stored while it was read is searched where it stands")
  func firstReading() async throws {
    let archive = try await IndexedArchive(seed: 7)
    let (searcher, _) = archive.read(writes: true)
    #expect(searcher.library.papers.allSatisfy { $0.storedIn != nil })
    #expect(searcher.corpus.text.ownCount == 0)
    try expectSame(searcher, archive.plain, seed: 7)
  }

  @Test("is of no use for another archive, and small archives have none")
  func notItsOwn() async throws {
    let archive = try await IndexedArchive(seed: 5)
    try archive.write()
    let other = try #require(IndexPlace(of: Archive(paths: [archive.cache]), in: archive.cache))
    rename(archive.place.folder, other.folder)
    let index = ArchiveIndex(at: other)
    #expect(index.segments.isEmpty && index.faults.allSatisfy { $0.fault == .otherKey })
    #expect(archive.index.isMissing)
    var place = archive.place
    for least in [IndexPlace.usualLeast, 0] {
      place.least = least
      _ = LibraryLoader.all(archive.archive, index: IndexMaker(at: place))
      #expect(archive.index.isMissing == (least > 0))
    }
    #expect(IndexPlace(of: Archive(memory: [("a.md", [])]), in: "/tmp") == nil)
  }

  @Test("has another version whenever what is stored of the same digests is another")
  func version() async throws {
    let examples = DigestForm.allCases.map { "## 2031-04-05\n\n" + $0.example + "\n" }
    let archive = try await IndexedArchive(seed: 6, more: examples, segmentSize: 1 << 20)
    try archive.write()
    let file = try #require(archive.index.segments.first).file
    let stored = IndexSection.allCases.filter { $0 != .files }.map { section in
      file.copy(file.section(section.rawValue)).withUnsafeBytes { Checksum.of($0) }
    }
    let sum = stored.withUnsafeBytes { Checksum.of($0) }
    // Where this fails, raise `IndexSection.version` and write the new sum here: an index that a
    // program made which reads digests or folds text in another way must not be used.
    #expect(IndexSection.version == 2 && sum == 14_394_361_440_036_062_639, "\(sum)")
  }

  // MARK: Damage

  @Test("a block that is damaged, whichever, changes no result, and its segment is made anew")
  func blocks() async throws {
    let archive = try await IndexedArchive(seed: 11, days: 4)
    let (whole, plain) = (try archive.write(), archive.plain)
    var noticed = 0
    for (name, segment) in whole {
      for start in stride(from: 0, to: segment.count, by: 4096) {
        var bytes = segment
        for index in start..<min(start + 4096, segment.count) { bytes[index] ^= 0x5A }
        try archive.put(bytes, asSegment: name)
        noticed += archive.index.isWhole ? 0 : 1
        try expectSame(
          archive.indexed.searcher, plain, seed: UInt64(start), queries: 2,
          "\(name), block at \(start)")
        // Whoever finds a fault while searching deletes the segment.
        _ = archive.read(writes: true)
        _ = archive.read(writes: true)
        #expect(archive.index.segments.count == whole.count, "\(name), block at \(start)")
        try archive.put(segment, asSegment: name)
      }
    }
    // All but the blocks between sections are looked at.
    #expect(noticed > 20)
  }

  @Test("cut off at 200 places it is not used")
  func truncation() async throws {
    let archive = try await IndexedArchive(seed: 12, days: 4)
    let (whole, plain) = (try archive.write(), archive.plain)
    let names = whole.keys.sorted()
    var random = SeededGenerator(seed: 12)
    for place in 0..<200 {
      let name = names[place % names.count]
      let segment = try #require(whole[name])
      let end = place < 20 ? place : Int.random(in: 0..<segment.count, using: &random)
      try archive.put(Array(segment[..<end]), asSegment: name)
      let faults = archive.index.faults
      #expect(faults.map(\.name) == [name], "cut at \(end)")
      #expect(faults.map(\.fault) == [.damaged], "cut at \(end)")
      if place % 20 == 0 {
        try expectSame(archive.indexed.searcher, plain, seed: UInt64(end), queries: 2)
      }
      try archive.put(segment, asSegment: name)
    }
  }

  @Test("a bit turned over changes no result")
  func bits() async throws {
    let archive = try await IndexedArchive(seed: 13, days: 4)
    let (whole, plain) = (try archive.write(), archive.plain)
    var random = SeededGenerator(seed: 13)
    for round in 0..<200 {
      let segments = archive.index.segments
      let segment = segments[round % segments.count]
      let before = try #require(whole[segment.name])
      let stretches =
        [0..<600, (before.count - 80)..<before.count]
        + IndexSection.allCases.map { segment.file.section($0.rawValue) }.filter { !$0.isEmpty }
      let place = Int.random(in: stretches[round / 2 % stretches.count], using: &random)
      var bytes = before
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try archive.put(bytes, asSegment: segment.name)
      // Of the header the words that are not used yet are under its checksum too.
      #expect(!archive.index.isWhole, "bit at \(place)")
      try expectSame(
        archive.indexed.searcher, plain, seed: UInt64(round), queries: 2, "bit at \(place)")
      try archive.put(before, asSegment: segment.name)
    }
  }

  @Test("damaged while it is used, its digests are read from the archive and it is deleted")
  func damagedInUse() async throws {
    let archive = try await IndexedArchive(seed: 14)
    try archive.write()
    let (searcher, _) = archive.indexed
    for segment in archive.index.segments {
      let file = open(archive.place.folder + "/" + segment.name, O_WRONLY)
      for number in [IndexSection.digests, .lines] {
        let section = segment.file.section(number.rawValue)
        let noise = [UInt8](repeating: 0x5A, count: section.count)
        #expect(pwrite(file, noise, noise.count, off_t(section.lowerBound)) == noise.count)
      }
      close(file)
    }
    try expectSame(searcher, archive.plain, seed: 14)
    #expect(archive.index.isMissing)
  }

  @Test("of another version, of another owner or where others may write, it is made anew")
  func foreign() async throws {
    let archive = try await IndexedArchive(seed: 15)
    let (whole, plain) = (try archive.write(), archive.plain)
    func expect(_ fault: CacheFault) throws {
      #expect(archive.index.fault == fault)
      #expect(archive.index.segments.isEmpty)
      try expectSame(archive.indexed.searcher, plain, seed: 15)
      #expect(try archive.write() == whole)
    }
    for version in [0, 1, 3, UInt64.max] {
      for (name, segment) in whole {
        var bytes = segment
        withUnsafeBytes(of: version.littleEndian) { bytes.replaceSubrange(8..<16, with: $0) }
        let sum = bytes[..<(511 * 8)].withUnsafeBytes { Checksum.of($0) }
        withUnsafeBytes(of: sum.littleEndian) { bytes.replaceSubrange((511 * 8)..<4096, with: $0) }
        try archive.put(bytes, asSegment: name)
      }
      try expect(.otherVersion)
    }
    for name in whole.keys {
      try archive.put(Array(repeating: 0x20, count: 10_000), asSegment: name)
    }
    try expect(.otherVersion)
    for name in whole.keys { chmod(archive.place.folder + "/" + name, 0o622) }
    try expect(.foreign)
    // Only root can give a file away.
    if geteuid() == 0 {
      for name in whole.keys { chown(archive.place.folder + "/" + name, 65_534, 65_534) }
      try expect(.foreign)
    }
  }

  @Test(
    "a folder that others may write, or that is none, is neither read nor written",
    arguments: ["writable", "file", "link"])
  func foreignFolder(_ kind: String) async throws {
    let archive = try await IndexedArchive(seed: 16)
    let (folder, before) = (archive.place.folder, try archive.write())
    switch kind {
    case "writable": chmod(folder, 0o777)
    case "file":
      rename(folder, folder + ".old")
      try Data([1]).write(to: URL(fileURLWithPath: folder))
    default:
      rename(folder, folder + ".old")
      symlink(folder + ".old", folder)
    }
    #expect(archive.index.fault == .foreign)
    let (searcher, _) = archive.read(writes: true)
    #expect(searcher.library.papers.allSatisfy { $0.storedIn == nil })
    try expectSame(searcher, archive.plain, seed: 16)
    if kind == "writable" { #expect(try archive.segments() == before) }
  }

  // MARK: Words

  @Test("the words of its papers are kept beside it, and rank as those in memory do")
  func words() async throws {
    let archive = try await IndexedArchive(seed: 51)
    try archive.write()
    let path = archive.place.folder + "/words"
    let plain = WordIndex(archive.plain.library, corpus: archive.plain.corpus)
    let (reading, _) = archive.indexed
    let (writing, _) = archive.read(writes: true)
    #expect(WordIndex(stored: reading.library, reading.corpus) == nil)
    #expect(access(path, F_OK) != 0)
    let written = WordIndex(writing.library, corpus: writing.corpus)
    try expectSameWords(written, plain, "written")
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try expectSameWords(
      #require(WordIndex(stored: reading.library, reading.corpus)), plain, "read again")
    // Zeros are mostly those between sections.
    let places = whole.indices.filter { whole[$0] != 0 }
    var random = SeededGenerator(seed: 51)
    for _ in 0..<60 {
      var bytes = whole
      let place = try #require(places.randomElement(using: &random))
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      unlink(path)
      try bytes.write(to: URL(fileURLWithPath: path))
      chmod(path, 0o600)
      #expect(WordIndex(stored: reading.library, reading.corpus) == nil, "bit at \(place)")
    }
    try expectSameWords(WordIndex(reading.library, corpus: reading.corpus), plain, "in memory")
    try expectSameWords(WordIndex(writing.library, corpus: writing.corpus), plain, "made anew")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
  }

  @Test("the words of papers that changed since are those of now")
  func changedWords() async throws {
    let archive = try await IndexedArchive(seed: 52)
    let (before, _) = archive.read(writes: true)
    _ = WordIndex(before.library, corpus: before.corpus)
    for text in ["강화 학습", "확산 모델"] {
      try archive.put(
        "## 2031-04-11\n### [\(text)](https://arxiv.org/abs/3104.00077)\n\(text)의 요약입니다.\n",
        to: "2031-04-11.md")
      // At once, when no segment holds it, and when one does.
      for _ in 0..<2 {
        let (searcher, _) = archive.read(writes: true)
        #expect(searcher.library.papers.count == before.library.papers.count)
        let plain = WordIndex(archive.plain.library, corpus: archive.plain.corpus)
        try expectSameWords(WordIndex(searcher.library, corpus: searcher.corpus), plain, "\(text)")
        try await archive.settle()
      }
    }
  }

  private func expectSameWords(_ a: WordIndex, _ b: WordIndex, _ what: Comment) throws {
    #expect(a.count == b.count && a.featureCount == b.featureCount, what)
    #expect(a.sums == b.sums && a.wordCount == b.wordCount, what)
    for word in 0..<b.featureCount { #expect(a.feature(word) == b.feature(word), what) }
    for paper in 0..<b.count {
      #expect(a.vector(of: paper) == b.vector(of: paper), what)
      #expect(a.similar(to: [paper], most: 5) == b.similar(to: [paper], most: 5), what)
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
        #expect((paper.storedIn == nil) == changed.contains(paper.file.name), "seed \(seed)")
      }
      try await archive.settle()
    }
    // What changed is stored now, what did not stays where it is unless little of it is left, and
    // nothing is kept that is of no use.
    try archive.write()
    let (searcher, _) = archive.indexed
    try expectSame(searcher, archive.plain, seed: seed, queries: 40, "\(changed)")
    #expect(searcher.library.papers.allSatisfy { $0.storedIn != nil })
    let used = Set(searcher.library.papers.compactMap { $0.storedIn?.name })
    #expect(archive.index.segments.allSatisfy { used.contains($0.name) || $0.recordCount == 0 })
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
        if number > 0 {
          ArchiveIndex(at: archive.place).remove()
          _ = archive.read(writes: true)
        }
        // A segment may be gone at any moment, but none is ever there in part.
        let faults = archive.index.faults.filter { $0.fault != .missing }
        if !faults.isEmpty { failures.withLock { $0 += 1 } }
      }
    }
    #expect(failures.withLock { $0 } == 0)
    try expectSame(archive.indexed.searcher, archive.plain, seed: 41)
    let whole = try archive.write()
    #expect(whole.keys.allSatisfy { $0.hasSuffix(".segment") })
    #expect(archive.index.segments.count == whole.count)
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
      #expect(archive.index.faults.isEmpty, "round \(round)")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: archive.place.folder)) ?? []
      cut += names.contains { !$0.hasSuffix(".segment") } ? 1 : 0
      if round % 10 == 0 { try expectSame(archive.indexed.searcher, plain, seed: 42, queries: 2) }
    }
    // Some were killed in the midst of writing, or this test says nothing.
    #expect(cut > 0)
    let names = try archive.write().keys
    #expect(names.allSatisfy { $0.hasSuffix(".segment") })
    try expectSame(archive.indexed.searcher, plain, seed: 42)
  }

  @Test("where it cannot be written nothing is lost")
  func unwritable() async throws {
    let archive = try await IndexedArchive(seed: 43)
    try Data().write(to: URL(fileURLWithPath: archive.cache))
    let (searcher, _) = archive.read(writes: true)
    #expect(searcher.library.papers.allSatisfy { $0.storedIn == nil })
    try expectSame(searcher, archive.plain, seed: 43)
  }
}

extension WordIndex {
  /// A paper's words and their values.
  fileprivate func vector(of paper: Int) -> [Int: UInt16] {
    var vector: [Int: UInt16] = [:]
    eachWord(of: paper) { vector[$0] = $1 }
    return vector
  }
}
