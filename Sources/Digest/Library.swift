/// Everything of an archive that is known so far: the days, and the papers of those that were read.
///
/// Papers stand in archive order, oldest day first and within a day as in its digest; a paper's
/// index in `papers` is what lists are made of, and holds for this value of the library only.
public struct Library: Sendable {
  /// A day of the archive.
  public struct Day: Sendable, Hashable {
    /// The date; nil for papers of which neither heading nor file name tells it.
    public let date: DigestDate?
    /// The day's papers, as indices in `papers`.
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
  /// The votes of each paper, in the order of `papers`; nil where they are unknown.
  ///
  /// They are read for every paper when many are sorted, and a paper's own are further away.
  public private(set) var votes: [Int?] = []
  /// Where the ids stand.
  private let paperIndex = PaperIndex()
  /// All days, oldest first; the day without a date, if any, comes before all.
  public private(set) var days: [Day] = []
  /// The files that tell of each day, in the order of `days`.
  private var filesOfDays: [[DigestFile]] = []
  /// The files that could not be read.
  public private(set) var unreadable: [ArchiveError] = []

  /// How many days a day may be ahead of the newest file's own time: time zones, and a digest of
  /// tomorrow.
  public static let daysAhead = 2

  /// The last day that can be the newest; nil where nothing tells when the files were written.
  private var horizon: DigestDate?

  /// The index of the newest day that has papers; a day that is to come is not it, unless all are.
  public var newestDay: Int? {
    let isPast = { (day: Day) in
      day.date.map { date in self.horizon.map { date <= $0 } ?? true } ?? true
    }
    return days.lastIndex { !$0.papers.isEmpty && isPast($0) && $0.date != nil }
      ?? days.lastIndex { !$0.papers.isEmpty }
  }

  /// Files of which none has a paper.
  public struct Unread: Sendable, Hashable {
    /// How many there are.
    public let count: Int
    /// The first of them.
    public let first: String
    /// Why it has none; the system's reason where it could not be read.
    public let why: Why

    /// Why a file has no paper.
    public enum Why: Sendable, Hashable {
      /// The system's reason.
      case system(String)
      /// Nothing is in it.
      case empty
      /// It has no address at all.
      case noAddress
      /// None of so many addresses leads to a paper.
      case noPaper(addresses: Int)
      /// It has addresses of papers, and nothing that is a title.
      case noTitle
    }

    init?(_ files: [DigestFile], _ unreadable: [ArchiveError]) {
      guard let first = files.min(by: { $0.name < $1.name }) else {
        guard let first = unreadable.first else { return nil }
        (count, self.first, why) = (unreadable.count, first.path, .system(first.reason))
        return
      }
      (count, self.first, why) = (files.count + unreadable.count, first.name, first.whyNoPaper)
    }
  }

  /// The files where none has a paper; nil where some has, or there is no file.
  public private(set) var unread: Unread?

  /// An empty library.
  public init() {}

  /// The days and papers of these files.
  ///
  /// - Parameters:
  ///   - listed: files that are known by name only; each date that no read file has becomes a day
  ///     without papers.
  ///   - written: the day on which the newest of the files was written.
  public init(
    files: [DigestFile], listed: [FileEntry] = [], written: DigestDate? = nil,
    unreadable: [ArchiveError] = []
  ) {
    self.unreadable = unreadable
    horizon = written?.adding(days: Library.daysAhead)
    if !files.contains(where: { $0.count > 0 }) { unread = Unread(files, unreadable) }
    var byDate = Library.stretches(of: files)
    let pending = Set(listed.compactMap(\.date)).subtracting(byDate.keys.compactMap { $0 })
    let dates = (byDate.keys + pending.map { $0 }).sorted(by: Library.isOlder)
    reserveCapacity(files.reduce(0) { $0 + $1.count })
    for date in dates { append(date, byDate.removeValue(forKey: date)) }
    votes = papers.map(\.vote)
  }

  /// A library of which some days are others than in an earlier one.
  ///
  /// - Parameters:
  ///   - changed: these days.
  ///   - files: all files that have any of them.
  ///   - written: the day on which the newest of all files was written.
  init(
    _ earlier: Library, changed: Set<DigestDate?>, files: [DigestFile], written: DigestDate?,
    unreadable: [ArchiveError]
  ) {
    self.unreadable = unreadable
    horizon = written?.adding(days: Library.daysAhead)
    let byDate = Library.stretches(of: files).filter { changed.contains($0.key) }
    reserveCapacity(
      earlier.papers.count + byDate.values.joined().reduce(0) { $0 + $1.papers.count })
    var added = byDate.keys.sorted(by: Library.isOlder)[...]
    var kept = earlier.days[...]
    while !kept.isEmpty || !added.isEmpty {
      if let date = added.first, kept.first.map({ !Library.isOlder($0.date, date) }) ?? true {
        added.removeFirst()
        if kept.first?.date == date { kept.removeFirst() }
        append(date, byDate[date])
        votes += papers[votes.count...].map(\.vote)
      } else if let day = kept.first, changed.contains(day.date) {
        kept.removeFirst()
      } else {
        let same = kept.prefix { day in
          !changed.contains(day.date)
            && (added.first.map { Library.isOlder(day.date, $0) } ?? true)
        }
        append(same, of: earlier)
        kept = kept.dropFirst(same.count)
      }
    }
  }

  private mutating func reserveCapacity(_ count: Int) {
    papers.reserveCapacity(count)
    ids.reserveCapacity(count)
  }

  /// Papers of a day that stand one behind another in a file.
  private struct Stretch {
    let file: DigestFile
    let papers: Range<Int>
  }

  /// The papers of each day; a heading without papers is a day all the same: a day on which nothing
  /// came out.
  private static func stretches(of files: [DigestFile]) -> [DigestDate?: [Stretch]] {
    var days: [DigestDate?: [Stretch]] = [:]
    for file in files {
      append(file, to: &days)
      for date in file.headings where days[date] == nil {
        days[date] = [Stretch(file: file, papers: 0..<0)]
      }
    }
    return days
  }

  /// Appends a day.
  ///
  /// - Parameter stretches: its papers; nil where its files were not read.
  private mutating func append(_ date: DigestDate?, _ stretches: [Stretch]?) {
    let start = papers.count
    append(stretches ?? [], isDay: date != nil)
    days.append(Day(date: date, papers: start..<papers.count, isRead: stretches != nil))
    filesOfDays.append((stretches ?? []).map(\.file))
  }

  /// The files that tell of some days.
  func files(of dates: Set<DigestDate?>) -> [DigestFile] {
    dates.compactMap(index).flatMap { filesOfDays[$0] }
  }

  /// Appends days of an earlier library as they are.
  private mutating func append(_ same: ArraySlice<Day>, of earlier: Library) {
    guard let first = same.first, let last = same.last else { return }
    let range = first.papers.lowerBound..<last.papers.upperBound
    let shift = papers.count - range.lowerBound
    for day in same {
      let papers = day.papers.lowerBound + shift..<day.papers.upperBound + shift
      days.append(Day(date: day.date, papers: papers, isRead: day.isRead))
    }
    filesOfDays += earlier.filesOfDays[same.indices]
    papers += earlier.papers[range]
    ids += earlier.ids[range]
    votes += earlier.votes[range]
  }

  /// Appends a file's papers to their days.
  private static func append(_ file: DigestFile, to days: inout [DigestDate?: [Stretch]]) {
    var start = 0
    while start < file.count {
      let date = file.date(start)
      var end = start + 1
      while end < file.count, file.date(end) == date { end += 1 }
      days[date, default: []].append(Stretch(file: file, papers: start..<end))
      start = end
    }
  }

  /// Appends the papers of a day, each once: two copies of a file, or a README that repeats the
  /// newest day, are not two papers.
  ///
  /// Of several, the one counts whose file's path gives the day, then the one with a summary, then
  /// the first.
  private mutating func append(_ all: [Stretch], isDay: Bool) {
    let first = papers.count
    for stretch in all {
      for index in stretch.papers {
        let paper = Paper(file: stretch.file, index: index)
        papers.append(paper)
        ids.append(paper.id)
      }
    }
    // Papers without a day are no day's.
    guard isDay, Library.mayRepeat(ids[first...]) else { return }
    var known: [String: Int] = [:]
    var dropped: Set<Int> = []
    for index in first..<papers.count {
      guard let other = known[ids[index]] else {
        known[ids[index]] = index
        continue
      }
      let isBetter = Library.rank(papers[index]) > Library.rank(papers[other])
      dropped.insert(isBetter ? other : index)
      if isBetter { known[ids[index]] = index }
    }
    guard !dropped.isEmpty else { return }
    let kept = (first..<papers.count).filter { !dropped.contains($0) }
    let (keptPapers, keptIDs) = (kept.map { papers[$0] }, kept.map { ids[$0] })
    papers.replaceSubrange(first..., with: keptPapers)
    ids.replaceSubrange(first..., with: keptIDs)
  }

  /// Whether any of some ids may be there twice: of few each is compared with all, which takes a
  /// third of the time of a table.
  private static func mayRepeat(_ ids: ArraySlice<String>) -> Bool {
    guard ids.count <= 24 else { return true }
    for index in ids.indices where ids[(index + 1)...].contains(ids[index]) { return true }
    return false
  }

  private static func rank(_ paper: Paper) -> Int {
    (paper.file.nameDate == paper.date ? 2 : 0) + (paper.record.body.isEmpty ? 0 : 1)
  }

  private static func isOlder(_ a: DigestDate?, _ b: DigestDate?) -> Bool {
    guard let b else { return false }
    guard let a else { return true }
    return a < b
  }

  /// The index of a day in `days`.
  public func index(of date: DigestDate?) -> Int? {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if Library.isOlder(days[middle].date, date) { low = middle + 1 } else { high = middle }
    }
    return low < days.count && days[low].date == date ? low : nil
  }

  /// The papers with an id, by their indices, in ascending order.
  public func indices(of id: String) -> [Int] { paperIndex.indices(of: id, in: ids) }

  /// How many papers these are where each counts once: at the newest of the days on which it
  /// stands.
  ///
  /// - Parameter papers: indices; of a paper that stands on several days the newest is among them.
  public func countOnce(_ papers: some Sequence<Int>) -> Int {
    paperIndex.countLast(of: papers, in: ids)
  }

  /// Whether this is the newest of the days on which a paper stands.
  public func isLast(_ paper: Int) -> Bool { paperIndex.isLast(paper, in: ids) }

  /// Makes now what the first look-up of an id would make; for another thread.
  public func prepareIDs() { paperIndex.prepare(ids) }

  /// The index in `days` of the day that holds the paper at an index of `papers`.
  public func day(of paper: Int) -> Int? {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle].papers.upperBound <= paper { low = middle + 1 } else { high = middle }
    }
    return low < days.count && days[low].papers.contains(paper) ? low : nil
  }
}
