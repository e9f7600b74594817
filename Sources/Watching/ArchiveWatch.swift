import Digest
import Glibc
import System

/// Tells when an archive may have changed: its folders at any depth, the single files it was opened
/// by, what symbolic links in it lead to, and the path that leads to it.
///
/// What is to be watched comes from the listing itself (`Archive.list(visiting:)`), so that each
/// folder is watched before it is looked into, and nothing is missed in between.
public final class ArchiveWatch {
  /// How changes are noticed.
  public enum Mode: Sendable, Hashable {
    /// The kernel reports them; the number of folders that are watched.
    case watching(Int)
    /// The archive is looked through every five seconds, since it cannot be watched; why, in the
    /// system's words.
    case polling(reason: String)
    /// There is nothing that could change: the sample, or a digest from standard input.
    case none
  }

  /// What is of interest in a watched folder.
  private struct Interest {
    /// Whether every change in it is of interest, since the listing goes through the folder.
    var isListed = false
    /// The paths by which the listing goes through it.
    var folders: Set<[UInt8]> = []
    /// The single names in it that are of interest.
    var names: Set<[UInt8]> = []
    /// The listing that asked for it last.
    var round = 0
  }

  private var inotify: Inotify?
  private var exhaustion: Inotify.Failure?
  private var watches: [Int32: Interest] = [:]
  private var round = 0
  private var hasPaths = false
  /// The paths of digests whose bytes have changed since that was asked; nil where anything else has.
  private var modified: Set<[UInt8]>? = []

  /// Watches nothing yet.
  public init() {
    do {
      inotify = try Inotify()
    } catch {
      exhaustion = error
    }
  }

  /// How changes of an archive would be noticed, as `nonmun doctor` tells.
  public static func mode(of archive: Archive) -> Mode {
    let watch = ArchiveWatch()
    watch.renew { visit in _ = archive.list(visiting: visit) }
    return watch.mode
  }

  /// How changes are noticed.
  public var mode: Mode {
    if let exhaustion { return .polling(reason: "\(SystemError(exhaustion.code))") }
    return hasPaths ? .watching(watches.count) : .none
  }

  /// Readable while there are changes to take; -1 where there is no watch.
  var descriptor: Int32 { inotify?.descriptor ?? -1 }

  /// Watches what a listing visits, and stops watching what only earlier listings visited.
  public func renew<Result>(_ list: ((ListedPath) -> Void) -> Result) -> Result {
    round += 1
    defer {
      for (watch, interest) in watches where interest.round != round {
        inotify?.remove(watch)
        watches[watch] = nil
      }
    }
    return list(add)
  }

  private func add(_ path: ListedPath) {
    hasPaths = true
    switch path {
    case .root(let path):
      for step in PathSteps.all(of: path) {
        watch(step.folder, ArchiveWatch.changesOfNames) { $0.names.insert(step.name) }
      }
    case .folder(let path):
      watch(path, ArchiveWatch.allChanges) { interest in
        interest.isListed = true
        interest.folders.insert(path)
      }
    case .name(let path):
      watch(name: path)
      // A change of the file that a link leads to is not reported for the link.
      if let real = Path.resolved(path), real != path { watch(name: real) }
    }
  }

  private func watch(name path: [UInt8]) {
    let path = path.last == UInt8(ascii: "/") && path.count > 1 ? path.dropLast() : path[...]
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    let name = Array(path[(slash.map { $0 + 1 } ?? path.startIndex)...])
    // `.` and `..` are no names that come and go.
    guard !name.isEmpty, name != Array(".".utf8), name != Array("..".utf8) else { return }
    let folder = slash.map { Array(path[...$0]) } ?? Array("./".utf8)
    watch(folder, ArchiveWatch.changesOfNames) { $0.names.insert(name) }
  }

  private static let allChanges =
    changesOfNames | UInt32(IN_MODIFY | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)

  /// The changes that tell of a single file in a folder where many others may change.
  private static let changesOfNames =
    UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE)
    | UInt32(IN_ONLYDIR) | UInt32(IN_MASK_ADD)

  private func watch(
    _ folder: [UInt8], _ changes: UInt32, _ change: (inout Interest) -> Void
  ) {
    guard let inotify else { return }
    do {
      let watch = try inotify.add(folder, changes)
      var interest = watches[watch] ?? Interest()
      if interest.round != round { interest = Interest(round: round) }
      change(&interest)
      watches[watch] = interest
    } catch {
      guard error.isExhausted else {
        // A missing folder may come back, so its name is watched in the folder above, which may be
        // missing too.
        if error.code == ENOENT, folder.count > 1 { self.watch(name: folder) }
        return
      }
      exhaustion = error
      self.inotify = nil
      watches = [:]
    }
  }

  // MARK: What changed

  /// Reads the changes that have come.
  ///
  /// - Returns: whether any of them concerns the archive.
  func take() -> Bool {
    guard let inotify else { return false }
    let changes = inotify.take().filter(concernsArchive)
    for change in changes { note(change) }
    return !changes.isEmpty
  }

  /// The paths of digests whose bytes have changed since this was asked last, where nothing else
  /// has: no name came or went; else nil.
  func takeModified() -> Set<[UInt8]>? {
    defer { modified = [] }
    return modified
  }

  private func note(_ change: Inotify.Change) {
    let comesOrGoes =
      UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)
      | UInt32(IN_Q_OVERFLOW | IN_UNMOUNT | IN_ISDIR)
    guard let interest = watches[change.watch], change.mask & comesOrGoes == 0,
      !change.name.isEmpty, interest.isListed, !interest.names.contains(change.name)
    else {
      modified = nil
      return
    }
    for folder in interest.folders {
      modified?.insert(
        folder + (folder.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + change.name)
    }
  }

  private func concernsArchive(_ change: Inotify.Change) -> Bool {
    if change.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    guard let interest = watches[change.watch], change.mask & UInt32(IN_IGNORED) == 0 else {
      return false
    }
    if interest.names.contains(change.name) { return true }
    guard interest.isListed else { return false }
    // Git's own folder, editors' drafts.
    guard change.name.first != UInt8(ascii: ".") else { return false }
    let comesOrGoes = UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
    return change.name.isEmpty || change.mask & comesOrGoes != 0
      || change.name.suffix(3).elementsEqual(".md".utf8)
  }
}
