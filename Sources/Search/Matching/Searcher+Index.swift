import Cache
import Digest
import Normalization
import System

// Writing the index of an archive, once it can be searched.
extension Searcher {
  /// How much of the searched text may be made anew at each start before the index is written
  /// again: one in so many bytes.
  private static let mostAnew = 32

  /// Whether the next start would be quicker by an index, or by a newer one.
  package func isWorthIndexing(at place: IndexPlace) -> Bool {
    corpus.size >= place.least && corpus.text.ownCount > corpus.size / Searcher.mostAnew
  }

  /// Writes the index where the next start would be quicker by it.
  ///
  /// One that cannot be written costs time only.
  ///
  /// - Parameter digests: what the library was made of.
  package func renewIndex(of digests: @autoclosure () -> [StampedDigest], at place: IndexPlace) {
    if isWorthIndexing(at: place) { try? writeIndex(of: digests(), at: place) }
  }

  /// Writes the index, and makes what it holds where it was not made before.
  ///
  /// - Parameter digests: what the library was made of.
  /// - Throws: why it is not there now; what was there still is.
  package func writeIndex(
    of digests: [StampedDigest], at place: IndexPlace
  ) throws(SystemError) {
    var index = try ArchiveIndexWriter(digests, at: place)
    index.begin(.papers)
    for paper in library.papers {
      index.writer.append(
        half: index.record(of: paper).map(UInt32.init) ?? IndexSection.noRecord)
    }
    index.begin(.text)
    index.writer.append(corpus.text.bytes)
    index.begin(.textStarts)
    for start in corpus.starts { index.writer.append(UInt64(start)) }
    index.begin(.accents)
    for accent in corpus.accents.packed { index.writer.append(accent) }
    let choseong = corpus.choseongText
    index.begin(.choseong)
    index.writer.append(choseong.bytes.bytes)
    index.begin(.choseongStarts)
    for start in choseong.starts { index.writer.append(UInt64(start)) }
    index.begin(.bare)
    for paper in choseong.bare.sorted() { index.writer.append(UInt64(paper)) }
    index.begin(.composed)
    index.writer.append(areComposed.map { $0 ? 1 : 0 })
    try index.finish()
  }
}
