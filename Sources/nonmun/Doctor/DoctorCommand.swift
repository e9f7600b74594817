import ArgumentParser
import Configuration
import FoundationEssentials
import Glibc
import Reader
import TextLayout

/// `nonmun doctor`: terminal, locale, tmux, archive and store, each with what was measured and how
/// to mend it.
struct DoctorCommand: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: Localized(
      ko: "터미널, 로캘, tmux, 아카이브, 분류 기록을 진단합니다.",
      en: "Look at terminal, locale, tmux, archive and store."
    ).ofHelp,
    discussion: Localized(
      ko: "한 줄에 하나씩 ok, warn, fail로 말합니다. fail이 있으면 1로 끝납니다.",
      en: "A line each: ok, warn or fail. Exits with 1 if anything fails."
    ).ofHelp)

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var store: StoreOptions

  @Flag(
    help: ArgumentHelp(
      ko: "객체의 배열로 출력합니다: area, level, measured, mend.",
      en: "Print an array of objects: area, level, measured, mend."))
  var json = false

  @OptionGroup var speech: LanguageOption

  var language: Language? { speech.language }

  func run() throws {
    let environment = processEnvironment
    let locale = TextLocale.adopt()
    let loaded = LoadedSettings(environment: environment, reserved: .table)
    var settings = loaded.settings
    if let language { settings.language = language }
    let words = Words(settings)
    var findings: [Finding] = []
    findings += TerminalDiagnosis(environment, settings, words).findings(locale: locale)
    findings += TmuxDiagnosis(environment, settings, words).findings
    findings.append(ConfigurationDiagnosis(loaded, words).finding)
    findings += ArchiveDiagnosis(options.archive, environment, settings, words).findings
    findings += StoreDiagnosis(store.store, environment, words).findings
    var output = Output()
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
      try output.write(try encoder.encode(findings))
      try output.write("\n")
    } else {
      for finding in findings { try output.write(Sanitizer.clean(finding.line) + "\n") }
    }
    try output.flush()
    for problem in loaded.problems { warn(problem.text(in: settings.language)) }
    if findings.contains(where: { $0.level == .fail }) { throw ExitCode(1) }
  }
}
