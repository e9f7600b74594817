import Decisions
import Glibc
import Reader
import Synchronization
import System
import Triage

/// The store of decisions on a thread of its own, so that no key waits for a disk, for another
/// program's lock or for looking through a large store.
///
/// Answers come back as events, in order. What the first screen needs is there as soon as the store
/// is open. Reading all decisions and looking through the file wait until that screen is drawn;
/// another thread does both.
package final class StoreKeeper: Sendable {
  /// How long a key that decides waits for its answer, in milliseconds.
  ///
  /// Without the answer on screen the next key would be about the wrong paper. Memory stands in for
  /// a locked store well before that (`lockPatience`). Only a disk that hangs takes longer, and
  /// then keys go on without the answer.
  package static let usualPatience = 200

  /// How long another program's lock is waited for, in seconds, before memory stands in for the
  /// store: a key is answered well within 100 ms.
  private static let lockPatience = 0.05

  /// How long the store is waited for when the reader ends, in milliseconds.
  private static let endPatience = 6000

  /// What the thread is asked to do.
  private enum Request: Sendable {
    case firstLook(ids: [String])
    case carryOut(Effect)
    case settle([String: Decision], [SavedQuery])
    case finishCheck
    case goOn
    case leave(folders: [String])
  }

  /// What goes from thread to thread.
  private struct Exchange: Sendable {
    var requests: [Request] = []
    var events: [Event] = []
    /// How many steps were asked for, and how many of them are done.
    var asked = 0
    var done = 0
    /// How many steps wait in memory to be saved.
    var unsaved = 0
    var isAsked = false
    var hasLooked = false
    var isGoingOn = false
    /// What is left unsaved, once the thread has ended.
    var left: Unsaved??
  }

  private let exchange = Mutex(Exchange())
  private let asked = Bell()
  private let answered = Bell()
  private let location: TriageStore.Location
  private let answerPatience: Int

  /// Begins to open the store.
  ///
  /// - Parameter answerPatience: how long a key waits for its answer, in milliseconds; more in
  ///   tests, which wait for causes.
  package init(
    _ location: TriageStore.Location, answerPatience: Int = StoreKeeper.usualPatience
  ) {
    self.location = location
    self.answerPatience = answerPatience
    if !startThread({ self.work() }) {
      // Without a thread the loop's own thread works with the store.
      inline.withLock { $0 = InlineWorker(self.makeWorker()) }
      answered.ring()
    }
  }

  // MARK: The loop's side

  /// Readable where events wait.
  package var descriptor: Int32 { answered.descriptor }

  /// Whether what the first screen needs was answered.
  var isOpen: Bool { exchange.withLock { $0.hasLooked } }

  /// The events that have come.
  ///
  /// - Parameter ids: the papers on screen, whose decisions are asked for first.
  func take(ids: [String]) -> [Event] {
    answered.silence()
    let isFirst = exchange.withLock { exchange in
      defer { exchange.isAsked = true }
      return !exchange.isAsked
    }
    if isFirst { ask(.firstLook(ids: ids)) }
    return takeEvents()
  }

  private func takeEvents() -> [Event] {
    exchange.withLock { exchange in
      defer { exchange.events = [] }
      return exchange.events
    }
  }

  /// Lets the rest of the opening begin, once the first screen is drawn; a second call changes
  /// nothing.
  func goOn() {
    let isFirst = exchange.withLock { exchange in
      defer { exchange.isGoingOn = true }
      return !exchange.isGoingOn
    }
    if isFirst { ask(.goOn) }
  }

  /// Has an effect carried out that concerns the store.
  ///
  /// - Parameter interrupts: descriptors, such as that of signals, for which waiting is given up.
  /// - Returns: the events that have come by then.
  func carryOut(_ effect: Effect, interrupts: [Int32]) -> [Event] {
    let number = exchange.withLock { exchange in
      exchange.asked += 1
      CrashWatch.note(isUnsaved: true)
      return exchange.asked
    }
    ask(.carryOut(effect))
    let deadline = MonotonicClock.milliseconds() + answerPatience
    while exchange.withLock({ $0.done < number }) {
      let rest = deadline - MonotonicClock.milliseconds()
      guard rest > 0, waitForAnswer(rest, interrupts) else { break }
      answered.silence()
    }
    // Events that come later wait for the loop.
    return takeEvents()
  }

  /// Waits for an answer; false where something else came, or none in time.
  private func waitForAnswer(_ milliseconds: Int, _ interrupts: [Int32]) -> Bool {
    var sources = [pollfd(fd: answered.descriptor, events: Int16(POLLIN), revents: 0)]
    sources += interrupts.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = poll(&sources, nfds_t(sources.count), Int32(clamping: milliseconds))
    return count > 0 && sources[0].revents != 0 && sources[1...].allSatisfy { $0.revents == 0 }
  }

  /// Saves what can be, and closes the store; what is left unsaved, if anything.
  ///
  /// - Parameter folders: where a file with unsaved decisions may be written.
  func leave(folders: [String]) -> Unsaved? {
    ask(.leave(folders: folders))
    let deadline = MonotonicClock.milliseconds() + StoreKeeper.endPatience
    while true {
      if let left = exchange.withLock({ $0.left }) { return left }
      let rest = deadline - MonotonicClock.milliseconds()
      guard rest > 0 else { break }
      _ = waitForAnswer(rest, [])
      answered.silence()
    }
    // The disk hangs. Steps that it has not answered for cannot be called saved.
    let steps = exchange.withLock { $0.asked - $0.done }
    guard steps > 0 else { return nil }
    return Unsaved(steps: steps, problem: nil, rescue: nil, isTakenIn: false)
  }

  private func ask(_ request: Request) {
    if let own = inline.withLock({ $0 }) { return answer(request, own.worker) }
    exchange.withLock { $0.requests.append(request) }
    asked.ring()
  }

  // MARK: The store's side

  /// A worker that only the loop's thread works with.
  private struct InlineWorker: @unchecked Sendable {
    let worker: StoreWorker

    init(_ worker: StoreWorker) { self.worker = worker }
  }

  private let inline = Mutex<InlineWorker?>(nil)

  private func makeWorker() -> StoreWorker {
    StoreWorker(
      Desk(opening: location, patience: StoreKeeper.lockPatience, isCheckedElsewhere: true))
  }

  private func work() {
    let worker = makeWorker()
    answered.ring()
    while exchange.withLock({ $0.left == nil }) {
      wait(worker)
      asked.silence()
      let requests = exchange.withLock { exchange in
        defer { exchange.requests = [] }
        return exchange.requests
      }
      for request in requests { answer(request, worker) }
      guard exchange.withLock({ $0.left == nil }) else { return }
      tell(worker.takeChanges() + worker.doWhatIsDue())
    }
  }

  private func wait(_ worker: StoreWorker) {
    var sources = [asked.descriptor, worker.descriptor ?? -1].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let timeout = worker.deadline.map { max(0, $0 - MonotonicClock.milliseconds()) } ?? -1
    _ = poll(&sources, nfds_t(sources.count), Int32(clamping: timeout))
  }

  private func answer(_ request: Request, _ worker: StoreWorker) {
    switch request {
    case .firstLook(let ids):
      tell(worker.firstLook(at: ids))
      exchange.withLock { $0.hasLooked = true }
      answered.ring()
    case .carryOut(let effect): tell(worker.carryOut(effect), isStep: true)
    case .settle(let decisions, let queries): tell(worker.settle(decisions, queries))
    case .finishCheck: tell(worker.finishCheck())
    case .goOn: begin(upkeep: worker.desk.upkeep, of: worker.desk.store)
    case .leave(let folders):
      let left = worker.leave(folders: folders)
      exchange.withLock { $0.left = .some(left) }
      answered.ring()
    }
  }

  /// Tells the loop what came of something.
  private func tell(_ events: [Event], isStep: Bool = false) {
    guard isStep || !events.isEmpty else { return }
    exchange.withLock { exchange in
      exchange.events += events
      if isStep { exchange.done += 1 }
      for case .saving(_, let unsaved) in events { exchange.unsaved = unsaved }
      CrashWatch.note(isUnsaved: exchange.unsaved > 0 || exchange.done < exchange.asked)
    }
    answered.ring()
  }

  /// Reads all decisions, looks through the store and makes the day's backup, beside the thread
  /// that answers.
  private func begin(upkeep: @escaping @Sendable () -> Void, of store: TriageStore?) {
    guard let store else { return }
    let work: @Sendable () -> Void = {
      if let decisions = try? store.decisions(), let queries = try? store.queries() {
        self.ask(.settle(decisions, queries))
      }
      upkeep()
      self.ask(.finishCheck)
    }
    if inline.withLock({ $0 != nil }) || !startThread(work) { work() }
  }
}
