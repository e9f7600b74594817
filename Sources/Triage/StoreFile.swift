import CLibc
import Decisions
import Glibc
import SQLite

/// The file that a store is in: how it comes to be, and how it is opened without being touched.
///
/// A store is made under another name and moved to its place whole. So whatever stands there was never half made, and an
/// empty file is damage.
enum StoreFile {
  /// The path from the root, links followed as far as the file is there.
  static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// Makes an empty store where there is no file.
  static func makeIfAbsent(_ path: String) throws(TriageError) {
    guard FileIdentity(path: path) == nil else { return }
    guard errno == ENOENT else { throw unreachable(path) }
    try make(path) { try Schema.migrate($0) }
  }

  /// Makes a store and moves it to its place, unless another was quicker.
  ///
  /// - Parameter fill: what writes its content.
  /// - Returns: whether it is the one that stands there now.
  @discardableResult
  static func make(
    _ path: String, fill: (borrowing Connection) throws -> Void
  ) throws(TriageError) -> Bool {
    if let log = FileIdentity(path: path + "-wal"), log.size > 0 {
      throw TriageError(.orphan, path: path)
    }
    let folder = folder(of: path)
    try makeFolders(folder)
    let draft = try DraftFile(beside: path)
    defer { draft.remove() }
    try draft.fill(fill)
    return try draft.move(to: path)
  }

  /// The folder that a path is in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a folder and those above it, for the user alone.
  static func makeFolders(_ folder: String) throws(TriageError) {
    if FileIdentity(path: folder) != nil || mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    let parent = StoreFile.folder(of: folder)
    guard errno == ENOENT, parent != folder else { throw unreachable(folder) }
    try makeFolders(parent)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw unreachable(folder) }
  }

  /// Has a folder's new names kept through a loss of power.
  static func synchronize(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// The error for the last call that failed.
  static func unreachable(_ path: String, _ code: Int32 = errno) -> TriageError {
    let kind: TriageError.Kind =
      switch code {
      case EROFS, EACCES, EPERM: .readOnly
      case ENOSPC, EDQUOT: .full
      case EFBIG: .limit
      default: .unreachable
      }
    return TriageError(kind, path: path, detail: String(cString: strerror(code)))
  }
}
