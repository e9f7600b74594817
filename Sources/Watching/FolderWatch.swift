import Glibc

/// Tells when files of one folder change.
package final class FolderWatch {
  private let inotify: Inotify

  /// Readable while there are changes to take.
  package var descriptor: Int32 { inotify.descriptor }

  /// Watches a folder; nil where the system has no watches left, or there is no such folder.
  package init?(folder: String) {
    do {
      inotify = try Inotify()
      _ = try inotify.add(
        Array(folder.utf8),
        UInt32(IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO))
    } catch {
      return nil
    }
  }

  /// Reads the changes that have come; false where there were none.
  package func take() -> Bool { !inotify.take().isEmpty }
}
