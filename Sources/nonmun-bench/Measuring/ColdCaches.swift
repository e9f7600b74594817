import Glibc

/// The kernel's caches of files, emptied before a start: as after the machine was started
/// (`/proc/sys/vm/drop_caches`, proc(5)).
enum ColdCaches {
  /// Empties them.
  ///
  /// - Returns: false where only root may.
  @discardableResult static func drop() -> Bool {
    sync()
    let file = open("/proc/sys/vm/drop_caches", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return write(file, "3\n", 2) == 2
  }
}
