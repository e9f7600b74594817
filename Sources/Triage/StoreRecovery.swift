import Decisions
import Glibc
import SQLite
import System

/// A store, what can be read of it, and its backups: what it takes to bring one of them back.
///
/// Nothing is ever written over. What stands in the store's place is moved aside, whole, with its
/// log.
public struct StoreRecovery {
  /// A backup, beside what can be read of the store.
  public struct Candidate: Sendable, Hashable {
    /// Where it is.
    public let path: String
    /// What is in it; nil where it is not whole.
    public let content: BackupContent?
    /// About how many papers, of those that can be read of the store, it says something else or
    /// nothing.
    public let differences: Int
  }

  /// What came of bringing a backup back.
  public struct Restored: Sendable, Hashable {
    /// About how many papers there are decisions now.
    public let decisions: Int
    /// How many entries of the journal were read of the store that was replaced.
    public let joined: Int
    /// The folder that it was moved to; nil where there was none.
    public let aside: String?
  }

  /// The store's file.
  public let path: String
  /// Whether any file is there.
  public let isThere: Bool
  /// Why it is of no use; nil where it is whole, or not there.
  public let problem: TriageError?
  /// What can be read of it, in memory; nil where that is nothing.
  private let readable: TriageStore?

  /// About how many papers decisions can be read of it.
  public var decisions: Int { ((try? readable?.decisions()) ?? [:]).count }

  /// Looks at a store, without making or changing one.
  ///
  /// - Throws: what restoring is no remedy for: that another program keeps the store to itself,
  ///   that it is a newer version's or another program's.
  public init(of name: String) throws(TriageError) {
    path = StoreFile.resolved(name)
    let log = FileIdentity(path: path + "-wal")
    isThere = FileIdentity(path: path) != nil || log.map { $0.size > 0 } == true
    guard isThere else {
      (problem, readable) = (nil, nil)
      return
    }
    let (found, why) = try StoreRecovery.look(path)
    (readable, problem) = (found, why)
  }

  private static func look(_ path: String) throws(TriageError) -> (TriageStore?, TriageError?) {
    do {
      let store = try TriageStore(opening: .file(path))
      defer { store.close() }
      try store.check()
      return (try store.inMemory(), nil)
    } catch {
      switch error.kind {
      case .empty, .truncated, .notADatabase, .damaged, .orphan:
        return (Salvage.read(path), error)
      default: throw error
      }
    }
  }

  /// The backups, the newest first.
  public var candidates: [Candidate] {
    let now = (try? readable?.decisions()) ?? [:]
    return Backups(of: path).all.reversed().map { backup in
      let copy = Salvage.wholeCopy(of: backup)
      let then = (try? copy?.decisions()) ?? [:]
      return Candidate(
        path: backup, content: copy == nil ? nil : BackupContent(path: backup),
        differences: now.count { then[$0.key] != $0.value })
    }
  }

  /// The backup that a command line names: by its path, its name or its day.
  public func backup(named name: String) -> String? {
    let backups = Backups(of: path)
    let names = [name, "\(backups.folder)/\(name)", backups.path(on: name)]
    return names.first { FileIdentity(path: $0)?.isFile == true }
  }

  /// Replaces the store by a backup.
  ///
  /// - Parameters:
  ///   - backup: the backup's path; nil makes a store of what can be read of the one that is there.
  ///   - isJoined: whether what can be read is joined to it.
  /// - Throws: why nothing could be brought back; what was there is still there.
  public func restore(
    _ backup: String?, joining isJoined: Bool
  ) throws(TriageError) -> Restored {
    let base: TriageStore
    if let backup {
      guard let copy = Salvage.wholeCopy(of: backup) else {
        throw TriageError(.damaged, path: backup, detail: "it is no backup that is whole")
      }
      base = copy
    } else {
      base = try TriageStore(opening: .memory)
    }
    var joined = 0
    if isJoined, let readable {
      let lines = Salvage.entries(of: readable.connection).map {
        JournalText.Line(noted: $0, number: 0, name: path)
      }
      joined = try base.merge(lines).added
    }
    let aside = try moveAside()
    do throws(TriageError) {
      guard try base.write(to: path) else { throw TriageError(.busy, path: path) }
    } catch {
      if let aside { moveBack(from: aside) }
      throw error
    }
    return Restored(decisions: try base.decisions().count, joined: joined, aside: aside)
  }

  private static let suffixes = ["", "-wal", "-shm"]

  private var fileName: String { Path.name(of: path) }

  /// Moves the store's files into a folder of their own, and returns that; nil where there are
  /// none.
  private func moveAside() throws(TriageError) -> String? {
    guard isThere else { return nil }
    let base = Path.folder(of: path) + "/replaced-" + Backups.today()
    for number in 1...1_000 {
      let folder = number == 1 ? base : "\(base)-\(number)"
      if mkdir(folder, 0o700) != 0 {
        guard errno == EEXIST else { throw StoreFile.unreachable(folder) }
        continue
      }
      // The database first: without it nobody takes the log for another's.
      for suffix in StoreRecovery.suffixes where FileIdentity(path: path + suffix) != nil {
        guard rename(path + suffix, "\(folder)/\(fileName)\(suffix)") == 0 else {
          let failure = StoreFile.unreachable(path + suffix)
          moveBack(from: folder)
          throw failure
        }
      }
      Folder.synchronize(Path.folder(of: path))
      return folder
    }
    throw TriageError(.unreachable, path: base, detail: "\(SystemError(EEXIST))")
  }

  private func moveBack(from folder: String) {
    for suffix in StoreRecovery.suffixes where FileIdentity(path: path + suffix) == nil {
      rename("\(folder)/\(fileName)\(suffix)", path + suffix)
    }
    rmdir(folder)
  }
}

extension JournalText {
  /// The whole journal of a store that is open nowhere, such as a copy that another machine's
  /// programs left beside the store.
  ///
  /// The file is not changed.
  ///
  /// - Throws: what it is, where it is no store.
  public init(store path: String) throws(TriageError) {
    let header = try StoreHeader.read(path)
    if let problem = header.problem, !header.isStore { throw TriageError(problem, path: path) }
    guard let store = Salvage.read(path) else { throw TriageError(.damaged, path: path) }
    var bytes: [UInt8] = []
    var next = 0
    while let piece = try store.journal(from: next) {
      bytes += piece.bytes
      next = piece.next
    }
    self.init(name: path, bytes: bytes)
  }
}

/// The copies of a store that programs which keep folders alike leave beside it, where two machines
/// wrote to it.
public enum ConflictCopies {
  /// Their paths: `triage.sync-conflict-20240330-142530-ABCDEFG.sqlite` of Syncthing,
  /// `triage (conflicted copy).sqlite` of Dropbox, Nextcloud and others.
  public static func all(of path: String) -> [String] {
    let folder = Path.folder(of: path)
    let name = Path.name(of: path)
    let stem = name.hasSuffix(".sqlite") ? String(name.dropLast(7)) : name
    return Folder.names(in: folder).filter { other in
      other != name && other.hasPrefix(stem) && other.hasSuffix(".sqlite")
        && (other.lowercased().contains("conflict") || other.contains("충돌"))
    }.map { "\(folder)/\($0)" }
  }

  /// How many entries a copy's journal has that the store does not; nil where it cannot be read.
  public static func missing(from store: TriageStore, in copy: String) -> Int? {
    guard let journal = try? JournalText(store: copy), let memory = try? store.inMemory() else {
      return nil
    }
    return (try? memory.merge([journal]))?.added
  }
}
