import Glibc

/// By what a file is known not to have changed since it was read: which file it is, how long, and
/// when it was last changed.
struct FileStamp: Sendable, Hashable {
  private let device: UInt
  private let inode: UInt
  let size: Int
  /// Nanoseconds since 1970.
  private let modified: Int
  /// The last change of anything about the file, its name and its times included: what no program
  /// can set.
  private let changed: Int

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    modified = FileStamp.nanoseconds(status.st_mtim)
    changed = FileStamp.nanoseconds(status.st_ctim)
  }

  /// The stamp of what a path leads to; nil where that is nothing.
  init?(path: [UInt8]) {
    guard let status = LongPath.status(path) else { return nil }
    self.init(status)
  }

  /// The stamp as five words, for an index.
  var words: [UInt64] {
    [UInt64(device), UInt64(inode)]
      + [size, modified, changed].map { UInt64(bitPattern: Int64($0)) }
  }

  /// The stamp of five words.
  init(words: [UInt64]) {
    (device, inode) = (UInt(words[0]), UInt(words[1]))
    let numbers = words[2...].map { Int(Int64(bitPattern: $0)) }
    (size, modified, changed) = (numbers[0], numbers[1], numbers[2])
  }

  /// How coarse a file's times can be, in nanoseconds: of two changes within a tick of the kernel's
  /// clock, or within the two seconds of FAT, the second leaves no trace in them.
  private static let coarseness = 2_100_000_000

  /// Whether the file was changed so shortly before this moment that another change need not be
  /// seen in its stamp.
  var isYoung: Bool {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return FileStamp.nanoseconds(now) - max(modified, changed) < FileStamp.coarseness
  }

  /// The day of the last change of what the file holds, in UTC.
  var day: DigestDate? { DigestDate(secondsSince1970: modified / 1_000_000_000) }

  private static func nanoseconds(_ time: timespec) -> Int {
    time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
