import Decisions
import Glibc
import SQLite
import System

/// The copies of a store that are kept beside it, one a day and seven of them:
/// `backups/triage-2024-03-30.sqlite`.
public struct Backups: Sendable {
  /// How many are kept.
  static let count = 7

  /// The folder that they are in.
  public let folder: String
  private let stem: String

  /// The backups of the store at a path.
  public init(of store: String) {
    let name = Path.name(of: store)
    stem = name.hasSuffix(".sqlite") ? String(name.dropLast(7)) : name
    folder = Path.folder(of: store) + "/backups"
  }

  /// Those that are there, by their paths, the oldest first.
  ///
  /// Their content says how old they are, since a clock on the wall that was ahead once dates a
  /// backup into the future. A backup that cannot be read comes first.
  public var all: [String] {
    let today = Backups.today()
    let found = Folder.names(in: folder).filter(isBackup).map { name in
      let path = "\(folder)/\(name)"
      let clock = BackupContent(path: path)?.clock ?? -1
      return (path: path, name: name, clock: clock, isAhead: day(name) > today)
    }
    return found.sorted { left, right in
      if left.clock != right.clock { return left.clock < right.clock }
      return left.isAhead != right.isAhead ? left.isAhead : left.name < right.name
    }.map(\.path)
  }

  /// The newest; nil where there is none.
  public var newest: String? { all.last }

  /// Where the backup of a day is.
  ///
  /// - Parameter day: the day as `2024-03-30`.
  func path(on day: String) -> String { "\(folder)/\(stem)-\(day).sqlite" }

  /// Copies a store before a newer version of the schema changes it, unless that was done before.
  ///
  /// The copy, `triage-before-2.sqlite`, is never rotated out.
  ///
  /// - Parameter store: a connection to it.
  /// - Throws: why there is no backup.
  func make(before version: Int, of store: borrowing Connection) throws(TriageError) {
    let path = "\(folder)/\(stem)-before-\(version).sqlite"
    guard FileIdentity(path: path) == nil else { return }
    try StoreFile.makeFolders(folder)
    let draft = try DraftFile(beside: path)
    defer { draft.remove() }
    try draft.fill { copy in
      try store.copy(into: copy)
      try StoreCopy.sever(copy)
    }
    _ = try draft.move(to: path)
  }

  /// The day, by the clock on the wall.
  static func today() -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
  }

  /// Removes all but the newest.
  func rotate() {
    for path in all.dropLast(Backups.count) { unlink(path) }
  }

  /// The day that a backup is named after.
  private func day(_ name: String) -> String { String(name.dropLast(7).suffix(10)) }

  private func isBackup(_ name: String) -> Bool {
    guard name.hasPrefix(stem + "-"), name.hasSuffix(".sqlite") else { return false }
    let day = name.dropFirst(stem.count + 1).dropLast(7).utf8
    return day.count == 10
      && day.enumerated().allSatisfy { index, byte in
        [4, 7].contains(index)
          ? byte == UInt8(ascii: "-")
          : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}

extension TriageStore {
  /// Makes the day's backup where there is none yet, and returns its path; nil where there was one,
  /// or in memory.
  ///
  /// A large store takes a while: not for the thread that draws. A damaged store is never backed
  /// up, so that no bad backup pushes a good one out.
  ///
  /// - Throws: why there is no backup; that the store is damaged, too.
  @discardableResult
  public func backUp() throws(TriageError) -> String? { try backUp(on: Backups.today()) }

  /// - Throws: why there is no backup; that the store is damaged, too.
  @discardableResult
  func backUp(on day: String) throws(TriageError) -> String? {
    guard let path else { return nil }
    try check()
    let backups = Backups(of: path)
    for folder in [Path.folder(of: path), backups.folder] { DraftFile.tidy(folder) }
    let backup = backups.path(on: day)
    guard FileIdentity(path: backup) == nil else { return nil }
    try StoreFile.makeFolders(backups.folder)
    let draft = try DraftFile(beside: backup)
    defer { draft.remove() }
    try draft.fill { copy in
      try withReader { try $0.copy(into: copy) }
      try StoreCopy.sever(copy)
    }
    guard try draft.move(to: backup) else { return nil }
    backups.rotate()
    return backup
  }

  /// A copy of all of it in memory.
  ///
  /// - Throws: why the store cannot be copied.
  func inMemory() throws(TriageError) -> TriageStore {
    let copy = try TriageStore(opening: .memory)
    do {
      try connection.use { database in
        try copy.connection.use { copy in
          try database.copy(into: copy)
          try StoreCopy.sever(copy)
        }
      }
    } catch {
      throw TriageError(error, path: path ?? ":memory:")
    }
    return copy
  }

  /// Writes all of it into a file where none is, and says whether none was.
  ///
  /// - Throws: why the file cannot be made.
  func write(to path: String) throws(TriageError) -> Bool {
    try StoreFile.make(path) { copy in
      try connection.use { try $0.copy(into: copy) }
    }
  }
}

/// A copy of a store.
enum StoreCopy {
  /// Removes the origin's name from the copy, so that no two stores make entries under one name.
  ///
  /// The copy gets another name with its first entry.
  ///
  /// - Throws: what SQLite says went wrong.
  static func sever(_ database: borrowing Connection) throws(SQLiteError) {
    try database.execute("UPDATE store SET origin = NULL, seq = 0")
  }
}
