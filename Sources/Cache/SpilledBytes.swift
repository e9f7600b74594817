import Glibc
import System

/// Bytes that wait in a file without a name until they are read once, so that they take no memory.
package struct SpilledBytes: ~Copyable {
  private static let pieceSize = 1 << 18

  private let descriptor: Descriptor
  private var piece: [UInt8] = []
  private var failure: SystemError?

  /// - Parameter path: of a file; the bytes wait in its folder.
  /// - Throws: why the system would not make the file.
  package init(beside path: String) throws(SystemError) {
    let file = try TemporaryFile(Path.folder(of: path) + "/" + CacheWriter.start)
    unlink(file.path)
    descriptor = Descriptor(fcntl(file.descriptor.number, F_DUPFD_CLOEXEC, 0))
    piece.reserveCapacity(SpilledBytes.pieceSize)
  }

  /// Appends bytes.
  package mutating func append(_ bytes: RawSpan) {
    bytes.withUnsafeBytes { piece += $0 }
    if piece.count >= SpilledBytes.pieceSize { flush() }
  }

  private mutating func flush() {
    guard failure == nil else { return }
    do throws(SystemError) { try descriptor.write(piece.span) } catch { failure = error }
    piece.removeAll(keepingCapacity: true)
  }

  /// Reads all of them, piece by piece.
  ///
  /// - Throws: why they could not be written or read.
  package mutating func read(_ visit: ([UInt8]) -> Void) throws(SystemError) {
    flush()
    if let failure { throw failure }
    guard lseek(descriptor.number, 0, SEEK_SET) == 0 else { throw SystemError() }
    var bytes = [UInt8](repeating: 0, count: SpilledBytes.pieceSize)
    while true {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor.number, $0.baseAddress, $0.count)
      }
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw SystemError()
      }
      guard count > 0 else { return }
      visit(Array(bytes[..<count]))
    }
  }
}
