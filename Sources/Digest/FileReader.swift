import Glibc

/// Reads files whole, with system calls: an archive is some hundred small files, and each call counts at start-up.
enum FileReader {
  struct Failure: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
    init(errno code: Int32) { reason = String(cString: strerror(code)) }
  }

  static func read(path: [UInt8]) throws(Failure) -> [UInt8] {
    // Not blocking, so that a FIFO named like a digest does not hold the reader.
    let file = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) } ?? -1
      }
    }
    guard file >= 0 else { throw Failure(errno: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Failure(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure("not a regular file") }
    return try read(descriptor: file, expecting: Int(status.st_size))
  }

  /// Reads to the end.
  ///
  /// The expected size only saves growing: a file may change while it is read.
  static func read(descriptor: Int32, expecting size: Int = 0) throws(Failure) -> [UInt8] {
    guard size <= DigestFile.largest else { throw Failure("larger than 2 GiB") }
    var capacity = max(size + 1, 4096)
    var bytes: [UInt8] = []
    while true {
      let start = bytes.count
      var failure: Int32 = 0
      let grown = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        bytes.withUnsafeBufferPointer { old in
          if start > 0 { _ = buffer.update(fromContentsOf: old) }
        }
        count = start
        while count < capacity {
          let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
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
