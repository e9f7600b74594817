import ArgumentParser
import Configuration
import FoundationEssentials
import Glibc
import Reader
import TextLayout

/// `nonmun doctor`: terminal, locale, tmux, archive and store, each with what was measured and how to mend it.
struct DoctorCommand: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at terminal, locale, tmux, archive and store. 터미널과 설정을 진단합니다.",
    discussion: "A line each: ok, warn or fail. Exits with 1 if anything fails.")

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var store: StoreOptions

  @Flag(help: "Print an array of objects: area, level, measured, mend.")
  var json = false

  @Option(name: .customLong("lang"), help: "The language: ko or en.")
  var language: Language?

  func run() throws {
    let environment = processEnvironment
    let locale = TextLocale.adopt()
    let (settings, problems) = Settings.load(environment: environment)
    let language = language ?? settings.language
    let words = Words(language)
    var findings: [Finding] = []
    findings += TerminalDiagnosis(environment, settings, words).findings(locale: locale)
    findings += TmuxDiagnosis(environment, settings, words).findings
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
    for problem in problems { warn(problem.text(in: language)) }
    if findings.contains(where: { $0.level == .fail }) { throw ExitCode(1) }
  }
}
