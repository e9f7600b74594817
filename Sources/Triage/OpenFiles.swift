import Glibc
import System

/// The files that processes of this user's have open, as far as the kernel tells (proc(5)).
enum OpenFiles {
  /// Their paths.
  static func paths() -> Set<String> {
    var paths: Set<String> = []
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    for process in Folder.names(in: "/proc") where Int(process) != nil {
      for descriptor in Folder.names(in: "/proc/\(process)/fd") {
        let count = readlink("/proc/\(process)/fd/\(descriptor)", &buffer, buffer.count)
        guard count > 0 else { continue }
        paths.insert(
          String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self))
      }
    }
    return paths
  }
}
