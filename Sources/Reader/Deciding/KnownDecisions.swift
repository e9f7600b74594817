import Decisions
import Digest

/// All that is known of what the user decided, lined up with the library.
///
/// Table and counts always are those of the decisions and of the library given last; every change
/// makes `age` grow, by which it is known that what was found by decisions is old.
struct KnownDecisions: Sendable {
  /// Every decision there is, by the paper's id, whether this archive holds the paper or not.
  private(set) var byID: [String: Decision] = [:]
  /// The decisions about the library's papers.
  private(set) var table = DecisionTable()
  /// What the dates show of them.
  private(set) var counts = DayCounts()
  /// The day that it is, by which papers put aside are due.
  private(set) var today = ""
  /// The day on which it was last asked which papers are due.
  private var askedOn = ""
  /// What the watches find, by indices of the library that `ranked` names.
  private var watchRanks: [Int: Int] = [:]
  /// The library that the watches were looked for in.
  private var ranked: Library.Edition?
  /// How often they changed.
  private(set) var age = 0
  /// Whether lists leave out what was decided before they were opened.
  private(set) var areHidden = false
  /// Ids of the papers decided since the list was opened: they stay in it.
  private(set) var decidedHere: Set<String> = []

  /// The decision about a paper.
  subscript(id: String) -> Decision { byID[id, default: .none] }

  /// Takes in all decisions, in place of those known before.
  mutating func replace(by all: [String: Decision], in library: Library) {
    byID = all
    lineUp(with: library)
  }

  /// Another day has come, or the first.
  mutating func turn(to day: String, in library: Library) {
    guard day != today else { return }
    today = day
    table.today = day
    // Where nothing is put aside, a new day changes nothing.
    if byID.values.contains(where: { $0.standing == .later }) { lineUp(with: library) }
  }

  /// How many of the library's papers that were put aside are due; nil where that was asked today,
  /// or no decision is known.
  mutating func dueToday(in library: Library) -> Int? {
    guard askedOn != today, !byID.isEmpty else { return nil }
    askedOn = today
    return byID.count { id, decision in
      decision.isDue(on: today) && !library.indices(of: id).isEmpty
    }
  }

  /// Takes in what the watches find in the library; returns whether that is anything new.
  mutating func watch(_ ranks: [Int: Int], in library: Library) -> Bool {
    ranked = library.edition
    guard ranks != watchRanks else { return false }
    age += 1
    (watchRanks, table.watchRanks) = (ranks, ranks)
    return true
  }

  /// Another library has come.
  mutating func lineUp(with library: Library) {
    age += 1
    // Indices of another library say nothing of this one: the watches are looked for again.
    if ranked != library.edition { watchRanks = [:] }
    table = DecisionTable(byID) { library.indices(of: $0) }
    (table.today, table.watchRanks) = (today, watchRanks)
    counts = DayCounts(library, table)
  }

  /// Takes in decisions that were made or changed.
  mutating func apply(_ changed: [String: Decision], in library: Library) {
    if !changed.isEmpty { age += 1 }
    for (id, decision) in changed {
      byID[id] = decision == .none ? nil : decision
      if !decision.isOpen(on: today) { decidedHere.insert(id) }
    }
    counts.update(table.set(changed), library, table)
  }

  /// Hides what is decided by now, or shows it again; what is decided from now on stays until the
  /// list is left.
  mutating func toggleHidden() {
    areHidden.toggle()
    decidedHere = []
  }

  /// Another list is opened: what was decided in the one before is nothing special any more.
  mutating func openList() { decidedHere = [] }
}
