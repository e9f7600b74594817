import Configuration
import Digest
import Glibc
import Reader
import Search
import Surface
import System
import Terminal
import TextLayout
import Theming
import Triage

/// The event loop: waits for keys, signals and what other threads read, passes each through
/// `update`, draws what came of it and carries out effects.
///
/// While nothing happens it sleeps without a timer.
public struct ReaderLoop: ~Copyable {
  /// How the reader ended.
  public enum Ending: Sendable, Hashable {
    /// The user left.
    case quit
    /// A signal asked for it.
    case signal(Int32)
    /// The terminal went away.
    case hangup
  }

  /// How long a lone Esc waits for the rest of a sequence, in milliseconds: an arrow key split over packets must stay one.
  private static let escapeDelay = 100

  /// The same while the terminal still owes answers, which come as slowly as the line is.
  private static let answerDelay = 500

  /// How long answers are expected, in milliseconds; taken are they whenever they come.
  private static let answerTime = 3000

  /// How long a paste may pause, in milliseconds, before what has come of it is taken.
  private static let pasteDelay = 2000

  /// How long the first screen waits for the store, in milliseconds: marks that come a moment later would flicker.
  private static let storePatience = 3

  var screen: CursesScreen
  private var state: ReaderState
  private var frame: Frame
  private var decoder: KeyDecoder
  /// Where keys come from, which does not block.
  private let input: Int32
  /// The same as the shell gave it, for programs that are lent it.
  let sharedInput: Int32
  let signals: Signals
  let loading: ArchiveLoading
  private let keeper: StoreKeeper
  var programs: ProgramHost
  private let themes: ThemeCatalogue
  private var dwell: (id: String, deadline: Int)?
  private var escapeDeadline: Int?
  /// When what has come of a paste is taken, though its end has not come.
  private var pasteDeadline: Int?
  private var probe: AmbiguousWidthProbe?
  /// Until when answers of the terminal are so likely that an Esc may be the beginning of one.
  private var probeDeadline = 0
  private var ending: Ending?
  /// Whether a search goes on once no key waits.
  private var isSearching = false
  /// How long the first screen waits for the decisions about its papers.
  private var storeDeadline: Int?
  /// Whether anything of the archive has come.
  private var hasLoaded = false
  /// Keys typed before that.
  private var early: [Key] = []
  private var buffer = [UInt8](repeating: 0, count: 4096)

  /// A loop over a screen that is open.
  public init(
    screen: consuming CursesScreen, input: Int32, state: ReaderState, themes: ThemeCatalogue,
    signals: Signals, loading: ArchiveLoading, store: StoreOpening, environment: [String: String]
  ) {
    decoder = KeyDecoder(sequences: screen.keySequences)
    sharedInput = input
    self.input = TerminalDevice.reopen(input)
    self.signals = signals
    self.loading = loading
    keeper = StoreKeeper(store)
    programs = ProgramHost(environment: environment)
    self.themes = themes
    self.state = state
    frame = Frame(size: screen.size)
    self.screen = screen
  }

  /// Reads until the user leaves; the terminal is given back before this returns.
  ///
  /// The first screen waits for the newest day and for nothing else.
  public mutating func run() -> Ending {
    while ending == nil { wait() }
    let grace = programs.announceEnd(isHangup: ending == .hangup)
    if ending != .hangup { takeLateAnswers() }
    // Nobody is there any more whom a pause could serve.
    if ending == .hangup { screen.giveBack(patience: 0) } else { screen.giveBack() }
    programs.end(after: grace)
    return ending ?? .quit
  }

  /// Saves what can be, and closes the store; what is left unsaved, if anything.
  ///
  /// - Parameter folders: where a file with unsaved decisions may be written.
  public mutating func leave(folders: [String]) -> Unsaved? { keeper.leave(folders: folders) }

  /// Where the reader is, nil where it has not read anything yet.
  public var readingPosition: ReadingPosition? { hasLoaded ? state.readingPosition : nil }

  mutating func take(_ event: Event) {
    for effect in update(&state, event) { perform(effect) }
  }

  private mutating func takeLoaded() {
    for event in loading.mailbox.take() {
      switch event {
      case .decisions(let all): take(.decisions(keeper.settled(all)))
      case .queries(let all): take(.queries(keeper.settled(all)))
      default: take(event)
      }
    }
    if !hasLoaded { storeDeadline = now() + ReaderLoop.storePatience }
    hasLoaded = true
    for key in early where ending == nil { press(key) }
    early = []
  }

  /// Takes a key; before there is anything to move in it waits, but for the one that leaves.
  private mutating func press(_ key: Key) {
    if case .cursorReport(_, let column) = key {
      takeAnswer(column)
    } else if hasLoaded {
      take(.key(key))
    } else if key == .control("c") {
      ending = .quit
    } else {
      early.append(key)
    }
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

  // MARK: Waiting

  private mutating func wait() {
    var sources = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: loading.mailbox.descriptor, events: Int16(POLLIN), revents: 0),
      // A descriptor of -1 is passed over.
      pollfd(fd: screen.waitingDescriptor ?? -1, events: Int16(POLLOUT), revents: 0),
    ]
    // Decisions are about papers, so they wait for those.
    if hasLoaded {
      sources += keeper.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    }
    let ready = poll(&sources, nfds_t(sources.count), timeout)
    guard ready >= 0 || errno == EINTR else {
      ending = .hangup
      return
    }
    for signal in signals.take() { take(signal: signal) }
    if sources[2].revents != 0 { takeLoaded() }
    if hasLoaded, sources[4...].contains(where: { $0.revents != 0 }) {
      for event in keeper.take(ids: state.library.ids, now: now()) { take(event) }
    }
    let wasSearching = isSearching
    if sources[0].revents != 0 { readKeys() }
    if sources[3].revents != 0 { screen.sendRest() }
    takeDeadlines()
    // What a key found first is drawn before the search goes on.
    if wasSearching, isSearching, ending == nil, !hasInput {
      isSearching = false
      take(.searchOn)
    }
    if ending == nil, canDraw, !hasInput { draw() }
  }

  /// Before the newest day there is nothing to show; while keys are still arriving, drawing waits for the last one, and
  /// while the terminal has yet to take a frame, for the terminal.
  private var canDraw: Bool {
    hasLoaded && storeDeadline == nil && screen.waitingDescriptor == nil
  }

  private var timeout: Int32 {
    if isSearching { return 0 }
    let deadlines = [
      dwell?.deadline, escapeDeadline, pasteDeadline, keeper.deadline, storeDeadline,
    ]
    .compactMap(\.self)
    guard let next = deadlines.min() else { return -1 }
    return Int32(max(0, next - now()))
  }

  private var hasInput: Bool {
    var source = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0 && source.revents & Int16(POLLIN) != 0
  }

  private mutating func readKeys() {
    let count = read(input, &buffer, buffer.count)
    guard count > 0 else {
      if count == 0 || (errno != EINTR && errno != EAGAIN) { ending = .hangup }
      return
    }
    for key in decoder.feed(buffer[..<count]) where ending == nil { press(key) }
    let time = now()
    let delay = time < probeDeadline ? ReaderLoop.answerDelay : ReaderLoop.escapeDelay
    escapeDeadline = decoder.isWaiting ? time + delay : nil
    let pause = decoder.hasPastePaused ? ReaderLoop.escapeDelay : ReaderLoop.pasteDelay
    pasteDeadline = decoder.isPasting ? time + pause : nil
  }

  private mutating func takeDeadlines() {
    let time = now()
    if let deadline = escapeDeadline, deadline <= time {
      escapeDeadline = nil
      for key in decoder.flush() { press(key) }
    }
    if let deadline = pasteDeadline, deadline <= time {
      pasteDeadline = nil
      for key in decoder.pausePaste() { press(key) }
      if decoder.isPasting { take(.pastePaused) }
    }
    if let waiting = dwell, waiting.deadline <= time {
      dwell = nil
      take(.dwelled(waiting.id))
    }
    if let deadline = keeper.deadline, deadline <= time {
      for event in keeper.retry(now: time) { take(event) }
    }
    if keeper.isOpen || storeDeadline.map({ $0 <= time }) == true { storeDeadline = nil }
  }

  private func now() -> Int { MonotonicClock.milliseconds() }

  // MARK: Answers of the terminal

  /// Asks how wide ambiguous characters are, unless that is settled.
  public mutating func askAmbiguousWidth() {
    guard screen.askAmbiguousWidth() else { return }
    probe = AmbiguousWidthProbe()
    probeDeadline = now() + ReaderLoop.answerTime
  }

  private mutating func takeAnswer(_ column: Int) {
    guard let width = probe?.take(column: column) else { return }
    probeDeadline = 0
    guard width != AmbiguousWidth.inForce else { return }
    AmbiguousWidth.inForce = width
    take(.measured(width))
    screen.invalidate()
  }

  /// Waits a moment for answers that the shell would else find in its input.
  private mutating func takeLateAnswers() {
    let deadline = min(now() + ReaderLoop.escapeDelay, probeDeadline)
    while probe?.isWaiting == true, now() < deadline {
      var source = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, Int32(max(0, deadline - now()))) > 0 else { return }
      let count = read(input, &buffer, buffer.count)
      guard count > 0 else { return }
      for case .cursorReport(_, let column) in decoder.feed(buffer[..<count]) {
        _ = probe?.take(column: column)
      }
    }
  }

  // MARK: Signals and effects

  /// Has the loop end as by a signal.
  mutating func end(by signal: Int32) { take(signal: signal) }

  private mutating func take(signal: Int32) {
    switch signal {
    case SIGWINCH: take(.resized(screen.size))
    case SIGTSTP: suspend()
    // Stopped from outside, when whoever had the terminal meanwhile may have changed its modes.
    case SIGCONT: comeBack()
    // Whoever started the program waits for it.
    case SIGCHLD: break
    case SIGHUP: ending = .hangup
    default: ending = .signal(signal)
    }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .quit: ending = .quit
    case .suspend: suspend()
    case .repaint: screen.invalidate()
    case .commit, .undo, .redo:
      for event in keeper.carryOut(effect, now: now()) { take(event) }
    case .browse(let address): browse(address)
    case .copy(let text, let clipboard): copy(text, by: clipboard)
    case .editNote(let paper, let text): editNote(paper: paper, text: text)
    case .run(let command, let facts): run(command, on: facts)
    case .refresh(let command): refresh(by: command)
    case .cancelRun: cancelRun()
    case .hangul(let keys): if ending == nil { take(.hangul(keys)) }
    case .searchOn: isSearching = true
    case .dwell(let id, let time): dwell = (id, now() + time)
    case .loadTheme(let name):
      loadTheme(after: name)
    }
  }

  /// Loads the next theme that can be read, and says what is wrong with one that was passed over.
  private mutating func loadTheme(after name: String) {
    var name = name
    var problem: Problem?
    for _ in themes.names {
      name = themes.name(after: name)
      do {
        take(.theme(try themes.theme(named: name).reduced(to: screen.depth)))
        break
      } catch {
        problem = problem ?? error
      }
    }
    if let problem { take(.failed(problem)) }
  }

  /// Stops as a program without handlers would: where no shell waits that could have it go on, it is not stopped
  /// (signal(7), POSIX “orphaned process group”).
  private mutating func suspend() {
    screen.giveBack()
    signals.stop()
    takeMissedSignals()
    comeBack()
  }

  /// Takes what came while the process was stopped, but for what made it go on.
  private mutating func takeMissedSignals() {
    for signal in signals.take() where signal != SIGCONT && signal != SIGTSTP {
      take(signal: signal)
    }
  }

  /// Takes the terminal again, once the shell has given it to this process.
  mutating func comeBack() {
    guard ending == nil else { return }
    ending = screen.awaitTerminal().map { $0 == SIGHUP ? .hangup : .signal($0) }
    takeMissedSignals()
    guard ending == nil else { return }
    screen.takeBack()
    take(.resized(screen.size))
  }
}
