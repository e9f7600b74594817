import Glibc

/// Reads files whole, with system calls: an archive is some hundred small files, and each call
/// counts at start-up.
enum FileReader {
  struct Failure: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
    init(errno code: Int32) { reason = unsafe String(cString: strerror(code)) }
  }

  /// How often a file that changes while it is read is read again, before what was read is taken as
  /// it is.
  private static let tries = 4

  /// Reads a file, again where it was changed or replaced meanwhile.
  ///
  /// - Returns: the bytes, and the stamp that the file had before and after; nil where it would not
  ///   keep still, or was changed too shortly before to be sure.
  /// - Throws: why it cannot be read, or that it is too large.
  static func read(path: [UInt8]) throws(Failure) -> (bytes: [UInt8], stamp: FileStamp?) {
    var last: [UInt8] = []
    for _ in 0..<tries {
      let (bytes, stamp) = try readOnce(path: path)
      if let stamp { return (bytes, stamp.isYoung ? nil : stamp) }
      last = bytes
    }
    return (last, nil)
  }

  private static func readOnce(
    path: [UInt8]
  ) throws(Failure) -> (bytes: [UInt8], stamp: FileStamp?) {
    // Not blocking, so that a FIFO named like a digest does not hold the reader.
    let file = LongPath.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw Failure(errno: errno) }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw Failure(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure("not a regular file") }
    let before = FileStamp(status)
    let bytes = try read(descriptor: file, expecting: before.size)
    // A file that another was renamed onto has changed too: it has a name less.
    guard unsafe fstat(file, &status) == 0, FileStamp(status) == before else { return (bytes, nil) }
    return (bytes, before)
  }

  /// Reads to the end.
  ///
  /// The expected size only saves growing: a file may change while it is read.
  ///
  /// - Throws: why it cannot be read, or that it is too large.
  static func read(descriptor: Int32, expecting size: Int = 0) throws(Failure) -> [UInt8] {
    guard size <= DigestFile.largest else { throw Failure("larger than 2 GiB") }
    var capacity = max(size + 1, 4096)
    var bytes: [UInt8] = []
    while true {
      let start = bytes.count
      var failure: Int32 = 0
      let grown = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        unsafe bytes.withUnsafeBufferPointer { old in
          if start > 0 { _ = unsafe buffer.update(fromContentsOf: old) }
        }
        count = start
        while count < capacity {
          let got = unsafe Glibc.read(
            descriptor, buffer.baseAddress.map { unsafe $0 + count }, capacity - count)
          if got > 0 {
            count += got
          } else if got == 0 {
            break
          } else if errno != EINTR {
            failure = errno
            break
          }
        }
      }
      guard failure == 0 else { throw Failure(errno: failure) }
      guard grown.count == capacity else { return grown }
      guard capacity < DigestFile.largest else { throw Failure("larger than 2 GiB") }
      bytes = grown
      capacity = min(capacity * 2, DigestFile.largest)
    }
  }
}
