import ArgumentParser
import Configuration

extension CompletionShell: @retroactive ExpressibleByArgument {
  /// The shell of a name on the command line.
  public init?(argument: String) { self.init(rawValue: argument) }

  /// The names that the shells have.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }

  /// The names themselves.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// `nonmun completion`: the script that has a shell complete the commands, options and values of
/// nonmun.
struct CompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: Localized(
      ko: "셸이 명령, 옵션, 식별자, 태그를 완성하게 하는 스크립트를 출력합니다.",
      en: "Print the script that has a shell complete commands, options, identifiers and tags."
    ).ofHelp,
    discussion: Localized(
      ko: """
        패키지로 설치하면 이미 쓸 수 있습니다. 아니면 bash는 ~/.bashrc에 source <(nonmun completion bash)를 넣고, zsh는 출력을 \
        $fpath의 _nonmun에, fish는 ~/.config/fish/completions/nonmun.fish에 넣으세요.
        """,
      en: """
        The package installs it. Else bash takes source <(nonmun completion bash) in ~/.bashrc; for zsh write what is printed to \
        _nonmun in $fpath, for fish to ~/.config/fish/completions/nonmun.fish.
        """
    ).ofHelp)

  @OptionGroup var speech: LanguageOption

  @Argument(help: ArgumentHelp(ko: "bash, zsh 또는 fish.", en: "bash, zsh or fish.", .shell))
  var shell: CompletionShell

  func run() throws {
    var output = Output()
    try output.write(try CompletionScript(shell).text + "\n")
    try output.flush()
  }
}
