/// Why decisions cannot be kept or read, where, and how to mend it.
public struct TriageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is in the way.
  public enum Kind: Sendable, Hashable {
    /// No space is left, or the user's quota is used up.
    case full
    /// The file would grow beyond what the process may write (`ulimit -f`).
    case limit
    /// The file or its folder cannot be written to.
    case readOnly
    /// The file is not at its place any more, or another one is.
    case moved
    /// Another program wrote over the file while it was open.
    case overwritten
    /// The database is gone and its log is still there.
    case orphan
    /// Another program kept the store to itself for longer than was waited.
    case busy
    /// The store is still being looked through, and nothing is written before that is done.
    case unchecked
    /// The folder is on a file system whose locks do not work.
    case noLocks
    /// The file is there, and empty.
    case empty
    /// The file is shorter than it says it is.
    case truncated
    /// The file is no database.
    case notADatabase
    /// The database is another program's.
    case foreign
    /// The database was written by a newer version of this program.
    case newer
    /// The database contradicts itself.
    case damaged
    /// The file or its folder cannot be opened or made.
    case unreachable
    /// Reading or writing failed.
    case inputOutput
    /// A line of a journal cannot be read.
    case malformed
  }

  /// What is in the way.
  public let kind: Kind
  /// The file that it concerns.
  public let path: String
  /// The line, from 1; nil when it is the whole file.
  public let line: Int?
  /// What the system or SQLite said, or what is wrong in the line.
  public let detail: String?
  /// The newest backup, where the file itself is of no use.
  public let backup: String?

  /// An error about a file.
  public init(
    _ kind: Kind, path: String, line: Int? = nil, detail: String? = nil, backup: String? = nil
  ) {
    self.kind = kind
    self.path = path
    self.line = line
    // It may quote what stands in a file.
    self.detail = detail.map(OneLine.fitted)
    self.backup = backup
  }

  /// Whether the file itself is of no use: it is left as it is, and a backup may take its place.
  package var isDamage: Bool {
    switch kind {
    case .empty, .truncated, .notADatabase, .foreign, .newer, .damaged: true
    default: false
    }
  }

  /// Whether it is about the file as it stands now, so that it has to be opened again.
  package var isAboutFile: Bool { isDamage || kind == .moved || kind == .overwritten }

  /// One line: where, what, and how to mend it.
  public var description: String {
    let location = line.map { "\(path):\($0)" } ?? path
    let hint = hint.map { " (\($0))" } ?? ""
    return "\(location): \(what)\(hint)"
  }

  private var what: String {
    let detail = detail.map { ": \($0)" } ?? ""
    switch kind {
    case .full: return "no space left"
    case .limit: return "the limit for file sizes is reached"
    case .readOnly: return "cannot be written\(detail)"
    case .moved: return "was removed or replaced while open"
    case .overwritten: return "was written over while open"
    case .unchecked: return "is being looked through"
    case .noLocks: return "is where locks on files do not work\(detail)"
    case .orphan: return "is gone, but its log \(path)-wal still holds decisions"
    case .busy: return "another program keeps it to itself"
    case .empty: return "is empty"
    case .truncated: return "is cut short"
    case .notADatabase: return "is no database"
    case .foreign: return "is a database of another program"
    case .newer: return "was written by a newer nonmun"
    case .damaged: return "is damaged\(detail)"
    case .unreachable: return "cannot be opened\(detail)"
    case .inputOutput: return "cannot be read or written\(detail)"
    case .malformed: return self.detail ?? "cannot be read"
    }
  }

  private var hint: String? {
    switch kind {
    case .full: return "free some"
    case .limit: return "raise it: ulimit -f unlimited"
    case .readOnly: return "make the file and its folder writable, or give another with --store"
    case .moved: return "it is written anew once nothing is in its place"
    case .orphan: return "put the database back, or move the log away"
    case .overwritten: return "what it held is joined to what is there now"
    case .unchecked: return "saved once that is done"
    case .noLocks:
      return
        "keep it on a local disk: --store PATH; between machines, nonmun state export and import"
    case .newer: return "use that one"
    case .unreachable, .busy, .inputOutput, .malformed: return nil
    case .foreign: return "give another with --store"
    case .empty, .truncated, .notADatabase, .damaged:
      return backup == nil
        ? "it is left as it is; nonmun state restore brings back what can be read of it"
        : "it is left as it is; nonmun state restore shows its backups and brings one back"
    }
  }
}
