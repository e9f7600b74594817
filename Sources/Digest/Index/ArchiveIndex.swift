import Cache
import Glibc
import System

/// What was made of an archive's digests, in files that may always be deleted: segments, each of
/// some digests.
///
/// A digest counts as stored where its name, size, times and inode are those of then.
package struct ArchiveIndex: Sendable {
  /// The segments that are of use.
  package private(set) var segments: [IndexSegment] = []
  /// Those that are not, by their names in the folder, and why.
  package private(set) var faults: [(name: String, fault: CacheFault)] = []
  /// Whether what stands at its place is no folder, or one that others may write: it is left alone.
  package private(set) var isForeign = false
  private let place: IndexPlace
  private let recent = RecentContents()

  /// Where a digest is stored.
  private struct Location {
    let inode: UInt64
    let segment: Int32
    let number: Int32
  }

  /// In the order of inodes; a file with several names may be stored as often.
  private var locations: [Location] = []

  /// Opens all segments at a place; none where there are none.
  package init(at place: IndexPlace) {
    self.place = place
    var status = stat()
    guard unsafe lstat(place.folder, &status) == 0 else { return }
    // Others could put files of the user's own there that are of something else.
    isForeign =
      status.st_mode & S_IFMT != S_IFDIR || status.st_uid != geteuid()
      || status.st_mode & 0o022 != 0
    guard !isForeign else { return }
    for name in Folder.names(in: place.folder) where name.hasSuffix(IndexPlace.ending) {
      do throws(CacheFault) {
        segments.append(try IndexSegment(name, at: place, recent))
      } catch {
        faults.append((name, error))
      }
    }
    let count = segments.reduce(0) { $0 + $1.count }
    locations.reserveCapacity(count)
    for (index, segment) in segments.enumerated() {
      for number in 0..<segment.count {
        locations.append(
          Location(
            inode: segment.inode(of: number), segment: Int32(index), number: Int32(number)))
      }
    }
    locations.sort { $0.inode < $1.inode }
  }

  /// Whether there is nothing of it.
  package var isMissing: Bool { segments.isEmpty && faults.isEmpty && !isForeign }

  /// The size of its files in bytes.
  package var size: Int { segments.reduce(0) { $0 + $1.file.size } }

  /// How many bytes of digests' text are stored.
  var textSize: Int { segments.reduce(0) { $0 + $1.textSize } }

  /// The first thing that is wrong with any of it; all of it is looked at.
  package var fault: CacheFault? {
    if isForeign { return .foreign }
    return faults.first?.fault ?? (segments.allSatisfy(\.isWhole) ? nil : .damaged)
  }

  /// Whether all of it is as it was written.
  package var isWhole: Bool { fault == nil }

  // MARK: Digests

  /// A digest as it was stored; nil where it was not, or has changed.
  ///
  /// - Parameter stamp: that of the file as it is now.
  func digest(_ entry: FileEntry, _ stamp: FileStamp) -> DigestFile? {
    let inode = stamp.words[1]
    var (low, high) = (0, locations.count)
    while low < high {
      let middle = (low + high) / 2
      if locations[middle].inode < inode { low = middle + 1 } else { high = middle }
    }
    while low < locations.count, locations[low].inode == inode {
      let location = locations[low]
      let segment = segments[Int(location.segment)]
      if let digest = segment.digest(Int(location.number), as: entry, stamp) { return digest }
      low += 1
    }
    return nil
  }

  // MARK: Segments

  /// Writes a segment of some digests, and opens it.
  ///
  /// - Parameters:
  ///   - digests: in any order; those whose text is asked for together stand together.
  ///   - writeText: writes what searches look into.
  /// - Throws: why it is not there.
  func write(
    _ digests: [StampedDigest], writeText: ([Paper], inout IndexSegmentWriter) -> Void
  ) throws(SystemError) -> [DigestFile] {
    let name = IndexSegmentWriter.name(of: digests)
    var writer = try IndexSegmentWriter(digests, name, at: place)
    writeText(digests.flatMap(\.file.papers), &writer)
    try writer.finish()
    let path = place.segment(name)
    guard
      let segment = try? IndexSegment(
        String(path.dropFirst(place.folder.utf8.count + 1)), at: place, recent)
    else { throw SystemError(EIO) }
    var files: [DigestFile] = []
    for (number, digest) in digests.enumerated() {
      guard let file = segment.digest(number, as: digest.entry, digest.stamp) else {
        throw SystemError(EIO)
      }
      files.append(file)
    }
    return files
  }

  /// Deletes all of it.
  package func remove() { remove(allBut: []) }

  /// Deletes what is of no use and all segments but some.
  func remove(allBut used: Set<String>) {
    for name in segments.map(\.name) + faults.map(\.name) where !used.contains(name) {
      unsafe unlink(place.folder + "/" + name)
    }
  }
}
