import Glibc

/// A file descriptor that is closed when nobody holds it any more.
package struct Descriptor: ~Copyable, Sendable {
  /// The number by which the system knows it; -1 where opening failed.
  package let number: Int32

  /// No descriptor.
  package static var none: Descriptor { Descriptor(-1) }

  /// Owns a descriptor from now on.
  package init(_ number: Int32) { self.number = number }

  /// Opens a file.
  ///
  /// Programs that are started later do not inherit the descriptor.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - flags: `O_…` of open(2).
  ///   - mode: the permissions of a file that is made.
  package init(opening path: String, _ flags: Int32, mode: mode_t = 0o600) {
    number = open(path, flags | O_CLOEXEC, mode)
  }

  /// Whether it is open.
  package var isOpen: Bool { number >= 0 }

  deinit { if number >= 0 { _ = Glibc.close(number) } }

  // MARK: Reading and writing

  /// All bytes up to the end of what a descriptor gives.
  ///
  /// - Parameters:
  ///   - number: the descriptor; the caller's, such as that of standard input.
  ///   - limit: the most bytes that are wanted; one byte more is read where there is one, which
  ///     tells that there is more.
  /// - Throws: why no more can be read.
  package static func read(_ number: Int32, limit: Int = .max) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      // One more than the limit, which may be the largest number there is.
      let most = min(limit - bytes.count, buffer.count - 1) + 1
      let count = Glibc.read(number, &buffer, most)
      if count == 0 { break }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw SystemError()
      }
    }
    return bytes
  }

  /// Writes all of it.
  ///
  /// - Throws: why the rest could not be written.
  package borrowing func write(_ bytes: Span<UInt8>) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.extracting(start...).withUnsafeBytes {
        Glibc.write(number, $0.baseAddress, $0.count)
      }
      guard count >= 0 || errno == EINTR else { throw SystemError() }
      start += max(0, count)
    }
  }

  /// Waits until what was written is on the disk (fsync(2)).
  ///
  /// - Throws: why it is not.
  package borrowing func synchronize() throws(SystemError) {
    guard fsync(number) == 0 else { throw SystemError() }
  }

  /// Closes it, and says whether that failed: on a network some writes fail only then.
  ///
  /// - Throws: why what was written may not be there.
  package consuming func close() throws(SystemError) {
    let number = number
    discard self
    guard Glibc.close(number) == 0 else { throw SystemError() }
  }
}
