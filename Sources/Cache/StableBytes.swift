import CLibc
import Glibc

/// Bytes that stay where they are: an array's, or those of a mapped file.
///
/// What is mapped is no memory of the program's own, and the kernel may drop it at any time.
package struct StableBytes: @unchecked Sendable {
  /// Who keeps the bytes: never changed, so that they are not moved.
  private enum Owner: Sendable {
    case array([UInt8])
    case numbers(any AnyObject & Sendable)
    case mapping(Mapping)
  }

  private final class Numbers<Number: Sendable>: Sendable {
    private let numbers: [Number]

    init(_ numbers: [Number]) { self.numbers = numbers }
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

  /// The bytes of an array of numbers.
  package init<Number: FixedWidthInteger & BitwiseCopyable & Sendable>(numbers: [Number]) {
    owner = .numbers(Numbers(numbers))
    buffer = numbers.withUnsafeBytes { $0 }
    ownCount = buffer.count
  }

  private init(_ mapping: Mapping, own: Int) {
    owner = .mapping(mapping)
    buffer = mapping.buffer
    ownCount = own
  }

  /// A section of a file, mapped where it is.
  package init(_ file: CacheFile, _ section: Range<Int>) {
    owner = .mapping(file.mapping)
    buffer = UnsafeRawBufferPointer(rebasing: file.mapping.buffer[section])
    ownCount = 0
  }

  /// Sections of files in one stretch of addresses, each at the beginning of a page, and bytes of
  /// the program's own behind them.
  ///
  /// - Returns: the bytes, and where each section and the program's own begin in them; nil where
  ///   the system has no room for them.
  package static func joining(
    _ sections: [(file: CacheFile, range: Range<Int>)], followedBy own: [UInt8]
  ) -> (bytes: StableBytes, starts: [Int])? {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    var (starts, end) = ([Int](), 0)
    for section in sections {
      starts.append(end)
      end += (section.range.count + page - 1) / page * page
    }
    starts.append(end)
    guard let mapping = Mapping(reserving: end, followedBy: own) else { return nil }
    for (section, start) in zip(sections, starts)
    where !mapping.show(section.file.mapping, section.range, at: start) { return nil }
    return (StableBytes(mapping, own: own.count), starts)
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

  /// Reserves addresses that hold nothing yet, with bytes behind them.
  ///
  /// - Parameter count: how many are reserved: whole pages.
  init?(reserving count: Int, followedBy own: [UInt8]) {
    let all = count + own.count
    guard all > 0,
      let start = mmap(nil, all, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
      start != MAP_FAILED
    else { return nil }
    buffer = UnsafeRawBufferPointer(start: start, count: all)
    guard !own.isEmpty else { return }
    guard mprotect(start + count, own.count, PROT_READ | PROT_WRITE) == 0 else { return nil }
    let tail = UnsafeMutableRawBufferPointer(start: start + count, count: own.count)
    own.withUnsafeBytes { tail.copyMemory(from: $0) }
  }

  /// Shows a stretch of a mapped file where addresses are reserved, without opening the file again.
  ///
  /// - Parameters:
  ///   - range: begins at a multiple of any page's size.
  ///   - offset: where in the reserved addresses it begins.
  /// - Returns: whether the system had room for it.
  func show(_ file: Mapping, _ range: Range<Int>, at offset: Int) -> Bool {
    precondition(offset + range.count <= buffer.count && range.upperBound <= file.buffer.count)
    guard !range.isEmpty, let other = file.buffer.baseAddress,
      let own = UnsafeMutableRawPointer(mutating: buffer.baseAddress)
    else {
      return true
    }
    return nonmun_map_again(other + range.lowerBound, range.count, own + offset)
  }

  /// Lets go of the whole pages of a stretch of a file.
  func release(_ range: Range<Int>) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = (range.lowerBound + page - 1) / page * page
    let end = range.upperBound / page * page
    guard start < end, let base = UnsafeMutableRawPointer(mutating: buffer.baseAddress) else {
      return
    }
    madvise(base + start, end - start, MADV_DONTNEED)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count) }
}
