import Glibc

/// System calls on paths of any length: Linux takes no more than 4,095 bytes at once.
enum LongPath {
  private static let most = 4_000

  /// Calls with a folder's descriptor and the rest of the path below it.
  static func with(_ path: [UInt8], _ body: (Int32, UnsafePointer<CChar>) -> Int32) -> Int32 {
    guard path.count > most else { return unsafe call(path[...], AT_FDCWD, body) }
    var folder = AT_FDCWD
    var rest = path[...]
    defer { if folder != AT_FDCWD { close(folder) } }
    while rest.count > most {
      guard let slash = rest.prefix(most).lastIndex(of: UInt8(ascii: "/")) else {
        errno = ENAMETOOLONG
        return -1
      }
      // The first piece keeps its slash where it is the root.
      let head = rest[rest.startIndex...slash]
      let next = unsafe call(head, folder) {
        unsafe openat($0, $1, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      }
      guard next >= 0 else { return -1 }
      if folder != AT_FDCWD { close(folder) }
      folder = next
      rest = rest[(slash + 1)...]
    }
    return unsafe call(rest.isEmpty ? [UInt8(ascii: ".")] : rest, folder, body)
  }

  private static func call(
    _ path: ArraySlice<UInt8>, _ folder: Int32, _ body: (Int32, UnsafePointer<CChar>) -> Int32
  ) -> Int32 {
    unsafe (Array(path) + [0]).withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { name in
        unsafe name.baseAddress.map { unsafe body(folder, $0) } ?? -1
      }
    }
  }

  /// Opens what a path leads to; -1 where that fails.
  static func open(_ path: [UInt8], _ flags: Int32) -> Int32 {
    unsafe with(path) { unsafe openat($0, $1, flags) }
  }

  /// The status of what a path leads to.
  static func status(_ path: [UInt8]) -> stat? {
    var status = stat()
    return unsafe with(path) { unsafe fstatat($0, $1, &status, 0) } == 0 ? status : nil
  }

  /// Where a path leads, from the root and with all links followed; nil where nothing is there.
  static func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard
      let real = unsafe (path + [0]).withUnsafeBufferPointer({ bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe realpath($0.baseAddress, nil) }
      })
    else { return nil }
    defer { unsafe free(real) }
    return unsafe Array(UnsafeBufferPointer(start: real, count: strlen(real))).map {
      UInt8(bitPattern: $0)
    }
  }
}
