import Decisions
import Glibc
import System

/// The log of a store whose content was replaced: SQLite would take the log for the new content's,
/// and write the old pages over that.
enum StrayLog {
  /// Moves the log out of its place, where a store stands beside it; it is kept as
  /// `triage.sqlite-wal.old-1`, and so on.
  ///
  /// Whoever still has the old store open notices that its log is gone.
  ///
  /// - Throws: why the log cannot be moved.
  static func setAside(_ path: String) throws(TriageError) {
    guard let log = FileIdentity(path: path + "-wal") else { return }
    guard log.size > 0, isStore(path) else { return }
    for number in 1...1_000 where FileIdentity(path: "\(path)-wal.old-\(number)") == nil {
      guard rename(path + "-wal", "\(path)-wal.old-\(number)") == 0 else {
        throw StoreFile.unreachable(path)
      }
      unlink(path + "-shm")
      Folder.synchronize(Path.folder(of: path))
      return
    }
  }

  private static func isStore(_ path: String) -> Bool {
    let header = try? StoreHeader.read(path)
    return header.map { $0.problem == nil } ?? false
  }
}
