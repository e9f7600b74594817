import ArgumentParser
import Configuration
import Reader

extension Language: ExpressibleByArgument {}

/// `nonmun [PATH…]`: the reader itself.
struct ReadCommand: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read digests in the terminal (what nonmun does without a command). 터미널에서 읽습니다.")

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var decisions: StoreOptions

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
    var session = ReaderSession(paths: paths + options.archive)
    session.theme = theme
    session.language = language
    session.isASCII = ascii
    session.store = decisions.store
    try session.run()
  }
}
