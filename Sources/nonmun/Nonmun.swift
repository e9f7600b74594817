import ArgumentParser
import Glibc

/// The command line: `nonmun [PATH…]` reads; the subcommands print and never need a terminal.
@main
struct Nonmun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nonmun",
    abstract: "Reads an archive of daily paper digests in a terminal. 논문 요약 모음을 터미널에서 읽습니다.",
    version: "0.1.0",
    subcommands: [
      ReadCommand.self, ListCommand.self, StatsCommand.self, ShowCommand.self, ExportCommand.self,
      CheckCommand.self, MarkCommand.self, StateCommand.self,
    ],
    defaultSubcommand: ReadCommand.self)

  /// Errors are one line each: what, where, and how to mend it; exit codes are those of `sysexits.h`.
  static func main() {
    // A file that may not grow any more is an error of that write, and no reason to end.
    signal(SIGXFSZ, SIG_IGN)
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let reading = Reading(plain: arguments, commands: commandWords) { try reading.run() }
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      failure.exit()
    } catch {
      end(error)
    }
  }

  private static var commandWords: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
  }

  /// Help and version are printed as they are; a mistake in the arguments becomes one line.
  private static func end(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    guard code != .success else { exit(withError: error) }
    // An exit code alone says nothing more.
    if error is ExitCode { Glibc.exit(code.rawValue) }
    let lines = message(for: error).split(whereSeparator: \.isNewline)
    let what = lines.first.map(String.init) ?? "cannot be run"
    Failure(what, hint: "nonmun --help", code: .usage).exit()
  }
}
