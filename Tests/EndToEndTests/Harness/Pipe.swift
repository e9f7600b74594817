import CVTerm
import Glibc

/// A pipe, whose ends close with it.
final class Pipe {
  /// The end to read from.
  private(set) var reader: Int32
  /// The end to write to, or -1 once it is closed.
  private(set) var writer: Int32

  /// Makes a pipe that no program inherits by chance.
  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError("making a pipe") }
    (reader, writer) = (ends[0], ends[1])
  }

  /// Makes a pipe that holds `bytes` and then ends.
  convenience init(holding bytes: [UInt8]) throws {
    try self.init()
    guard fcntl(writer, Int32(CVTERM_F_SETPIPE_SZ), Int32(max(bytes.count, 4096))) >= bytes.count
    else {
      throw SystemError("making a pipe of \(bytes.count) bytes")
    }
    guard write(writer, bytes, bytes.count) == bytes.count else {
      throw SystemError("filling a pipe")
    }
    closeWriter()
  }

  deinit {
    closeReader()
    closeWriter()
  }

  /// Closes the end to read from.
  func closeReader() {
    if reader >= 0 { close(reader) }
    reader = -1
  }

  /// Closes the end to write to.
  func closeWriter() {
    if writer >= 0 { close(writer) }
    writer = -1
  }
}
