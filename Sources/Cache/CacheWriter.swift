import Glibc
import System

/// Writes a `CacheFile` in its folder under another name, and puts it in its place when it is
/// whole.
///
/// What fails is remembered, and `finish` says so.
package struct CacheWriter: ~Copyable {
  private let file: TemporaryFile
  private let path: String
  private let blockSize: Int
  private var header = [UInt64](repeating: 0, count: CacheFile.headerSize / 8)
  private var checksums: [UInt64] = []
  /// Blocks that are still to be written; the last is being filled.
  private var blocks: [UInt8] = []
  /// How many bytes of blocks are written at once.
  private let stride: Int
  /// How many bytes stand before the blocks.
  private var offset = CacheFile.headerSize
  private var current: Int?
  private var failure: SystemError?

  private var position: Int { offset + blocks.count }

  /// Begins a file for the user alone, and the folders it is in.
  ///
  /// - Parameters:
  ///   - version: of what is in the sections.
  ///   - key: what the file is of.
  ///   - blockSize: how many bytes have a checksum of their own.
  /// - Throws: why the system would not make it.
  package init(
    _ path: String, version: UInt64, key: UInt64, blockSize: Int
  ) throws(SystemError) {
    (self.path, self.blockSize) = (path, blockSize)
    stride = max(1, (1 << 18) / blockSize) * blockSize
    let folder = Path.folder(of: path)
    try Folder.make(folder)
    CacheWriter.removeAbandoned(in: folder)
    file = try CacheWriter.locked(in: folder)
    header[CacheFile.Word.magic.rawValue] = CacheFile.magic
    header[CacheFile.Word.version.rawValue] = version
    header[CacheFile.Word.key.rawValue] = key
    header[CacheFile.Word.blockSize.rawValue] = UInt64(blockSize)
    blocks.reserveCapacity(stride)
    write([UInt8](repeating: 0, count: CacheFile.headerSize))
  }

  /// What the names of files begin with that are being written.
  static let start = "new."

  /// Makes a file and locks it as long as it is written: one without a lock was left behind by a
  /// program that died.
  private static func locked(in folder: String) throws(SystemError) -> TemporaryFile {
    while true {
      let file = try TemporaryFile(folder + "/" + start)
      flock(file.descriptor.number, LOCK_EX)
      var status = stat()
      guard fstat(file.descriptor.number, &status) == 0 else { throw SystemError() }
      // Another program may have taken it for abandoned before it was locked.
      if status.st_nlink > 0 { return file }
    }
  }

  /// Removes files that programs were writing when they died.
  private static func removeAbandoned(in folder: String) {
    for name in Folder.names(in: folder) where name.hasPrefix(start) {
      let other = Descriptor(opening: folder + "/" + name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      if other.isOpen, flock(other.number, LOCK_EX | LOCK_NB) == 0 { unlink(folder + "/" + name) }
    }
  }

  // MARK: Sections

  /// Begins a section; the one before ends here.
  package mutating func begin(_ section: Int) {
    endSection()
    let gap = (CacheFile.alignment - position % CacheFile.alignment) % CacheFile.alignment
    append([UInt8](repeating: 0, count: gap))
    header[CacheFile.Word.sections.rawValue + section * 2] = UInt64(position)
    current = section
  }

  private mutating func endSection() {
    guard let section = current else { return }
    let start = header[CacheFile.Word.sections.rawValue + section * 2]
    header[CacheFile.Word.sections.rawValue + section * 2 + 1] = UInt64(position) - start
    current = nil
  }

  /// Appends bytes to the section.
  package mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  /// Appends bytes to the section.
  package mutating func append(_ bytes: RawSpan) { bytes.withUnsafeBytes { append($0) } }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let some = rest.prefix(stride - blocks.count)
      blocks += some
      rest = rest.dropFirst(some.count)
      if blocks.count == stride { endBlocks() }
    }
  }

  /// Appends 64 bits.
  package mutating func append(_ word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { append($0) }
  }

  /// Appends 32 bits.
  package mutating func append(half: UInt32) {
    withUnsafeBytes(of: half.littleEndian) { append($0) }
  }

  private mutating func endBlocks() {
    for start in Swift.stride(from: 0, to: blocks.count, by: blockSize) {
      let block = start..<min(start + blockSize, blocks.count)
      checksums.append(
        blocks.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[block])) })
    }
    offset += blocks.count
    write(blocks)
    blocks.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    do throws(SystemError) { try file.descriptor.write(bytes.span) } catch { failure = error }
  }

  // MARK: The end

  /// Puts the file in its place.
  ///
  /// - Throws: why it is not there now; what was there still is.
  package consuming func finish() throws(SystemError) {
    endSection()
    append([UInt8](repeating: 0, count: (8 - position % 8) % 8))
    if !blocks.isEmpty { endBlocks() }
    let table = CacheWriter.bytes(checksums)
    write(table)
    header[CacheFile.Word.end.rawValue] = UInt64(offset)
    header[CacheFile.Word.checksums.rawValue] = table.withUnsafeBytes { Checksum.of($0) }
    let summed = CacheWriter.bytes(header.dropLast())
    header[CacheFile.Word.header.rawValue] = summed.withUnsafeBytes { Checksum.of($0) }
    if lseek(file.descriptor.number, 0, SEEK_SET) != 0, failure == nil { failure = SystemError() }
    write(CacheWriter.bytes(header[...]))
    if let failure {
      file.remove()
      throw failure
    }
    // A copy of the descriptor holds the lock until the file has its name: whoever removes what was
    // abandoned would take it for that.
    let lock = Descriptor(fcntl(file.descriptor.number, F_DUPFD_CLOEXEC, 0))
    try file.move(over: path)
    _ = consume lock
  }

  private static func bytes(_ words: some Sequence<UInt64>) -> [UInt8] {
    words.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
  }
}
