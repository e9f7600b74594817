import Glibc
import Synchronization
import System

/// Why a cache file is of no use.
package enum CacheFault: Error, Sendable, Hashable {
  /// There is none.
  case missing
  /// It cannot be read, for the system's reason.
  case system(Int32)
  /// Somebody else owns it or may write it.
  case foreign
  /// It is no cache file, or one of another version of the program.
  case otherVersion
  /// It is of something else.
  case otherKey
  /// It is cut off, or bytes of it are not those that were written.
  case damaged
}

/// A file of sections that may always be deleted, mapped into memory.
///
/// ```text
/// page   header: 512 words of 64 bits, little-endian; the last is the checksum of the others
/// …      sections, each at a multiple of 64 KiB, in blocks that the checksums count from here
/// …      a checksum for each block
/// ```
///
/// Nothing in it is trusted: the file must be the user's, its header and the table of checksums are
/// looked at when it is opened, and a block before its bytes are used.
package final class CacheFile: Sendable {
  static let magic: UInt64 = 0x0A78_6469_6D6E_6E4E
  static let headerSize = 4096
  static let alignment = 1 << 16
  /// The most sections.
  static let mostSections = 64

  /// What the words of the header are.
  enum Word: Int {
    case magic, version, key, blockSize, end, checksums
    case sections = 16
    case header = 511
  }

  private let path: String
  let mapping: Mapping
  private let blockSize: Int
  private let end: Int
  /// Which blocks were looked at and are as they were written.
  private let seen: Mutex<[Bool]>

  /// The size of the file in bytes.
  package var size: Int { mapping.buffer.count }

  /// Maps a file, and looks at its header.
  ///
  /// - Parameters:
  ///   - version: of what is in the sections.
  ///   - key: what the file is of.
  /// - Throws: why it is of no use.
  package init(_ path: String, version: UInt64, key: UInt64) throws(CacheFault) {
    self.path = path
    let descriptor = Descriptor(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor.isOpen else { throw errno == ENOENT ? .missing : .system(errno) }
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else { throw .system(errno) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      status.st_mode & 0o022 == 0
    else { throw .foreign }
    let size = Int(status.st_size)
    guard size >= CacheFile.headerSize else { throw .damaged }
    guard let mapping = Mapping(descriptor.number, count: size) else { throw .system(errno) }
    self.mapping = mapping
    let buffer = mapping.buffer
    func word(_ word: Word) -> UInt64 { CacheFile.word(buffer, at: word.rawValue * 8) }
    guard word(.magic) == CacheFile.magic else { throw .otherVersion }
    let header = UnsafeRawBufferPointer(rebasing: buffer[..<(Word.header.rawValue * 8)])
    guard Checksum.of(header) == word(.header) else { throw .damaged }
    guard word(.version) == version else { throw .otherVersion }
    guard word(.key) == key else { throw .otherKey }
    guard let blockSize = Int(exactly: word(.blockSize)), blockSize > 0,
      let end = Int(exactly: word(.end)), end >= CacheFile.headerSize, end <= size, end % 8 == 0
    else { throw .damaged }
    (self.blockSize, self.end) = (blockSize, end)
    let blocks = (end - CacheFile.headerSize + blockSize - 1) / blockSize
    guard size == end + blocks * 8,
      Checksum.of(UnsafeRawBufferPointer(rebasing: buffer[end...])) == word(.checksums)
    else { throw .damaged }
    seen = Mutex([Bool](repeating: false, count: blocks))
  }

  /// Deletes the file, so that it is made anew.
  package func remove() { unlink(path) }

  /// Where a section stands in the file; empty for one that is not there.
  package func section(_ number: Int) -> Range<Int> {
    precondition(number < CacheFile.mostSections)
    let offset = (Word.sections.rawValue + number * 2) * 8
    guard let start = Int(exactly: word(at: offset)),
      let count = Int(exactly: word(at: offset + 8)),
      start >= CacheFile.headerSize, start <= end, count <= end - start
    else { return CacheFile.headerSize..<CacheFile.headerSize }
    return start..<start + count
  }

  /// Whether the blocks in which a stretch of the file stands are as they were written; each is
  /// looked at once.
  package func isWhole(_ range: Range<Int>) -> Bool {
    guard range.lowerBound >= CacheFile.headerSize, range.upperBound <= end else { return false }
    guard !range.isEmpty else { return true }
    let first = (range.lowerBound - CacheFile.headerSize) / blockSize
    let last = (range.upperBound - 1 - CacheFile.headerSize) / blockSize
    // Hot path: mostly a title in one block, or two, that were looked at.
    if seen.withLock({ seen in seen[first] && seen[first...last].allSatisfy(\.self) }) {
      return true
    }
    let unseen = seen.withLock { seen in (first...last).filter { !seen[$0] } }
    for block in unseen where !isAsWritten(block) { return false }
    if !unseen.isEmpty { seen.withLock { seen in for block in unseen { seen[block] = true } } }
    return true
  }

  private func isAsWritten(_ block: Int) -> Bool {
    let start = CacheFile.headerSize + block * blockSize
    let bytes = mapping.buffer[start..<min(start + blockSize, end)]
    return Checksum.of(UnsafeRawBufferPointer(rebasing: bytes)) == word(at: end + block * 8)
  }

  /// Lets go of the pages of a stretch, which stay in the kernel's cache: to give them back takes
  /// longer than all else that the end of a program does.
  package func release(_ range: Range<Int>) { mapping.release(range) }

  // MARK: Reading

  /// The 64 bits at an offset in the file.
  package func word(at offset: Int) -> UInt64 { CacheFile.word(mapping.buffer, at: offset) }

  /// The 32 bits at an offset in the file.
  package func half(at offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset + 4 <= size)
    return UInt32(
      littleEndian: mapping.buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The words of 64 bits of a stretch.
  package func words(_ range: Range<Int>) -> [UInt64] {
    stride(from: range.lowerBound, to: range.lowerBound + range.count / 8 * 8, by: 8).map(word)
  }

  /// The words of 32 bits of a stretch.
  package func halves(_ range: Range<Int>) -> [UInt32] {
    stride(from: range.lowerBound, to: range.lowerBound + range.count / 4 * 4, by: 4).map(half)
  }

  private static func word(_ buffer: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset + 8 <= buffer.count)
    return UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// A copy of a stretch of the file.
  package func copy(_ range: Range<Int>) -> [UInt8] { Array(mapping.buffer[range]) }

  /// Hands over a stretch of the file, without a copy.
  package func withBytes<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
    let bytes = UnsafeRawBufferPointer(rebasing: mapping.buffer[range])
    return bytes.withMemoryRebound(to: UInt8.self) { body($0.span) }
  }

  /// Whether a stretch of the file is a text.
  package func holds(_ text: String, in range: Range<Int>) -> Bool {
    mapping.buffer[range].elementsEqual(text.utf8)
  }

  /// The text of a stretch of the file.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: mapping.buffer[range], as: UTF8.self)
  }
}
