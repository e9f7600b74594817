import App
import Configuration
import Digest
import Glibc
import Programs
import Reader
import Search
import Surface
import System
import Terminal
import TextLayout
import Theming
import Triage

/// The reader itself, with what the command line said.
struct ReaderSession {
  /// Folders and files; none is the archive of the environment, the configuration or the sample.
  var paths: [String]
  /// The theme to begin with, before that of the configuration.
  var theme: String?
  /// The language, before that of the configuration.
  var language: Language?
  /// Whether lines and marks are drawn in ASCII.
  var isASCII = false
  /// The store of decisions, other than the usual one.
  var store: String?

  init(paths: [String]) { self.paths = paths }

  /// A reading that needs no parsing: nothing but paths, as nearly always.
  ///
  /// Swift looks up protocols by name when arguments are parsed, which takes half as long as
  /// everything else before the first screen.
  ///
  /// - Parameter commands: words that are commands where they come first.
  init?(plain arguments: [String], commands: @autoclosure () -> [String]) {
    guard arguments.allSatisfy({ !$0.utf8.starts(with: "-".utf8) || $0 == "-" }),
      !arguments.contains("")
    else { return nil }
    // No command has a dot or a slash in its name, as most paths have, and looking the commands up
    // takes a while.
    if let first = arguments.first,
      first.utf8.allSatisfy({
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "-")
      }),
      commands().contains(first)
    {
      return nil
    }
    self.init(paths: arguments)
  }

  /// How many files the reader has open at once at most: its own, SQLite's, what a command needs,
  /// and as many again for safety.
  private static let mostFiles = 48

  /// Reads until the user leaves; does not return then.
  ///
  /// - Throws: why there is nothing to read, or no terminal to read it in.
  func run() throws(Failure) {
    let environment = processEnvironment
    if let count = DescriptorRoom.shortage(of: ReaderSession.mostFiles) {
      throw Failure(
        { $0.fewDescriptors(count, of: ReaderSession.mostFiles) }, hint: \.raiseDescriptors,
        code: .system)
    }
    guard TextLocale.adopt() != nil else {
      throw Failure(
        \.noLocale, hint: \.installLocale, code: .failed)
    }
    var (settings, problems) = Settings.load(environment: environment)
    if settings.isArchiveLost, paths.isEmpty {
      for problem in problems { warn(problem.text(in: language ?? settings.language)) }
    }
    let archive = try openArchive(paths, environment, settings)
    let source = source(of: archive, environment, settings)
    let (input, output) = try openTerminal(environment)
    let signals = Signals()
    watchForCrashes(environment, language ?? settings.language)
    var opening = ArchiveOpening()
    opening.configured = PositionFile.Configured(settings)
    if environment["NONMUN_ARCHIVE"]?.isEmpty == false { opening.overriding = "NONMUN_ARCHIVE" }
    let positions = opening.positions(of: archive, environment)
    let position = positions?.load()
    let mailbox = Mailbox()
    let loading = ArchiveLoading(
      archive, and: position?.day, mailbox: mailbox,
      indexPlace: IndexPlace(of: archive, environment: environment))
    let location = storeLocation(store, environment)
    // What is decided on the sample leaves no trace, unless a store is asked for.
    let isKept = store != nil || !source.isSample
    if !isKept { opening.store = location ?? .memory }
    let keeper = StoreKeeper(isKept ? location ?? .memory : .memory)
    if let theme = theme ?? position?.theme { settings.theme = theme }
    if let language { settings.language = language }
    if isASCII { settings.isASCII = true }
    let screen: CursesScreen
    do {
      screen = try CursesScreen.open(
        input: input, output: output, environment: environment, usesMouse: settings.mouse,
        setsTitle: settings.showsTitle)
    } catch {
      throw Failure({ $0.failure(error) }, code: .failed)
    }
    let themes = ThemeCatalogue(environment: environment)
    let theme = theme(in: themes, settings.theme, for: screen.depth, &problems)
    settleTerminal(&settings, environment)
    let words = Words(settings)
    var state = ReaderState(
      size: screen.size, settings: settings, theme: theme,
      sort: SortOrder(settings.sort, isReversed: settings.reverse),
      problems: problems.map { $0.text(in: settings.language) }
        + [
          location == nil ? words.homeless : nil,
          NoteDraft.leftBehind(in: UserFolder.state.path(in: environment)).first.map {
            words.noteLeftBehind(String($0.prefix { $0 != "\n" }))
          },
          screen.note.map(words.note),
        ].compactMap(\.self))
    state.begin(reading: source)
    if let position { state.begin(at: position) }
    var loop = ReaderLoop(
      screen: screen, input: input, state: state, themes: themes, signals: signals,
      mailbox: mailbox, loading: loading, store: keeper, opening: opening, positions: positions,
      environment: environment)
    if settings.widthChoice == .auto { loop.askAmbiguousWidth() }
    let ending = loop.run()
    loop.savePosition()
    let unsaved = loop.leave(
      folders: [environment["TMPDIR"], "/tmp", environment["HOME"]].compactMap(\.self))
    if let unsaved, ending != .hangup { throw ReaderSession.failure(unsaved) }
    end(ending)
  }

  private func source(
    of archive: Archive, _ environment: [String: String], _ settings: Settings
  ) -> ArchiveSource {
    guard !archivePaths(paths, environment, settings).isEmpty else {
      return .sample(isAnswered: SampleAnswer.isGiven(environment: environment))
    }
    guard archive.identity != nil, let folder = archive.folder else { return .other }
    return .folder(path: folder, name: HomePath.short(folder, home: environment["HOME"]))
  }

  /// Settles what the configuration leaves to be found out about the terminal.
  private func settleTerminal(_ settings: inout Settings, _ environment: [String: String]) {
    if settings.widthChoice == .on { settings.ambiguousWidth = .wide }
    AmbiguousWidth.inForce = settings.ambiguousWidth
    settings.hasHyperlinks =
      switch settings.hyperlinkChoice {
      case .auto: HyperlinkSupport.isKnown(environment)
      case .on: true
      case .off: false
      }
  }

  private func watchForCrashes(_ environment: [String: String], _ language: Language) {
    let words = Words(language)
    CrashWatch.begin(
      folder: UserFolder.state.path(in: environment), program: "nonmun \(nonmunVersion)",
      advice: words.crashAdvice,
      said: { words.crashed(hasReport: $0, isSaved: $1) })
  }

  private static func failure(_ unsaved: Unsaved) -> Failure {
    Failure(
      { $0.unsaved(steps: unsaved.steps, unsaved.problem) },
      hint: unsaved.rescue.map { path in
        { unsaved.isTakenIn ? $0.setAside(in: path) : $0.rescued(to: path) }
      }, code: .inputOutput)
  }

  /// The descriptors of the screen and of the keys.
  ///
  /// Keys come from the terminal also where standard input is a digest.
  private func openTerminal(_ environment: [String: String]) throws(Failure) -> (Int32, Int32) {
    guard isatty(STDOUT_FILENO) == 1 else {
      throw Failure(
        \.needsTerminal, hint: \.listNeedsNone, code: .failed)
    }
    guard environment["TERM"]?.isEmpty == false else {
      throw Failure(\.noTERM, hint: \.exportTERM, code: .failed)
    }
    if isatty(STDIN_FILENO) == 1 { return (STDIN_FILENO, STDOUT_FILENO) }
    let input = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard input >= 0 else {
      throw Failure(
        \.noKeys, hint: \.listNeedsNone, code: .failed)
    }
    return (input, STDOUT_FILENO)
  }

  /// The theme to begin with: `mono` on a terminal without colours, and the default where the theme
  /// cannot be read.
  private func theme(
    in themes: ThemeCatalogue, _ name: String, for depth: ColorDepth, _ problems: inout [Problem]
  ) -> Theme {
    do {
      return try themes.theme(named: depth == .mono ? "mono" : name).reduced(to: depth)
    } catch {
      problems.append(error)
      return ThemeCatalogue.builtIn().reduced(to: depth)
    }
  }

  private func end(_ ending: LoopEnding) -> Never {
    switch ending {
    case .quit: exit(0)
    case .hangup: exit(128 + SIGHUP)
    case .signal(let signal): Signals.end(by: signal)
    }
  }
}
