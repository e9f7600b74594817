import Configuration
import Decisions
import Digest
import Foundation
import Glibc
import Search
import Surface
import System
import TextLayout
import Themes
import Theming

@testable import App
@testable import Reader
@testable import Triage

/// A reader and its store, which things happen to, beside the plain model of what must come of
/// that.
final class ModelWorld {
  private(set) var state: ReaderState
  private var model = PlainModel()
  private let worker: StoreWorker
  private let folder: String?
  private var path: String { (folder ?? "") + "/triage.sqlite" }
  private var lock: Int32 = -1
  private var pending: [Event] = []
  private var hasThreads = true
  private var isSlow = false
  /// Whether a search is to go on once the next thing has happened.
  private var isSearching = false
  /// How many entries came from the machine whose clocks are ahead.
  private var foreign = 0

  /// - Parameter usesFile: whether the store is a file, to which things can happen too.
  init(usesFile: Bool) throws {
    _ = TextLocale.adopt()
    folder = usesFile ? try Folder.makeTemporary("/tmp/nonmun-model-") : nil
    let location = folder.map { TriageStore.Location.file($0 + "/triage.sqlite") } ?? .memory
    worker = StoreWorker(Desk(opening: location, patience: 0))
    var settings = Settings()
    settings.language = .en
    state = ReaderState(
      size: Size(columns: 100, rows: 30), settings: settings, theme: ThemeCatalogue.builtIn(.mono))
    let first = ModelArchives.all[0]
    happen([.loaded(first.library, isComplete: true), .indexed(first.searcher)])
    happen(worker.firstLook(at: first.library.ids))
  }

  deinit {
    if lock >= 0 { close(lock) }
    _ = worker.leave(folders: [])
    if let folder { try? FileManager.default.removeItem(atPath: folder) }
  }

  // MARK: What happens

  /// Has something happen; what is wrong afterwards, nil for nothing.
  func take(_ step: ModelStep) -> String? {
    let before = state
    switch step {
    case .key(let key): happen([.key(key)])
    case .resize(let columns, let rows): happen([.resized(Size(columns: columns, rows: rows))])
    case .reload(let number):
      let edition = ModelArchives.all[number]
      // Nobody follows the archive without a thread.
      happen(hasThreads ? [.reloaded(edition.searcher)] : [.threadless])
    case .readInPart(let number):
      let edition = ModelArchives.all[number]
      happen([.loaded(edition.library, isComplete: true), .indexed(edition.searcher)])
    case .dwell: if let id = state.paper?.id { happen([.dwelled(id)]) }
    case .elsewhere(let standing, let number): decideElsewhere(standing, number)
    case .lock(let isWanted): isWanted ? takeLock() : releaseLock()
    case .damage(let offset): damage(at: offset)
    case .remove: if folder != nil, lock < 0 { unlink(path) }
    case .retry: happen(worker.doWhatIsDue())
    case .clockAhead(let standing, let number, let isBelieved):
      if let fault = takeInClock(standing, number, isBelieved) { return fault }
    case .threads(let areThere): hasThreads = areThere
    case .slowness(let isWanted):
      isSlow = isWanted
      state.pace = SearchPace(isDue: { isWanted })
    }
    if isSearching {
      isSearching = false
      happen([.searchOn])
    }
    return fault(after: step, before)
  }

  /// Carries events out as the loop does, each with its effects before the next.
  private func happen(_ events: [Event]) {
    pending += events
    while !pending.isEmpty {
      let event = pending.removeFirst()
      for effect in Reader.update(&state, event) {
        switch effect {
        case .commit, .undo, .redo:
          model.apply(effect)
          pending += worker.carryOut(effect)
        case .readJournal: pending += worker.carryOut(effect)
        case .hangul(let keys): pending.append(.hangul(keys))
        case .searchOn where isSlow: isSearching = true
        case .searchOn: pending.append(.searchOn)
        // What needs a thread of its own does not come where there is none.
        case .mineTerms where hasThreads:
          if let edition = state.searcher?.library.edition { pending.append(.termsMined(edition)) }
        default: break
        }
      }
    }
  }

  private func decideElsewhere(_ standing: Standing, _ number: Int) {
    let ids = state.library.ids
    guard folder != nil, lock < 0, !ids.isEmpty, state.saving.problem == nil,
      let other = try? TriageStore(opening: .file(path))
    else { return }
    defer { other.close() }
    let id = ids[number % ids.count]
    guard (try? other.commit([.standing(standing, paper: id)])) != nil else { return }
    // Steps belong to the store, whichever program made them.
    model.apply(.commit([.standing(standing, paper: id)], isAutomatic: false))
    happen(worker.takeChanges())
  }

  /// Takes in a journal whose one entry is as far ahead as is believed, or a little farther; what is
  /// wrong with what came of it.
  private func takeInClock(_ standing: Standing, _ number: Int, _ isBelieved: Bool) -> String? {
    let ids = state.library.ids
    guard folder != nil, lock < 0, !ids.isEmpty, state.saving.problem == nil,
      let other = try? TriageStore(opening: .file(path))
    else { return nil }
    defer { other.close() }
    let id = ids[number % ids.count]
    guard let known = try? Self.clock(of: other) else { return nil }
    let clock = max(known, JournalClock.honest) + JournalClock.leap + (isBelieved ? 0 : 1)
    let value = standing == .unread ? "null" : "\"\(standing.rawValue)\""
    let line = """
      {"nonmun":1,"origin":"00000000000000aa","seq":\(foreign + 1),"clock":\(clock),\
      "subject":"\(id)","field":"standing","value":\(value),"at":\(Int32.max)}
      """
    do throws(TriageError) {
      _ = try other.merge([JournalText(name: "ahead", bytes: Array(line.utf8))])
    } catch {
      return !isBelieved || error.isDamage ? nil : "not taken in: \(error)"
    }
    guard isBelieved else { return "a clock of \(clock) was believed" }
    foreign += 1
    model.takeIn(standing, of: id)
    happen(worker.takeChanges())
    return nil
  }

  /// The largest clock in a store's journal.
  private static func clock(of store: TriageStore) throws -> Int {
    var (clock, next) = (0, 0)
    while let piece = try store.journal(from: next) {
      let lines = try JournalText(name: "own", bytes: piece.bytes).lines()
      clock = max(clock, lines.map(\.noted.entry.clock).max() ?? 0)
      next = piece.next
    }
    return clock
  }

  /// Takes the lock of who writes (https://www.sqlite.org/walformat.html, 2.3.1).
  ///
  /// By F_OFD_SETLK of fcntl(2), as another process would have it.
  private func takeLock() {
    guard folder != nil, lock < 0 else { return }
    lock = open(path + "-shm", O_RDWR | O_CLOEXEC)
    var lock = flock()
    (lock.l_type, lock.l_start, lock.l_len) = (Int16(F_WRLCK), 120, 1)
    if self.lock >= 0, fcntl(self.lock, 37, &lock) != 0 { releaseLock() }
  }

  private func releaseLock() {
    guard lock >= 0 else { return }
    close(lock)
    lock = -1
  }

  private func damage(at offset: Int) {
    guard folder != nil, lock < 0 else { return }
    let file = open(path, O_RDWR | O_CLOEXEC)
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    guard file >= 0, size > 0 else { return }
    var garbage = [UInt8](repeating: 0xA5, count: 64)
    _ = pwrite(file, &garbage, 64, off_t(offset % Int(size)))
  }

  // MARK: What must be so

  private func fault(after step: ModelStep, _ before: ReaderState) -> String? {
    faultOfDecisions ?? faultOfList ?? faultOfSelection(after: step, before)
  }

  private var faultOfDecisions: String? {
    for (index, id) in state.library.ids.enumerated() {
      let decision = state.decisions[index]
      if decision.standing != model.standing(of: id) {
        return "\(id) is \(decision.standing), not \(model.standing(of: id))"
      }
      if decision.tags != model.tags(of: id) { return "\(id) is tagged \(decision.tags)" }
    }
    return nil
  }

  /// The papers that must be listed, in no order; nil where that is not said so plainly.
  private var expected: Set<Int>? {
    let library = state.library
    func inScope(_ scope: Scope, _ center: DigestDate?) -> Set<Int> {
      Set(library.days.filter { scope.contains($0.date, around: center) }.flatMap(\.papers))
    }
    if let search = state.activeSearch {
      // What else it will find is not listed yet.
      guard search.run(in: library) == nil else { return nil }
      // What was found by decisions is found anew when the search is.
      guard !search.input.text.contains(where: ":~#[".contains), let searcher = state.searcher,
        let found = try? searcher.find(search.query), search.scope == .all
      else { return nil }
      return Set(found.papers)
    }
    guard state.catchUp == nil, state.day != nil || state.scope == .all else { return nil }
    return inScope(state.scope, state.date)
  }

  private var faultOfList: String? {
    let rows = state.list.rows
    if Set(rows).count != rows.count { return "a paper is listed twice" }
    if !rows.allSatisfy(state.library.papers.indices.contains) { return "no such paper is listed" }
    guard let expected else { return nil }
    let listed = Set(rows)
    if !listed.isSubset(of: expected) {
      return "\(listed.subtracting(expected)) should not be listed"
    }
    let missing = expected.subtracting(listed)
    if !state.known.areHidden { return missing.isEmpty ? nil : "\(missing) should be listed" }
    return missing.allSatisfy { !state.decisions.isOpen($0) }
      ? nil : "\(missing) is hidden"
  }

  private func faultOfSelection(after step: ModelStep, _ before: ReaderState) -> String? {
    let list = state.list
    if list.rows.isEmpty { return list.cursor == 0 ? nil : "row \(list.cursor) of none" }
    guard list.rows.indices.contains(list.cursor) else { return "row \(list.cursor)" }
    if let paper = state.paper, paper.date != state.date { return "the day is not the paper's" }
    // While more is found, a paper that nobody chose gives way to the one from which one searched.
    if before.search?.run(in: before.library) != nil, !before.list.isChosen { return nil }
    switch step {
    case .reload:
      guard let id = before.paper?.id, let paper = state.paper, paper.id != id else { return nil }
      // What was selected until it was gone is selected once it is there again.
      if before.staying.lost?.paper == PaperReference(paper) { return nil }
      let isListed = list.rows.contains { state.library.ids[$0] == id }
      return isListed ? "\(id) was selected, and \(paper.id) is" : nil
    case .resize, .lock, .damage, .remove, .dwell, .elsewhere, .retry, .clockAhead, .threads,
      .slowness:
      // By taste a decision changes the order; the paper stays.
      return before.paper == nil || before.paper?.id == state.paper?.id
        ? nil : "the selection moved"
    case .key(let key) where isPlain(before) && list.rows == before.list.rows:
      return faultOfMoving(key, before.list.cursor, list.rows.count)
    default: return nil
    }
  }

  /// Whether keys are plain commands on the list.
  private func isPlain(_ state: ReaderState) -> Bool {
    state.overlay == nil && state.pendingCount == nil && state.focus == .papers
      && state.layout.papers.height > 0
  }

  private func faultOfMoving(_ key: Key, _ row: Int, _ count: Int) -> String? {
    let wanted: Int
    switch key {
    case "j", .down: wanted = min(row + 1, count - 1)
    case "k", .up: wanted = max(row - 1, 0)
    case "g", .home: wanted = 0
    case "G", .end: wanted = count - 1
    default: return nil
    }
    return state.list.cursor == wanted ? nil : "\(key) goes from \(row) to \(state.list.cursor)"
  }
}
