import Glibc

/// Tells when files of a folder change, by inotify: nothing is asked for in between.
final class FolderWatch {
  /// Readable while there is something to tell.
  let descriptor: Int32

  /// Watches a folder; nil where the system has no watches left, or there is no such folder.
  init?(folder: String) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    let changes = UInt32(IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
    guard descriptor >= 0, inotify_add_watch(descriptor, folder, changes) >= 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Takes what there is to tell; false where it was nothing.
  func take() -> Bool {
    var hasChanged = false
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      while read(descriptor, buffer.baseAddress, buffer.count) > 0 { hasChanged = true }
    }
    return hasChanged
  }
}
