// What a loader takes from the index of its archive, and what it stores there.
extension LibraryLoader {
  /// How much may be read anew at each start before it is stored: one in so many bytes.
  private static let mostAnew = 32
  /// From how many files on their sizes are asked for before they are read.
  private static let manyFiles = 2_000

  /// Takes digests from the index.
  ///
  /// - Returns: those that are to be read, newest first.
  mutating func restore(_ entries: [FileEntry]) -> [FileEntry] {
    guard let index, !index.segments.isEmpty else { return entries.reversed() }
    var pending: [FileEntry] = []
    for entry in entries.reversed() {
      let stamp = FileStamp(path: entry.path)
      if let stamp, !stamp.isYoung, let file = index.digest(entry, stamp) {
        known[entry.path] = ReadFile(entry, file, stamp)
      } else if stamp == nil || known[entry.path]?.stamp != stamp {
        pending.append(entry)
      }
    }
    return pending
  }

  /// Reads digests, newest first, or stores them where they are many.
  ///
  /// - Returns: false where it was given up.
  mutating func read(
    _ pending: [FileEntry], of entries: [FileEntry], isCancelled: @escaping @Sendable () -> Bool,
    progress: (Progress) -> Void
  ) -> Bool {
    var growth = Growth()
    var own = known.values.reduce(0) { $0 + ($1.file?.ownSize ?? 0) }
    let isStored = index?.segments.isEmpty == false
    // To ask for the sizes of few files takes longer than it saves.
    if index != nil, isStored || pending.count >= LibraryLoader.manyFiles {
      let expected = pending.reduce(own) { $0 + (FileStamp(path: $1.path)?.size ?? 0) }
      if isWorthStoring(expected) {
        return store(pending, of: entries, isCancelled: isCancelled, progress: progress)
      }
    }
    for (number, entry) in pending.enumerated() {
      guard !isCancelled() else { return false }
      // Nothing watched what was read for the first screen.
      if !isUnchanged(entry) { own += read(entry)?.ownSize ?? 0 }
      if !isStored, isWorthStoring(own) {
        return store(
          Array(pending[(number + 1)...]), of: entries, isCancelled: isCancelled,
          progress: progress)
      }
      if number + 1 < pending.count, growth.isDue(known.count) {
        progress(.grown(library(listed: entries)))
      }
    }
    return true
  }

  /// Whether so many bytes of digests that no segment holds are worth one.
  func isWorthStoring(_ size: Int) -> Bool {
    guard let maker, maker.place.writes, let index, !index.isForeign else { return false }
    let stored = index.textSize
    guard stored > 0 else { return size >= maker.place.least && size > 0 }
    // A damaged segment is made anew, however little it held.
    return size > 0 && !index.faults.isEmpty
      || size > min((stored + size) / LibraryLoader.mostAnew, maker.place.segmentSize / 2)
  }

  /// Reads digests and stores them, and with them what else is not stored or stands in segments
  /// that are of little use any more.
  ///
  /// - Parameter pending: those that are to be read, newest first.
  /// - Returns: false where it was given up.
  @discardableResult
  mutating func store(
    _ pending: [FileEntry], of entries: [FileEntry],
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (Progress) -> Void = { _ in }
  ) -> Bool {
    guard let maker, let index else { return true }
    let pending = Set(pending.map(\.path))
    let spent = spentSegments(of: index, without: pending)
    var parts = IndexParts(most: maker.place.segmentSize)
    for entry in entries.reversed() {
      let file = known[entry.path]
      if pending.contains(entry.path) {
        parts.append(.listed(entry), size: FileStamp(path: entry.path)?.size ?? 0)
      } else if let file, let digest = file.file, file.stamp != nil,
        digest.stored.map({ spent.contains($0.segment.name) }) ?? true
      {
        parts.append(.read(file), size: digest.size)
      }
    }
    var growth = Growth()
    var done = 0
    let build = IndexBuild(parts.all, of: archive, into: index, maker, isCancelled: isCancelled)
    build.run { files in
      for file in files {
        known[file.entry.path] = file
        done += file.file?.size ?? 0
      }
      progress(.reading(min(done, parts.size), of: parts.size))
      if done < parts.size, growth.isDue(known.count) {
        progress(.grown(library(listed: entries)))
      }
    }
    guard !isCancelled() else { return false }
    if !build.hasFailed {
      index.remove(allBut: Set(known.values.compactMap { $0.file?.stored?.segment.name }))
      self.index = ArchiveIndex(at: maker.place)
    }
    return true
  }

  /// The names of segments of which less than half is of use, or that are small.
  private func spentSegments(of index: ArchiveIndex, without pending: Set<[UInt8]>) -> Set<String> {
    guard let maker else { return [] }
    var used: [String: Int] = [:]
    for (path, file) in known where !pending.contains(path) {
      guard let stored = file.file?.stored else { continue }
      used[stored.segment.name, default: 0] += stored.size
    }
    let spent = index.segments.filter {
      used[$0.name, default: 0] < max($0.textSize, maker.place.segmentSize) / 2
    }
    return Set(spent.map(\.name))
  }
}

/// Digests divided into segments.
struct IndexParts {
  /// What each segment is to hold.
  private(set) var all: [[IndexBuild.Source]] = []
  /// How much all of it is, in bytes.
  private(set) var size = 0
  private let most: Int
  private var last = 0

  /// - Parameter most: how much a segment holds, in bytes, unless one digest alone is longer.
  init(most: Int) { self.most = most }

  mutating func append(_ source: IndexBuild.Source, size: Int) {
    if all.isEmpty || last > 0 && last + size > most {
      all.append([])
      last = 0
    }
    all[all.count - 1].append(source)
    last += size
    self.size += size
  }
}
