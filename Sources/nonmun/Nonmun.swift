import ArgumentParser
import Configuration
import Glibc
import Reader
import TextLayout

/// The command line: `nonmun [PATH…]` reads; the subcommands print and never need a terminal.
@main
struct Nonmun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nonmun",
    abstract: Localized(
      ko: "논문 다이제스트 아카이브를 터미널에서 읽습니다.",
      en: "Reads an archive of daily paper digests in a terminal."
    ).ofHelp,
    version: nonmunVersionAndCommit,
    subcommands: [
      ReadCommand.self, ListCommand.self, StatsCommand.self, ShowCommand.self, ExportCommand.self,
      SimilarCommand.self, GlossaryCommand.self, CheckCommand.self, MarkCommand.self,
      StateCommand.self, DoctorCommand.self, KeysCommand.self, ConfigCommand.self,
      CompletionCommand.self, SetupCommand.self,
    ],
    defaultSubcommand: ReadCommand.self)

  /// Errors are one line each: what, where, and how to mend it; exit codes are those of
  /// `sysexits.h`.
  static func main() {
    openStandardDescriptors()
    // A write beyond `ulimit -f` then fails, and does not end the program.
    signal(SIGXFSZ, SIG_IGN)
    withoutQuestions()
    var asked: Language?
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let reading = ReaderSession(plain: arguments, commands: commandWords) { try reading.run() }
      var command = try parseAsRoot(commandFirst(arguments))
      asked = (command as? any Speaking)?.language
      try command.run()
    } catch let failure as Failure {
      failure.exit(in: .spoken(asked: asked))
    } catch {
      end(error)
    }
  }

  /// The arguments with the command before `--lang`, where that stands first as if it were an
  /// option of all commands.
  private static func commandFirst(_ arguments: [String]) -> [String] {
    guard let first = arguments.first else { return arguments }
    let option = first == "--lang" ? 2 : first.hasPrefix("--lang=") ? 1 : 0
    guard option > 0, arguments.count > option, commandWords.contains(arguments[option]) else {
      return arguments
    }
    // Commands that have commands of their own take it behind those.
    let words = arguments[option...].prefix { !$0.hasPrefix("-") }
    let rest = arguments[(option + words.count)...]
    return Array(words + arguments[..<option] + rest)
  }

  /// Opens /dev/null in place of each standard descriptor that the parent closed.
  ///
  /// Otherwise a file opened later would get its number, and the messages meant for it.
  private static func openStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // Standard input is opened for writing and the others for reading, so that using them still
      // fails.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Has faults, and Ctrl-\, end the program at once: where Swift is installed, its runtime asks on
  /// the terminal what to do, unless `SWIFT_BACKTRACE` says what is wanted
  /// (https://github.com/swiftlang/swift/blob/main/docs/Backtracing.rst).
  private static func withoutQuestions() {
    guard getenv("SWIFT_BACKTRACE") == nil else { return }
    for fault in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      signal(fault, SIG_DFL)
    }
  }

  private static var commandWords: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
  }

  /// What was asked for is printed, and a mistake in the arguments becomes one line.
  private static func end(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    guard code != .success else { answer(error) }
    // A command that only sets an exit code has printed all that there is to say.
    if error is ExitCode { Glibc.exit(code.rawValue) }
    let mistake = ArgumentMistake(message(for: error)).text
    Failure({ mistake[$0.language] }, hint: { _ in "nonmun --help" }, code: .usage)
      .exit(in: .ofHelp)
  }

  /// Prints what the library was asked for: help, in our own words, or else the version or a script
  /// for a shell.
  private static func answer(_ error: any Error) -> Never {
    let said = fullMessage(for: error)
    guard let usage = said.split(separator: "\n").first(where: { $0.hasPrefix("USAGE: ") }),
      let root = try? CommandInfo(of: Nonmun.self)
    else { exit(withError: error) }
    _ = TextLocale.adopt()
    let command = root.descendant(usage.split(separator: " ").dropFirst(2))
    var output = Output()
    do throws(Failure) {
      let help = HelpText(command, Words(.ofHelp), width: terminalWidth ?? 80)
      for line in help.lines { try output.write(line + "\n") }
      try output.flush()
    } catch {
      error.exit(in: .ofHelp)
    }
    Glibc.exit(0)
  }
}
