import CLibc
import Decisions
import Glibc
import SQLite
import System

/// The file that a store is in: how it comes to be, and how it is opened without being touched.
///
/// A store is made under another name and moved to its place whole. So whatever stands there was
/// never half made, and an empty file is damage.
enum StoreFile {
  /// The path from the root, links followed as far as the file is there.
  static func resolved(_ path: String) -> String {
    Path.resolved(path) ?? Path.absolute(path)
  }

  /// Makes an empty store where there is no file.
  ///
  /// - Throws: why the store cannot be made.
  static func makeIfAbsent(_ path: String) throws(TriageError) {
    guard FileIdentity(path: path) == nil else { return }
    guard errno == ENOENT else { throw unreachable(path) }
    try make(path) { try Schema.migrate($0) }
  }

  /// Makes a store and moves it to its place, unless another was quicker.
  ///
  /// - Parameter fill: what writes its content.
  /// - Returns: whether it is the one that stands there now.
  /// - Throws: why the store cannot be made.
  @discardableResult
  static func make(
    _ path: String, fill: (borrowing Connection) throws -> Void
  ) throws(TriageError) -> Bool {
    if let log = FileIdentity(path: path + "-wal"), log.size > 0 {
      throw TriageError(.orphan, path: path)
    }
    try makeFolders(Path.folder(of: path))
    let draft = try DraftFile(beside: path)
    defer { draft.remove() }
    try draft.fill(fill)
    return try draft.move(to: path)
  }

  /// Makes a folder and those above it, for the user alone.
  ///
  /// - Throws: why it could not be made.
  static func makeFolders(_ folder: String) throws(TriageError) {
    do {
      try Folder.make(folder)
    } catch {
      throw unreachable(folder, error)
    }
  }

  /// The error for the last call that failed.
  static func unreachable(_ path: String, _ error: SystemError = SystemError()) -> TriageError {
    let kind: TriageError.Kind =
      switch error.code {
      case EROFS, EACCES, EPERM: .readOnly
      case ENOSPC, EDQUOT: .full
      case EFBIG: .limit
      default: .unreachable
      }
    return TriageError(kind, path: path, detail: "\(error)")
  }
}
