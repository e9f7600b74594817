import CLibc
import Decisions
import Glibc
import SQLite
import System

/// A database that is being made under a name of its own, beside the path that it is for.
struct DraftFile: ~Copyable {
  /// Open for as long as the draft is made, which tells it from one that was left behind.
  private let file: TemporaryFile
  private let destination: String

  /// Where it is meanwhile.
  var path: String { file.path }

  private static let mark = ".new-"

  /// Makes an empty file for the user alone, named after the one that it is to be.
  ///
  /// - Throws: why no file can be made there.
  init(beside destination: String) throws(TriageError) {
    do {
      file = try TemporaryFile(destination + DraftFile.mark)
    } catch {
      throw StoreFile.unreachable(destination, error)
    }
    self.destination = destination
  }

  /// Writes the database, closed and on the disk when this returns.
  ///
  /// - Throws: what `body` throws, or why it cannot be written.
  func fill(_ body: (borrowing Connection) throws -> Void) throws(TriageError) {
    do {
      let connection = try Connection(path: path)
      try body(connection)
      // Last, so that all of it is in the one file.
      try connection.execute("PRAGMA journal_mode = WAL")
      connection.close()
    } catch {
      throw TriageError(error, path: destination)
    }
    do {
      try file.descriptor.synchronize()
    } catch {
      throw StoreFile.unreachable(destination, error)
    }
  }

  /// Moves it to its place, unless there is a file already.
  ///
  /// - Returns: whether it was moved.
  /// - Throws: why it cannot be moved.
  func move(to destination: String) throws(TriageError) -> Bool {
    let flags = UInt32(NONMUN_RENAME_NOREPLACE)
    var moved = renameat2(AT_FDCWD, path, AT_FDCWD, destination, flags)
    // Some file systems know no such flag, and have links; and some have neither.
    if moved != 0, errno == EINVAL || errno == ENOSYS { moved = link(path, destination) }
    if moved != 0, errno == EPERM || errno == EOPNOTSUPP, FileIdentity(path: destination) == nil {
      moved = rename(path, destination)
    }
    guard moved == 0 else {
      if errno == EEXIST { return false }
      throw StoreFile.unreachable(destination)
    }
    Folder.synchronize(Path.folder(of: destination))
    return true
  }

  /// Removes what is left of it under its own name.
  func remove() { DraftFile.unlinkAll(path) }

  private static func unlinkAll(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }

  /// Removes the drafts in a folder whose makers ended before they were done.
  static func tidy(_ folder: String) {
    let drafts = Folder.names(in: folder).compactMap { name -> String? in
      guard let range = name.ranges(of: mark).last, name.contains(".sqlite") else { return nil }
      // What stands beside a draft, such as its log, is named after it.
      let letters = name[range.upperBound...].prefix { $0.isLetter || $0.isNumber }
      guard letters.utf8.count == 6 else { return nil }
      return "\(folder)/\(name[..<letters.endIndex])"
    }
    guard !drafts.isEmpty else { return }
    let held = OpenFiles.paths()
    for draft in Set(drafts) where !held.contains(draft) { unlinkAll(draft) }
  }
}
