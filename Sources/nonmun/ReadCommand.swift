import ArgumentParser
import Configuration
import Reader

extension Language: ExpressibleByArgument {}

/// `nonmun [PATH…]`: the reader itself.
struct ReadCommand: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: Localized(
      ko: "터미널에서 다이제스트를 읽습니다. 명령 없이 실행한 것과 같습니다.",
      en: "Read digests in the terminal (what nonmun does without a command)."
    ).ofHelp)

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var decisions: StoreOptions

  @Argument(
    help: ArgumentHelp(
      ko: "다이제스트가 든 폴더와 파일. -는 표준 입력입니다.",
      en: "Folders and files of digests; - is one on standard input.", .path),
    completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(ko: "처음에 쓸 테마.", en: "The theme to begin with.", .name),
    completion: .custom(Completion.themes))
  var theme: String?

  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      ko: "화면의 언어: ko 또는 en.", en: "The language of the interface: ko or en.", .language))
  var language: Language?

  @Flag(help: ArgumentHelp(ko: "선과 표시를 ASCII로 그립니다.", en: "Draw lines and marks in ASCII."))
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
