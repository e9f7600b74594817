import Configuration
import Digest
import Glibc
import Reader
import System
import Triage

/// What the loop needs to know to read another archive than it began with.
package struct ArchiveOpening: Sendable {
  /// Where decisions are kept as soon as an archive is read; nil where the store stays the one it
  /// began with.
  package var store: TriageStore.Location?
  /// What the configuration says of what is remembered of each archive.
  package var configured: PositionFile.Configured?
  /// The environment variable that says which archive is read before the configuration does; nil
  /// for none.
  package var overriding: String?

  /// What is needed where nothing is kept.
  package init() {}

  /// Where it is remembered where the reader was left in an archive; nil for one that has no place
  /// of its own.
  package func positions(of archive: Archive, _ environment: [String: String]) -> PositionFile? {
    guard let configured, let identity = archive.identity,
      let path = PositionFile.path(environment: environment)
    else { return nil }
    return PositionFile(path: path, archive: identity, configured: configured)
  }
}

// Effects that find an archive and read it.
extension ReaderLoop where Screen: ~Copyable {
  private var home: String? { programs.environment["HOME"] }

  /// The folder that the program was started in.
  private static var currentFolder: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(validatingCString: path)
  }

  mutating func findArchives() {
    finding?.cancel()
    finding = ArchiveFinding(home: home, current: Self.currentFolder, mailbox: mailbox)
  }

  mutating func stopFinding() {
    finding?.cancel()
    finding = nil
  }

  /// Looks into a path, on a thread of its own, since folders may be far away.
  func look(at path: String) {
    let (home, current, mailbox) = (home, Self.currentFolder, mailbox)
    let work: @Sendable () -> Void = {
      let result = Result { () throws(FoundArchive.Fault) in
        try FoundArchive(at: path, home: home, current: current)
      }
      mailbox.post(.archiveLookedAt(path, result))
    }
    if !startThread(work) { work() }
  }

  func complete(path text: String) {
    let (home, current, mailbox) = (home, Self.currentFolder, mailbox)
    let work: @Sendable () -> Void = {
      let candidates = PathCandidates.of(text, home: home, current: current)
      mailbox.post(.pathCompleted(PathCompletion(typed: text, candidates: candidates)))
    }
    if !startThread(work) { work() }
  }

  /// Reads another archive from now on, and writes it into the configuration.
  mutating func open(_ found: FoundArchive) {
    let environment = programs.environment
    let archive: Archive
    do {
      archive = try Archive(paths: [found.path])
    } catch {
      let text = "\(error)"
      return take(.failed(Problem(file: nil, what: Localized(ko: text, en: text))))
    }
    var outcome = opening.overriding.map(OpenedArchive.Outcome.overridden) ?? .written
    do {
      try Settings.save(archive: found.name, environment: environment)
    } catch {
      outcome = .failed(error)
    }
    savePosition()
    positions = opening.positions(of: archive, environment)
    let position = positions?.load()
    let store = opening.store
    if let store {
      // What was decided on the sample was to end with it.
      _ = keeper.leave(folders: [])
      keeper = StoreKeeper(store)
      opening.store = nil
    }
    loading.end()
    loading = ArchiveLoading(
      archive, and: position?.day, mailbox: mailbox,
      indexPlace: IndexPlace(of: archive, environment: environment))
    (hasLoaded, isSearching, dwell) = (false, false, nil)
    take(
      .archiveOpened(
        OpenedArchive(
          source: .folder(path: archive.folder ?? found.path, name: found.name),
          position: position, hasOtherStore: store != nil, outcome: outcome)))
  }
}

extension IndexPlace {
  /// The place of an archive's index in the user's folder for what can be made again.
  ///
  /// - Returns: nil for an archive in memory, and where there is no home.
  package init?(of archive: Archive, environment: [String: String]) {
    guard let folder = UserFolder.cache.path(in: environment) else { return nil }
    self.init(of: archive, in: folder)
  }
}

/// What the beginning of a path can be completed to: folders and digests.
enum PathCandidates {
  /// More than a screen shows.
  private static let most = 200

  static func of(_ text: String, home: String?, current: String?) -> [String] {
    if text == "~" { return ["~/"] }
    let slash = text.lastIndex(of: "/")
    let folder = slash.map { String(text[...$0]) } ?? ""
    let start = slash.map { text[text.index(after: $0)...] } ?? text[...]
    let whole =
      folder == "/"
      ? "/" : HomePath.whole(folder.isEmpty ? "." : folder, home: home, current: current)
    let names = Folder.names(in: whole).filter { name in
      name != "." && name != ".." && name.hasPrefix(start)
        && (start.hasPrefix(".") || !name.hasPrefix("."))
    }
    return names.lazy.compactMap { name in
      var status = stat()
      guard stat(whole + "/" + name, &status) == 0 else { return nil }
      if status.st_mode & S_IFMT == S_IFDIR { return folder + name + "/" }
      let isDigest = [".md", ".markdown", ".gz"].contains { name.lowercased().hasSuffix($0) }
      return isDigest ? folder + name : nil
    }.prefix(most).map(\.self)
  }
}
