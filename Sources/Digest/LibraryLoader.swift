/// Loads an archive in two steps: what the first screen needs, then everything; and later what has
/// changed of it.
public struct LibraryLoader: Sendable {
  let archive: Archive
  /// The files that were taken, by their paths as bytes, since names of two files can be equal as
  /// text.
  var known: [[UInt8]: ReadFile] = [:]
  /// What keeps the archive's index; nil where it has none.
  let maker: IndexMaker?
  /// The index as it was when everything was read.
  var index: ArchiveIndex?
  /// The library as it was when all of the archive was read last.
  private var last: Library?

  /// A loader of one archive; nothing is read yet.
  public init(_ archive: Archive) { self.init(archive, index: nil) }

  /// A loader of an archive that has an index, or gets one where it is large.
  package init(_ archive: Archive, index maker: IndexMaker?) {
    (self.archive, self.maker) = (archive, maker)
  }

  /// Lists the newest folder and reads its newest day; older days of the folder are known by name
  /// only.
  ///
  /// A file that is no digest (a README, say) is passed over, and a few are tried before giving up.
  ///
  /// - Parameter date: an older day to read as well, where the reader was left.
  public mutating func first(and date: DigestDate? = nil) -> Library {
    var entries = archive.listNewest()
    if let date, !entries.contains(where: { $0.date == date }) { entries = archive.list() }
    var newest = readNewest(of: entries)
    if newest == nil, entries.contains(where: { isAhead($0, of: horizon(of: entries)) }) {
      // The folder that the names say is the newest holds days to come only.
      entries = archive.list()
      newest = readNewest(of: entries)
    }
    if let date, date != newest {
      for entry in entries where entry.date == date && known[entry.path] == nil { _ = read(entry) }
    }
    return library(listed: entries)
  }

  /// Reads the newest day of listed files; nil where none tells one.
  ///
  /// A day that is to come is not the newest: a slip of the hand in a file's name would be it for
  /// years.
  private mutating func readNewest(of entries: [FileEntry]) -> DigestDate? {
    let horizon = horizon(of: entries)
    let isAllAhead = entries.allSatisfy { isAhead($0, of: horizon) || $0.date == nil }
    var tries = 8
    var newest: DigestDate?
    for entry in entries.reversed() where isAllAhead || !isAhead(entry, of: horizon) {
      if let newest {
        // A day may have more files than one, and is shown whole.
        guard entry.date == newest else { break }
        _ = read(entry)
        continue
      }
      guard tries > 0 else { break }
      tries -= 1
      guard let file = read(entry), file.count > 0 else { continue }
      guard let date = entry.date else { break }
      newest = date
    }
    return newest
  }

  /// The last day that can be the newest of some files: two days after the newest of them was
  /// written.
  private func horizon(of entries: [FileEntry]) -> DigestDate? {
    // Only where the last is ahead of its own file the others are asked.
    guard let last = entries.last?.date,
      let day = FileStamp(path: entries[entries.count - 1].path)?.day
    else { return nil }
    guard let own = day.adding(days: Library.daysAhead), last > own else { return nil }
    let days = entries.compactMap { FileStamp(path: $0.path)?.day }
    return days.max()?.adding(days: Library.daysAhead)
  }

  private func isAhead(_ entry: FileEntry, of horizon: DigestDate?) -> Bool {
    guard let horizon, let date = entry.date else { return false }
    return date > horizon
  }

  /// How far the reading of everything is.
  public enum Progress: Sendable {
    /// So many of all bytes were read, where there are enough to wait for.
    case reading(Int, of: Int)
    /// The library as far as it was read.
    case grown(Library)
    /// All of it.
    case complete(Library)
  }

  /// Lists and reads all the rest, newest first, and hands over the library as it grows: the steps
  /// between become longer, so that all of them together cost little more than the last.
  ///
  /// What the archive's index holds is taken from it. Of a large archive that it does not hold it
  /// is made, by all processors.
  ///
  /// - Parameter visit: is told of the paths that the listing depends on (see `Archive.list`).
  public mutating func rest(
    visiting visit: (ListedPath) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }, progress: (Progress) -> Void
  ) {
    let entries = archive.list(visiting: visit)
    forget(allBut: entries)
    index = maker.map { ArchiveIndex(at: $0.place) }
    let pending = restore(entries)
    guard read(pending, of: entries, isCancelled: isCancelled, progress: progress) else { return }
    progress(.complete(library(listed: [])))
  }

  /// Lists and reads everything at once.
  public static func all(_ archive: Archive) -> Library { all(archive, index: nil) }

  /// Lists and reads everything at once, with the archive's index.
  package static func all(_ archive: Archive, index: IndexMaker?) -> Library {
    var loader = LibraryLoader(archive, index: index)
    return loader.all()
  }

  /// Lists and reads everything at once.
  package mutating func all() -> Library {
    var library = Library()
    rest { if case .complete(let all) = $0 { library = all } }
    return library
  }

  // MARK: What has changed

  /// What came of looking again.
  public struct Refresh: Sendable {
    /// The library as it is now; nil where it is the same as before.
    public let library: Library?
    /// Whether files are gone or empty that were not: they may be about to be written anew, and are
    /// kept until it is sure.
    public let isUnsure: Bool
  }

  /// Looks through the whole archive again and reads what has changed; all else stays as it was
  /// read, down to the object.
  ///
  /// - Parameters:
  ///   - isPatient: whether files that are gone or empty are kept for now. Programs remove a file
  ///     before they write it anew, as Git does, and what is read in between is no archive that
  ///     anyone meant.
  ///   - visit: is told of the paths that the listing depends on (see `Archive.list`).
  public mutating func refresh(
    isPatient: Bool, visiting visit: (ListedPath) -> Void = { _ in }
  ) -> Refresh {
    let entries = archive.list(visiting: visit)
    var look = look(at: entries, isPatient: isPatient)
    // All that is listed is known by now, so that what is more is gone.
    if known.count + look.added > entries.count {
      if isPatient { look.isUnsure = true } else { look.hasGone = true }
    }
    return refreshed(look, entries)
  }

  /// Looks at some files again, as if all others were as they were.
  ///
  /// - Parameter paths: of files whose bytes may be others.
  /// - Returns: nil where that does not suffice, and the whole archive is to be looked through.
  package mutating func refresh(isPatient: Bool, only paths: Set<[UInt8]>) -> Refresh? {
    let entries = paths.compactMap { known[$0]?.entry }
    guard entries.count == paths.count else { return nil }
    let look = look(at: entries, isPatient: isPatient)
    guard !look.isUnsure, !isWorthStoring(look.size) else { return nil }
    return refreshed(look, [])
  }

  /// What a look at files has shown.
  private struct Look {
    /// Those that are to be read.
    var changed: [FileEntry] = []
    /// How many of them were not known.
    var added = 0
    /// Their size in bytes.
    var size = 0
    /// Whether some are known and no longer listed.
    var hasGone = false
    var isUnsure = false
  }

  private func look(at entries: [FileEntry], isPatient: Bool) -> Look {
    var look = Look()
    for entry in entries where !isUnchanged(entry) {
      let now = FileStamp(path: entry.path)?.size ?? 0
      let before = known[entry.path]
      if isPatient, before?.file?.isEmpty == false, now == 0 {
        look.isUnsure = true
        continue
      }
      look.changed.append(entry)
      look.size += now
      if before == nil { look.added += 1 }
    }
    return look
  }

  /// Reads what has changed, and tells the library as it is now.
  ///
  /// - Parameter entries: all that is listed, where anything is gone or added.
  private mutating func refreshed(_ look: Look, _ entries: [FileEntry]) -> Refresh {
    var days: Set<DigestDate?> = []
    var others: [DigestFile] = []
    var hasChanged = false
    if isWorthStoring(look.size) {
      store(look.changed.reversed(), of: entries)
      last = nil
      hasChanged = true
    } else {
      for entry in look.changed {
        let before = known[entry.path]
        _ = read(entry)
        guard !isSame(before, known[entry.path]) else { continue }
        hasChanged = true
        let now = known[entry.path]?.file
        for file in [before?.file, now] { days.formUnion(file?.days ?? []) }
        if let now { others.append(now) }
      }
    }
    if look.hasGone {
      let gone = forget(allBut: entries)
      hasChanged = hasChanged || !gone.isEmpty
      for file in gone { days.formUnion(file.file?.days ?? []) }
    }
    return Refresh(
      library: hasChanged ? library(changed: days, by: others) : nil, isUnsure: look.isUnsure)
  }

  /// The library where only some days are others than before.
  ///
  /// - Parameter others: files that were read anew.
  private mutating func library(
    changed days: Set<DigestDate?>, by others: [DigestFile]
  ) -> Library {
    // Where there are few days, to look for their files takes less time than to begin anew.
    guard let last, days.count <= 64, !last.papers.isEmpty else { return library(listed: []) }
    let told = Set((last.files(of: days) + others).map(ObjectIdentifier.init))
    let files = known.values.filter { $0.file.map { told.contains(ObjectIdentifier($0)) } == true }
    let library = Library(
      last, changed: days, files: LibraryLoader.inOrder(files).compactMap(\.file),
      written: known.values.compactMap(LibraryLoader.day).max(), unreadable: unreadable)
    // What is wrong with files that have no paper is found out where nothing else has one.
    guard !library.papers.isEmpty else { return self.library(listed: []) }
    self.last = library
    return library
  }

  func isUnchanged(_ entry: FileEntry) -> Bool {
    guard let stamp = known[entry.path]?.stamp else { return false }
    return FileStamp(path: entry.path) == stamp
  }

  private func isSame(_ before: ReadFile?, _ after: ReadFile?) -> Bool {
    switch (before?.content, after?.content) {
    case (.success(let old), .success(let new)): old === new
    case (.failure(let old), .failure(let new)): old == new
    default: false
    }
  }

  /// Forgets the files that are not listed any more, and returns them.
  @discardableResult
  private mutating func forget(allBut entries: [FileEntry]) -> [ReadFile] {
    let listed = Set(entries.map(\.path))
    let gone = known.filter { !listed.contains($0.key) }
    for path in gone.keys { known[path] = nil }
    return Array(gone.values)
  }

  // MARK: Reading

  private static func inOrder(_ files: some Sequence<ReadFile>) -> [ReadFile] {
    // Files were read in any order; within a day they count in the order of their names.
    files.sorted {
      if $0.entry.name != $1.entry.name { return $0.entry.name < $1.entry.name }
      return $0.entry.path.lexicographicallyPrecedes($1.entry.path)
    }
  }

  mutating func library(listed: [FileEntry]) -> Library {
    let all = LibraryLoader.inOrder(known.values)
    let library = Library(
      files: all.compactMap(\.file), listed: listed,
      written: all.compactMap(LibraryLoader.day).max(), unreadable: unreadable)
    last = listed.isEmpty ? library : nil
    return library
  }

  /// The day on which a file was last changed.
  private static func day(_ file: ReadFile) -> DigestDate? { file.stamp?.day ?? file.day }

  private var unreadable: [ArchiveError] {
    let failed = known.values.filter { if case .failure = $0.content { true } else { false } }
    return LibraryLoader.inOrder(failed).compactMap {
      if case .failure(let error) = $0.content { error } else { nil }
    }
  }

  /// Reads a file, or reads it again; where its bytes are what they were, its papers stay the same
  /// objects.
  @discardableResult
  mutating func read(_ entry: FileEntry) -> DigestFile? {
    let before = known[entry.path]?.file
    let read = ReadFile(entry, of: archive, before: before)
    known[entry.path] = read
    return read.file
  }
}

/// Says when a library that grows is handed over: at numbers of digests that become larger and
/// larger.
struct Growth {
  private var next = 512

  mutating func isDue(_ count: Int) -> Bool {
    guard count >= next else { return false }
    while next <= count { next *= 4 }
    return true
  }
}
