import Glibc

/// Looks for archives where people have them: in the current folder, in `~/daily_papers_ko`, in
/// `~/*/paper_logs`, and then in the folders below the home, the nearest first.
///
/// A folder is an archive where one of its digests has a paper with a day: a README with addresses
/// of papers is none.
public struct ArchiveFinder {
  /// How much is looked at.
  public struct Limits: Sendable {
    /// How long, in milliseconds.
    public var milliseconds = 6000
    /// How long the papers of one archive are counted, in milliseconds.
    public var counting = 1500
    /// How many names of files and folders.
    public var names = 200_000
    /// How many folders deep below the home, those named by numbers not counted.
    public var depth = 5
    /// How many archives.
    public var archives = 20

    /// The usual limits.
    public init() {}
  }

  /// How far it has come.
  public struct Progress: Sendable, Hashable {
    /// The archives found, in the order in which they were.
    public internal(set) var found: [FoundArchive] = []
    /// How many folders were looked at.
    public internal(set) var folders = 0
    /// The folder looked at last, as the user knows it.
    public internal(set) var folder = ""
    /// Whether it is over.
    public internal(set) var isOver = false

    /// Nothing yet.
    public init() {}

    /// Says how far it has come.
    package mutating func take(
      _ found: [FoundArchive], folders: Int, at folder: String, isOver: Bool
    ) {
      (self.found, self.folders, self.folder, self.isOver) = (found, folders, folder, isOver)
    }
  }

  /// A folder to look at.
  private struct Candidate {
    let path: [UInt8]
    /// How many folders below it are looked at.
    let depth: Int
    /// Whether links that stand in it are followed.
    var followsLinks = false
  }

  /// Folders that hold other people's files, by the thousand.
  private static let passedOver: Set<String> = ["node_modules", "site-packages", "vendor", "snap"]

  private let home: String?
  private let current: String?
  private let limits: Limits
  /// How many folders below it were looked at of each folder, by its real path.
  private var entered: [[UInt8]: Int] = [:]
  private var progress = Progress()
  private var names = 0
  /// The real paths of what was found.
  private var known: [[UInt8]] = []
  private var end = 0

  /// A finder for a user.
  ///
  /// - Parameters:
  ///   - home: the user's home.
  ///   - current: the folder that the program was started in.
  public init(home: String?, current: String?, limits: Limits = Limits()) {
    self.home = home.flatMap { $0.hasPrefix("/") ? $0 : nil }
    self.current = current
    self.limits = limits
  }

  /// Looks, and returns what was found.
  ///
  /// - Parameters:
  ///   - isCancelled: is asked at every folder.
  ///   - report: is told of each archive, of the progress ten times a second, and of the end.
  @discardableResult
  public mutating func run(
    isCancelled: () -> Bool = { false }, report: (Progress) -> Void = { _ in }
  ) -> [FoundArchive] {
    end = ArchiveFinder.now() + limits.milliseconds
    var next = 0
    var pending = seeds
    var reported = 0
    while next < pending.count, !isCancelled(), !isAtLimit {
      let candidate = pending[next]
      next += 1
      let count = progress.found.count
      pending += look(at: candidate)
      if progress.found.count > count || ArchiveFinder.now() - reported >= 100 {
        reported = ArchiveFinder.now()
        report(progress)
      }
    }
    progress.isOver = true
    report(progress)
    return progress.found
  }

  static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private var isAtLimit: Bool {
    ArchiveFinder.now() > end || names > limits.names || progress.found.count >= limits.archives
  }

  /// Where people have archives, the likeliest first.
  private var seeds: [Candidate] {
    var seeds: [Candidate] = []
    if let current {
      seeds.append(Candidate(path: Array(current.utf8), depth: current == home ? 0 : 2))
    }
    guard let home else { return seeds }
    let root = Array(home.utf8) + [UInt8(ascii: "/")]
    seeds.append(Candidate(path: root + Array("daily_papers_ko".utf8), depth: 1))
    // Only names that are there cost anything.
    var folders = FolderWalk(root: root, prefix: "")
    for name in folders.list(root)?.folders ?? [] {
      seeds.append(Candidate(path: root + name + Array("/paper_logs".utf8), depth: 0))
    }
    seeds.append(Candidate(path: Array(home.utf8), depth: limits.depth, followsLinks: true))
    return seeds
  }

  /// Looks at a folder, and returns the folders in it that are to be looked at.
  private mutating func look(at candidate: Candidate) -> [Candidate] {
    let folder = candidate.path.last == UInt8(ascii: "/") ? candidate.path : candidate.path + [47]
    guard let real = LongPath.resolved(candidate.path), !FolderWalk.isSystem(real: real),
      !isKnown(real), entered[real].map({ $0 >= candidate.depth }) != true
    else { return [] }
    entered[real] = candidate.depth
    var walk = FolderWalk(root: folder, prefix: "")
    guard let listing = walk.list(folder) else { return [] }
    progress.folders += 1
    progress.folder = HomePath.short(
      String(decoding: candidate.path, as: UTF8.self), home: home)
    names += listing.names
    if holdsDigests(folder, listing.files), find(above: candidate.path) { return [] }
    return listing.folders.compactMap { name in
      guard listing.links[name] == nil || candidate.followsLinks,
        !ArchiveFinder.passedOver.contains(String(decoding: name, as: UTF8.self))
      else { return nil }
      let isNumbered = ArchiveFinder.isNumbered(name)
      guard candidate.depth > 0 || isNumbered else { return nil }
      return Candidate(path: folder + name, depth: candidate.depth - (isNumbered ? 0 : 1))
    }
  }

  /// Whether a real path is an archive that was found, or below one.
  private func isKnown(_ real: [UInt8]) -> Bool {
    known.contains { FolderWalk.isWithin(real, $0) }
  }

  /// Whether a folder's name is a year, a month or a day, which an archive is made of.
  private static func isNumbered(_ name: some Sequence<UInt8>) -> Bool {
    var digits = 0
    var others = 0
    for byte in name {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): break
      default: others += 1
      }
    }
    return digits > 0 && digits <= 8 && others == 0
  }

  // MARK: Archives

  /// How many files of a folder are read to see whether they are digests: of the last, and of the
  /// first.
  private static let tries = 3

  /// The largest file that is read to see whether it is a digest, in bytes.
  private static let largestTried = 4 << 20

  /// Whether a digest of a folder has a paper with a day.
  private func holdsDigests(_ folder: [UInt8], _ files: [[UInt8]]) -> Bool {
    let tried =
      files.suffix(ArchiveFinder.tries).reversed()
      + files.dropLast(ArchiveFinder.tries)
      .prefix(1)
    return tried.contains { name in
      let path = folder + name
      guard let size = FileStamp(path: path)?.size, size <= ArchiveFinder.largestTried,
        let bytes = try? FileReader.read(path: path).bytes,
        let text = try? FileText(bytes, isPacked: DigestName.isPacked(path))
      else { return false }
      let entry = FileEntry(path: path, relative: name[...])
      let file = DigestFile(name: entry.name, text: text, source: nil, date: entry.date)
      return file.papers.contains { $0.date != nil }
    }
  }

  /// Notes the archive that a folder with digests is of: the folder above its years and months.
  private mutating func find(above folder: [UInt8]) -> Bool {
    var root = folder[...]
    while root.count > 1, root.last == UInt8(ascii: "/") { root.removeLast() }
    while let slash = root.lastIndex(of: UInt8(ascii: "/")), slash > 0,
      ArchiveFinder.isNumbered(root[(slash + 1)...])
    {
      root = root[..<slash]
    }
    let rest = min(limits.counting, max(100, end - ArchiveFinder.now()))
    guard let path = String(validating: root, as: UTF8.self),
      let real = LongPath.resolved(Array(root)),
      let archive = try? FoundArchive(path: path, home: home, milliseconds: rest)
    else { return false }
    known.append(real)
    progress.found.append(archive)
    return true
  }
}
