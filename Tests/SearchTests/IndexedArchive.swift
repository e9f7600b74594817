import Cache
import Foundation
import Glibc
import Normalization
import TestSupport
import Testing

@testable import Digest
@testable import Search

/// An archive on disk with a place for its index, gone with its last user.
final class IndexedArchive: Sendable {
  /// What a file's times leave unsure: a digest that was written just now is in no index.
  private static let settling = Duration.milliseconds(2_200)

  /// The folder of the digests.
  let folder: String
  /// The folder of the index.
  let cache: String
  let archive: Archive
  let place: IndexPlace

  /// Random digests of a seed, and one in UTF-16, one with links by name and one without papers.
  ///
  /// - Parameter segmentSize: small, so that there are several segments.
  init(
    seed: UInt64, days: Int = 9, more: [String] = [], segmentSize: Int = 2 << 10
  ) async throws {
    let root = NSTemporaryDirectory() + "nonmun-index-" + UUID().uuidString
    (folder, cache) = (root + "/archive", root + "/cache")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var random = SeededGenerator(seed: seed)
    for day in 1...days {
      let text =
        "## 2031-04-0\(day)\n" + random.digest(papers: Int.random(in: 2...6, using: &random))
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/2031-04-0\(day).md"))
    }
    let foreign = "## 2031-04-11\n### [확산 모델](https://arxiv.org/abs/3104.00077)\n요약입니다.\n"
    try Data([0xFF, 0xFE] + foreign.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      .write(to: URL(fileURLWithPath: folder + "/2031-04-11.md"))
    let linked =
      "## 2031-04-12\n### [ㅎㅅ 모델](https://arxiv.org/abs/3104.00078)\n- [여기][a]를 보세요, Schölkopf.\n\n[a]: https://b.org\n"
    try Data(linked.utf8).write(to: URL(fileURLWithPath: folder + "/2031-04-12.md"))
    for (number, text) in more.enumerated() {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/2031-05-1\(number).md"))
    }
    try Data("# 논문\n".utf8).write(to: URL(fileURLWithPath: folder + "/README.md"))
    archive = try Archive(paths: [folder])
    var place = try #require(IndexPlace(of: archive, in: cache))
    (place.least, place.blockSize, place.segmentSize) = (0, 4096, segmentSize)
    self.place = place
    try await settle()
  }

  /// Waits until the times of what was written are old enough to be trusted.
  func settle() async throws { try await Task.sleep(for: IndexedArchive.settling) }

  deinit {
    try? FileManager.default.removeItem(atPath: (folder as NSString).deletingLastPathComponent)
  }

  /// The archive searched without an index.
  var plain: Searcher { Searcher(LibraryLoader.all(archive)) }

  /// The archive searched by its index, as far as that is of use; it is not written.
  var indexed: (searcher: Searcher, loader: LibraryLoader) { read(writes: false) }

  /// Reads the archive by its index.
  ///
  /// - Parameter writes: whether what the index does not hold is stored.
  func read(writes: Bool) -> (searcher: Searcher, loader: LibraryLoader) {
    var place = place
    place.writes = writes
    var loader = LibraryLoader(archive, index: IndexMaker(at: place))
    return (Searcher(loader.all()), loader)
  }

  /// The index as it is.
  var index: ArchiveIndex { ArchiveIndex(at: place) }

  /// Makes the index where it is not whole, and returns the bytes of its segments by their names.
  @discardableResult
  func write() throws -> [String: [UInt8]] {
    _ = read(writes: true)
    return try segments()
  }

  /// The bytes of the segments by their names.
  func segments() throws -> [String: [UInt8]] {
    var segments: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: place.folder) {
      segments[name] = Array(try Data(contentsOf: URL(fileURLWithPath: place.folder + "/" + name)))
    }
    return segments
  }

  /// Replaces a segment.
  func put(_ bytes: [UInt8], asSegment name: String) throws {
    let path = place.folder + "/" + name
    unlink(path)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
  }

  /// Replaces a digest.
  func put(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }
}

/// Expects that two searchers tell and find the same, in the same order.
///
/// - Parameter seed: of the random queries.
/// - Returns: how many papers the queries found.
@discardableResult
func expectSame(
  _ a: Searcher, _ b: Searcher, seed: UInt64, queries: Int = 12, _ what: String = "",
  location: SourceLocation = #_sourceLocation
) throws -> Int {
  let what = Comment(rawValue: "seed \(seed) \(what)")
  #expect(a.library.ids == b.library.ids, what, sourceLocation: location)
  #expect(a.library.days == b.library.days, what, sourceLocation: location)
  #expect(a.library.papers == b.library.papers, what, sourceLocation: location)
  #expect(
    a.library.papers.map { "\($0.file.name):\($0.line)" }
      == b.library.papers.map { "\($0.file.name):\($0.line)" }, what, sourceLocation: location)
  for paper in a.library.papers.indices {
    #expect(a.text(of: paper) == b.text(of: paper), what, sourceLocation: location)
  }
  #expect(a.areComposed == b.areComposed, what, sourceLocation: location)
  var random = SeededGenerator(seed: seed)
  var count = 0
  for _ in 0..<queries {
    guard let query = try? Query(random.query()) else { continue }
    let results = try [a, b].map { searcher in
      let found = try searcher.find(query, today: today)
      return (found.papers, found.readings, searcher.list(found))
    }
    #expect(results[0] == results[1], what, sourceLocation: location)
    count += results[0].0.count
  }
  return count
}

extension Searcher {
  /// What searches look into for a paper: its text, its accents, its 초성 and whether bare
  /// consonants stand in it.
  fileprivate func text(of paper: Int) -> [String] {
    let (range, choseong) = (corpus.paper(paper), corpus.choseongText)
    var accents = Accents()
    accents.append(corpus.accents, in: range, at: 0)
    return [
      "\(corpus.text.copy(range))", "\(accents)",
      "\(choseong.bytes.copy(choseong.paper(paper)))", "\(choseong.bare.contains(paper))",
    ]
  }
}
