import Glibc

/// Which file a path leads to, whatever it is called.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  /// Its size in bytes.
  let size: Int
  /// Whether it is a regular file.
  let isFile: Bool

  /// The file at a path; nil where there is none, or none that may be looked at (`errno` tells).
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    isFile = status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether both are one file, however it grew.
  func isSameFile(as other: FileIdentity) -> Bool {
    device == other.device && inode == other.inode
  }
}
