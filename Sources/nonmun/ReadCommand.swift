import ArgumentParser
import CursesTerminal
import Digest
import Glibc
import Reader
import Search
import TextLayout

extension Language: ExpressibleByArgument {}

/// `nonmun [PATH…]`: the reader itself.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read digests in the terminal (what nonmun does without a command). 터미널에서 읽습니다.")

  @OptionGroup var options: ArchiveOptions

  @Argument(
    help: ArgumentHelp(
      "Folders and files of digests; - is one on standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("The theme to begin with.", valueName: "name"))
  var theme: String?

  @Option(name: .customLong("lang"), help: "The language of the interface: ko or en.")
  var language: Language?

  @Flag(help: "Draw lines and marks in ASCII.")
  var ascii = false

  func run() throws {
    let environment = processEnvironment
    let (input, output) = try openTerminal(environment)
    guard TextLocale.adopt() != nil else {
      throw Failure(
        "no UTF-8 locale", hint: "install C.UTF-8 or set LANG to a UTF-8 locale", code: .failed)
    }
    var (configuration, problems) = Configuration.load(environment: environment)
    let archive = try options.open(paths: paths, environment, configuration)
    if let theme { configuration.theme = theme }
    if let language { configuration.language = language }
    if ascii { configuration.ascii = true }
    let signals = Signals()
    let screen: CursesScreen
    do {
      screen = try CursesScreen(
        input: input, output: output, environment: environment, usesMouse: configuration.mouse)
    } catch {
      throw Failure(error.description, code: .failed)
    }
    let themes = ThemeCatalogue(environment: environment)
    let theme = theme(in: themes, configuration.theme, for: screen.depth, &problems)
    let state = ReaderState(
      size: screen.size, settings: Settings(configuration, environment: environment), theme: theme,
      sort: SortOrder(configuration.sort, isReversed: configuration.reverse),
      problems: problems.map(\.description) + [screen.note].compactMap(\.self))
    var loop = ReaderLoop(
      screen: screen, input: input, state: state, themes: themes, signals: signals)
    end(loop.run(archive))
  }

  /// The descriptors of the screen and of the keys.
  ///
  /// Keys come from the terminal also where standard input is a digest.
  private func openTerminal(_ environment: [String: String]) throws(Failure) -> (Int32, Int32) {
    guard isatty(STDOUT_FILENO) == 1, environment["TERM"]?.isEmpty == false else {
      throw Failure(
        "needs a terminal to read in", hint: "nonmun list prints without one", code: .failed)
    }
    if isatty(STDIN_FILENO) == 1 { return (STDIN_FILENO, STDOUT_FILENO) }
    let input = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard input >= 0 else {
      throw Failure(
        "no terminal to read keys from", hint: "nonmun list prints without one", code: .failed)
    }
    return (input, STDOUT_FILENO)
  }

  /// The theme to begin with: a terminal without colours gets the one made for it, a theme that cannot be read the default.
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

  private func end(_ ending: ReaderLoop.Ending) -> Never {
    switch ending {
    case .quit: Glibc.exit(0)
    case .hangup: Glibc.exit(128 + SIGHUP)
    case .signal(let signal): Signals.end(by: signal)
    }
  }
}
