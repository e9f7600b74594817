import Glibc

/// Bytes that stay where they are: an array's, or those of a mapped file.
///
/// What is mapped is no memory of the program's own, and the kernel may drop it at any time.
package struct StableBytes: @unchecked Sendable {
  /// Who keeps the bytes: never changed, so that they are not moved.
  private enum Owner: Sendable {
    case array([UInt8])
    case mapping(Mapping)
  }

  private let owner: Owner
  private let buffer: UnsafeRawBufferPointer

  /// The number of bytes.
  package var count: Int { buffer.count }

  /// How many of them are memory of the program's own.
  package let ownCount: Int

  /// The bytes of an array.
  package init(_ array: [UInt8]) {
    owner = .array(array)
    // The owner keeps the array's storage, and nobody else can change it.
    buffer = array.withUnsafeBytes { $0 }
    ownCount = array.count
  }

  /// Bytes of a mapping, of which so many are the program's own.
  init(_ mapping: Mapping, _ range: Range<Int>, own: Int = 0) {
    owner = .mapping(mapping)
    buffer = UnsafeRawBufferPointer(rebasing: mapping.buffer[range])
    ownCount = own
  }

  /// The bytes, as long as this value is.
  package var bytes: RawSpan {
    @_lifetime(borrow self) get {
      unsafe _overrideLifetime(RawSpan(_unsafeBytes: buffer), borrowing: self)
    }
  }

  /// A byte, by its index.
  package subscript(index: Int) -> UInt8 {
    precondition(buffer.indices.contains(index))
    return buffer[index]
  }

  /// A copy of some of them.
  package func copy(_ range: Range<Int>) -> [UInt8] { Array(buffer[range]) }
}

/// Pages of memory, given back when nobody holds them any more.
final class Mapping: @unchecked Sendable {
  let buffer: UnsafeRawBufferPointer

  /// Maps the beginning of a file.
  init?(_ descriptor: Int32, count: Int) {
    guard count > 0, let start = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    buffer = UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Maps a stretch of a file, with other bytes behind it as if they stood in the file.
  ///
  /// - Parameters:
  ///   - offset: where the stretch begins in the file: a multiple of any page's size.
  ///   - head: the stretch, where it is mapped already.
  init?(
    _ descriptor: Int32, offset: Int, head: UnsafeRawBufferPointer, followedBy tail: [UInt8]
  ) {
    let count = head.count + tail.count
    guard count > 0,
      let start = mmap(
        nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
      start != MAP_FAILED
    else { return nil }
    buffer = UnsafeRawBufferPointer(start: start, count: count)
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let whole = head.count / page * page
    if whole > 0 {
      let mapped = mmap(start, whole, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, off_t(offset))
      guard mapped != MAP_FAILED else { return nil }
    }
    let rest = UnsafeMutableRawBufferPointer(start: start + whole, count: count - whole)
    rest.copyBytes(from: head[whole...])
    UnsafeMutableRawBufferPointer(rebasing: rest[(head.count - whole)...]).copyBytes(from: tail)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count) }
}
