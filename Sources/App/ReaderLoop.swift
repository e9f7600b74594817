import Configuration
import Digest
import Glibc
import Reader
import Surface
import System
import Terminal
import TextLayout
import Theming

/// The event loop: waits for keys, signals and what other threads read, passes each through
/// `update`, draws what came of it and carries out effects.
///
/// While nothing happens it sleeps without a timer.
package struct ReaderLoop<Screen: TerminalSurface & ~Copyable>: ~Copyable {
  /// How long the first screen waits for the store, in milliseconds: marks that come a moment later
  /// would flicker.
  private static var storePatience: Int { 3 }

  var screen: Screen
  var state: ReaderState
  var programs: ProgramHost
  var keys: KeyInput
  let signals: Signals
  /// Events of other threads.
  let mailbox: Mailbox
  var loading: ArchiveLoading
  var keeper: StoreKeeper
  /// What reading another archive needs to know.
  var opening: ArchiveOpening
  /// Where it is remembered where the reader was left; nil for what has no place of its own.
  var positions: PositionFile?
  /// The looking for archives that goes on.
  var finding: ArchiveFinding?
  /// The terminal as the shell gave it, for programs that are lent it.
  let sharedInput: Int32
  let themes: ThemeCatalogue
  var ending: LoopEnding?
  /// How long a search has gone on since the last event.
  private let pace = Pace()
  /// Whether a search goes on once no key waits.
  var isSearching = false
  /// When the paper on the screen counts as read.
  var dwell: (id: String, deadline: Int)?

  private let update: @Sendable (inout ReaderState, Event) -> [Effect]
  private var queue = EventQueue()
  private var frame: Frame
  /// Until when the first screen waits for the decisions about its papers.
  private var storeDeadline: Int?
  /// Whether anything of the archive has come.
  var hasLoaded = false
  /// Keys typed before anything of the archive has come.
  private var early: [Key] = []

  /// A loop over a screen that is open.
  ///
  /// - Parameters:
  ///   - input: the terminal's descriptor for keys.
  ///   - mailbox: where other threads post; what was posted before waits in it.
  ///   - opening: what reading another archive needs to know.
  ///   - positions: where it is remembered where the reader was left.
  ///   - environment: the environment that programs get.
  ///   - update: what an event does, other than `Reader.update` in tests only.
  package init(
    screen: consuming Screen, input: Int32, state: ReaderState, themes: ThemeCatalogue,
    signals: Signals, mailbox: Mailbox, loading: ArchiveLoading, store: StoreKeeper,
    opening: ArchiveOpening = ArchiveOpening(), positions: PositionFile? = nil,
    environment: [String: String],
    update: @escaping @Sendable (inout ReaderState, Event) -> [Effect] = Reader.update
  ) {
    keys = KeyInput(input, sequences: screen.keySequences)
    sharedInput = input
    self.signals = signals
    self.mailbox = mailbox
    self.loading = loading
    keeper = store
    self.opening = opening
    self.positions = positions
    programs = ProgramHost(environment: environment)
    self.themes = themes
    self.state = state
    self.update = update
    let (signalled, pace) = (signals.descriptor, pace)
    self.state.pace = SearchPace(
      isBurst: { pace.isBurst },
      isDue: { pace.isDue },
      isLong: { pace.isLong },
      isKeyWaiting: {
        if pace.keysBehind > 0 { return true }
        var sources = [
          pollfd(fd: input, events: Int16(POLLIN), revents: 0),
          pollfd(fd: signalled, events: Int16(POLLIN), revents: 0),
        ]
        return poll(&sources, 2, 0) > 0
      })
    frame = Frame(size: screen.size)
    self.screen = screen
  }

  /// Reads until the user leaves; the terminal is given back before this returns.
  ///
  /// The first screen waits for the newest day and for nothing else.
  package mutating func run() -> LoopEnding {
    while ending == nil { wait() }
    let grace = programs.announceEnd(isHangup: ending == .hangup)
    if ending != .hangup { keys.swallowAnswers() }
    // After a hang-up nobody waits for the rest of what was sent.
    if ending == .hangup { screen.giveBack(patience: 0) } else { screen.giveBack() }
    programs.end(after: grace)
    return ending ?? .quit
  }

  /// Saves what can be saved, and closes the store.
  ///
  /// - Parameter folders: where a file with unsaved decisions may be written.
  /// - Returns: what is left unsaved, if anything.
  package mutating func leave(folders: [String]) -> Unsaved? { keeper.leave(folders: folders) }

  /// Remembers where the reader is, unless it has not read anything yet.
  package func savePosition() { if hasLoaded { positions?.save(state.readingPosition) } }

  /// Asks how wide ambiguous characters are, unless that is settled.
  package mutating func askAmbiguousWidth() {
    if screen.askAmbiguousWidth() { keys.expectWidth(now: now()) }
  }

  func now() -> Int { MonotonicClock.milliseconds() }
}

/// How the reader ended.
package enum LoopEnding: Sendable, Hashable {
  /// The user left.
  case quit
  /// A signal asked for it.
  case signal(Int32)
  /// The terminal went away.
  case hangup
}

// MARK: What is waited for

extension ReaderLoop where Screen: ~Copyable {
  /// What the loop waits for, in the order in which it is looked at.
  private var sources: [LoopSource<Screen>] {
    [
      LoopSource(descriptor: signals.descriptor) { $0.takeSignals() },
      LoopSource(descriptor: mailbox.descriptor) { $0.takeMail() },
      LoopSource(descriptor: keys.descriptor) { $0.readKeys() },
      LoopSource(descriptor: screen.waitingDescriptor, events: Int16(POLLOUT)) {
        $0.screen.sendRest()
      },
    ]
      // Decisions are about papers, so they wait until there are papers.
      + (hasLoaded ? [LoopSource(descriptor: keeper.descriptor) { $0.takeDecisions() }] : [])
  }

  /// The times that the loop waits for.
  private var deadlines: [LoopDeadline<Screen>] {
    [
      LoopDeadline(time: keys.escapeDeadline) { $0.take($0.keys.flush()) },
      LoopDeadline(time: keys.pasteDeadline) { $0.pausePaste() },
      LoopDeadline(time: keys.stringDeadline) {
        $0.keys.endString()
        $0.take(.answerLost)
      },
      LoopDeadline(time: dwell?.deadline) { $0.endDwelling() },
      LoopDeadline(time: storeDeadline) { $0.storeDeadline = nil },
    ]
  }

  private mutating func wait() {
    let sources = sources
    // A descriptor of -1 is passed over.
    var polled = sources.map { pollfd(fd: $0.descriptor ?? -1, events: $0.events, revents: 0) }
    guard poll(&polled, nfds_t(polled.count), timeout) >= 0 || errno == EINTR else {
      ending = .hangup
      return
    }
    let wasSearching = isSearching
    for (source, found) in zip(sources, polled) where found.revents != 0 && ending == nil {
      source.handle(&self)
    }
    let time = now()
    for deadline in deadlines where deadline.time.map({ $0 <= time }) == true && ending == nil {
      deadline.handle(&self)
    }
    // The first papers that a key found are drawn before the search goes on.
    if wasSearching, isSearching, ending == nil, !keys.hasMore {
      isSearching = false
      take(.searchOn)
    }
    if ending == nil, canDraw, !keys.hasMore { draw() }
  }

  private var timeout: Int32 {
    if isSearching { return 0 }
    // A key path of a generic type is made anew each time, which took a sixteenth of a key.
    guard let next = deadlines.compactMap({ $0.time }).min() else { return -1 }
    return Int32(clamping: max(0, next - now()))
  }

  /// Before the newest day there is nothing to show; while keys are still arriving, drawing waits
  /// for the last one, and while the terminal has yet to take a frame, for the terminal.
  private var canDraw: Bool {
    hasLoaded && storeDeadline == nil && screen.waitingDescriptor == nil
  }

  private mutating func draw() {
    render(state, into: &frame)
    screen.show(frame)
    loading.goOn()
    keeper.goOn()
    #if DEBUG
      PlannedFault.wanted?.happen()
    #endif
  }
}

// MARK: What comes

extension ReaderLoop where Screen: ~Copyable {
  /// Carries an event out, after those that wait already.
  mutating func take(_ event: Event) {
    queue.post(event)
    // What comes of an effect is carried out when its turn has come.
    guard !queue.isBusy else { return }
    while let event = queue.takeTurn() {
      pace.begin()
      for effect in update(&state, event) { perform(effect) }
    }
  }

  mutating func take(_ events: [Event]) {
    for event in events { take(event) }
  }

  private mutating func takeMail() {
    for letter in mailbox.takeLetters() {
      // What comes of an archive that is not read any more comes too late.
      guard letter.loading == nil || letter.loading === loading else { continue }
      take(letter.event)
      if !hasLoaded, letter.loading != nil {
        hasLoaded = true
        storeDeadline = now() + ReaderLoop.storePatience
      }
    }
    guard hasLoaded else { return }
    for key in early where ending == nil { press(key) }
    early = []
  }

  private mutating func takeDecisions() {
    take(keeper.take(ids: state.library.ids))
    if keeper.isOpen { storeDeadline = nil }
  }

  private mutating func readKeys() {
    guard let arrivals = keys.read(now: now()) else { return ending = .hangup }
    take(arrivals)
  }

  private mutating func take(_ arrivals: [KeyInput.Arrival]) {
    for (index, arrival) in arrivals.enumerated() where ending == nil {
      pace.setKeysBehind(arrivals.count - 1 - index)
      switch arrival {
      case .key(let key): press(key)
      case .width(let width): take(width)
      }
    }
  }

  /// Handles a key.
  ///
  /// Before there is anything to move in, every key waits but the one that leaves.
  private mutating func press(_ key: Key) {
    if hasLoaded {
      take(.key(key))
    } else if key == .control("c") {
      ending = .quit
    } else {
      early.append(key)
    }
  }

  private mutating func pausePaste() {
    take(keys.pausePaste())
    if keys.isPasting { take(.pastePaused) }
  }

  private mutating func take(_ width: AmbiguousWidth) {
    guard width != AmbiguousWidth.inForce else { return }
    AmbiguousWidth.inForce = width
    take(.measured(width))
    screen.invalidate()
  }

  private mutating func endDwelling() {
    guard let waiting = dwell else { return }
    dwell = nil
    take(.dwelled(waiting.id))
  }
}
