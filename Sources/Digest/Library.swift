/// Everything of an archive that is known so far: the days, and the papers of those that were read.
///
/// Papers stand in archive order, oldest day first and within a day as in its digest; a paper's place in `papers` is what
/// lists are made of, and holds for this value of the library only.
public struct Library: Sendable {
  /// A day of the archive.
  public struct Day: Sendable, Hashable {
    /// The date; nil for papers of which neither heading nor file name tells it.
    public let date: DigestDate?
    /// The day's papers, as places in `papers`.
    public let papers: Range<Int>
    /// Whether the day's file was read; until then it has no papers.
    public let isRead: Bool
  }

  /// Tells one library from another; copies are the same.
  public struct Edition: Sendable, Hashable {
    private final class Token: Sendable {}
    private let token = Token()

    /// Whether two libraries are copies of one.
    public static func == (a: Edition, b: Edition) -> Bool { a.token === b.token }

    /// Hashes the edition.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(token)) }
  }

  /// Which library this is: what was made of another one does not fit it.
  public let edition = Edition()
  /// All papers that were read.
  public private(set) var papers: [Paper] = []
  /// The papers' ids, under which decisions are kept, in the order of `papers`.
  public private(set) var ids: [String] = []
  /// All days, oldest first; the day without a date, if any, comes before all.
  public private(set) var days: [Day] = []
  /// The files that could not be read.
  public private(set) var unreadable: [ArchiveError] = []

  /// An empty library.
  public init() {}

  /// The days and papers of these files.
  ///
  /// - Parameter listed: files that are known by name only; each date that no read file has becomes a day without papers.
  public init(files: [DigestFile], listed: [FileEntry] = [], unreadable: [ArchiveError] = []) {
    self.unreadable = unreadable
    var byDate: [DigestDate?: [Paper]] = [:]
    for file in files {
      for paper in file.papers { byDate[paper.date, default: []].append(paper) }
      // A heading without papers is a day all the same: a day on which nothing came out.
      for date in file.headings where byDate[date] == nil { byDate[date] = [] }
    }
    let pending = Set(listed.compactMap(\.date)).subtracting(byDate.keys.compactMap { $0 })
    let dates = (byDate.keys + pending.map { $0 }).sorted(by: Library.isOlder)
    papers.reserveCapacity(byDate.values.reduce(0) { $0 + $1.count })
    for date in dates {
      let start = papers.count
      papers += byDate[date] ?? []
      days.append(
        Day(date: date, papers: start..<papers.count, isRead: byDate[date] != nil))
    }
    ids = papers.map(\.id)
  }

  private static func isOlder(_ a: DigestDate?, _ b: DigestDate?) -> Bool {
    guard let b else { return false }
    guard let a else { return true }
    return a < b
  }

  /// The place of a day in `days`.
  public func index(of date: DigestDate?) -> Int? {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if Library.isOlder(days[middle].date, date) { low = middle + 1 } else { high = middle }
    }
    return low < days.count && days[low].date == date ? low : nil
  }

  /// The place in `days` of the day that holds the paper at a place of `papers`.
  public func day(of paper: Int) -> Int? {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle].papers.upperBound <= paper { low = middle + 1 } else { high = middle }
    }
    return low < days.count && days[low].papers.contains(paper) ? low : nil
  }
}
