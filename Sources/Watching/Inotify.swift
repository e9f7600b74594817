import Glibc
import System

/// The kernel's list of files and folders whose changes it reports (inotify(7)), without polling.
final class Inotify: Sendable {
  /// Why nothing can be watched.
  struct Failure: Error, Hashable {
    /// `errno`.
    let code: Int32

    /// Whether the system has no watches or descriptors left, rather than that the path is not
    /// there.
    var isExhausted: Bool { [ENOSPC, EMFILE, ENFILE, ENOMEM].contains(code) }
  }

  /// A change.
  struct Change {
    /// The watch that tells it; -1 where the kernel had more to tell than it could keep.
    let watch: Int32
    /// What happened: `IN_…`.
    let mask: UInt32
    /// The name within the watched folder, empty where it is about the folder itself.
    let name: [UInt8]
  }

  private let list: Descriptor

  /// An empty list.
  ///
  /// - Throws: where the system has no more of them.
  init() throws(Failure) {
    list = Descriptor(inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK)))
    guard list.isOpen else { throw Failure(code: errno) }
  }

  /// Readable while there are changes to take.
  var descriptor: Int32 { list.number }

  /// Watches a folder for changes, `IN_…`; where it is watched already, its watch is the same one.
  ///
  /// - Throws: why nothing there can be watched.
  func add(_ folder: [UInt8], _ changes: UInt32) throws(Failure) -> Int32 {
    let watch = (folder + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { inotify_add_watch(descriptor, $0, changes) } ?? -1
      }
    }
    guard watch >= 0 else { throw Failure(code: errno) }
    return watch
  }

  /// Ends a watch; nothing happens where it ended with its folder.
  func remove(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

  /// Reads the changes that have come.
  func take() -> [Change] {
    var changes: [Change] = []
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        Inotify.split(UnsafeRawBufferPointer(rebasing: buffer[..<count]), into: &changes)
      }
    }
    return changes
  }

  private static func split(_ bytes: UnsafeRawBufferPointer, into changes: inout [Change]) {
    let header = MemoryLayout<inotify_event>.size
    var start = 0
    while start + header <= bytes.count {
      let event = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
      let end = start + header + Int(event.len)
      let name = bytes[(start + header)..<min(end, bytes.count)].prefix { $0 != 0 }
      changes.append(Change(watch: event.wd, mask: event.mask, name: Array(name)))
      start = end
    }
  }
}
