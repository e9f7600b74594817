/// A folder or file that was found to be an archive, and what is in it.
public struct FoundArchive: Sendable, Hashable {
  /// The whole path.
  public let path: String
  /// The path as the user knows it, and as the configuration takes it: `~/…` below the home.
  public let name: String
  /// How many papers there are.
  public let papers: Int
  /// How many days have papers.
  public let days: Int
  /// The newest of them; nil where no day is known.
  public let newest: DigestDate?
  /// Whether that is all; false where there are more than there was time to count.
  public let isWhole: Bool

  /// An archive.
  package init(
    path: String, name: String, papers: Int, days: Int, newest: DigestDate?, isWhole: Bool
  ) {
    self.path = path
    self.name = name
    self.papers = papers
    self.days = days
    self.newest = newest
    self.isWhole = isWhole
  }

  /// Why a path is no archive.
  public enum Fault: Error, Sendable, Hashable {
    /// The system's reason.
    case system(String)
    /// It has no file whose name is a digest's.
    case noDigest
    /// None of its digests has a paper.
    case noPaper
  }

  /// Looks into a path that somebody named.
  ///
  /// - Parameters:
  ///   - name: a path, in which `~/` stands for the home.
  ///   - home: the user's home.
  ///   - current: the folder that a relative path begins at.
  ///   - milliseconds: how long papers are counted.
  /// - Throws: why there is no archive at that path.
  public init(
    at name: String, home: String?, current: String?, milliseconds: Int = 2000
  ) throws(Fault) {
    try self.init(
      path: HomePath.whole(name, home: home, current: current), home: home,
      milliseconds: milliseconds)
  }

  /// - Throws: why there is no archive at that path.
  init(path: String, home: String?, milliseconds: Int) throws(Fault) {
    let archive: Archive
    do {
      archive = try Archive(paths: [path])
    } catch {
      throw .system(error.reason)
    }
    let end = ArchiveFinder.now() + milliseconds
    var loader = LibraryLoader(archive)
    var library = loader.first()
    var isWhole = false
    loader.rest(isCancelled: { ArchiveFinder.now() > end }) { progress in
      switch progress {
      case .reading: break
      case .grown(let grown): library = grown
      case .complete(let all): (library, isWhole) = (all, true)
      }
    }
    guard !library.papers.isEmpty || !isWhole else {
      throw archive.list().isEmpty ? .noDigest : .noPaper
    }
    self.init(
      path: path, name: HomePath.short(path, home: home), papers: library.papers.count,
      days: library.days.count { $0.date != nil && !$0.papers.isEmpty },
      newest: library.newestDay.flatMap { library.days[$0].date }, isWhole: isWhole)
  }
}

/// Paths as people write them, with `~/` for the home.
public enum HomePath {
  /// The whole path of one that may begin with `~/`, or may be relative; without a slash at its
  /// end.
  ///
  /// - Parameter current: the folder that a relative path begins at.
  public static func whole(_ path: String, home: String?, current: String?) -> String {
    var whole = path
    if let home, path == "~" || path.hasPrefix("~/") {
      whole = home + path.dropFirst()
    } else if !path.hasPrefix("/"), let current {
      whole = path == "." ? current : current + "/" + path
    }
    while whole.count > 1, whole.hasSuffix("/") { whole.removeLast() }
    return whole
  }

  /// A path with `~` in place of the home.
  public static func short(_ path: String, home: String?) -> String {
    guard let home, !home.isEmpty, home != "/" else { return path }
    if path == home { return "~" }
    return path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }
}
