import ArgumentParser
import Configuration
import Digest
import FoundationEssentials
import Search

/// `nonmun glossary`: the archive's terms in both languages, as its summaries explain them.
struct GlossaryCommand: ParsableCommand {
  /// The forms in which terms are printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// Korean, English and papers, with tabulators.
    case tsv
    /// An object a line.
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: Localized(
      ko: "아카이브의 용어를 우리말과 영어로 출력합니다.",
      en: "Print the archive's terms in Korean and English."
    ).ofHelp,
    discussion: Localized(
      ko: "요약에서 모읍니다. docs/choosing.md를 보세요.",
      en: "They are mined from the summaries: see docs/choosing.md."
    ).ofHelp)

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var speech: LanguageOption

  @Option(
    help: ArgumentHelp(
      ko: "tsv(우리말, 영어, 논문 수) 또는 json(한 줄에 객체 하나).",
      en: "tsv (Korean, English, papers) or json (an object a line).", .format))
  var format = Format.tsv

  /// A term as JSON.
  private struct Object: Encodable {
    let korean: String
    let english: String
    let papers: Int
    let aligned: Bool
  }

  func run() throws {
    let library = try options.library(in: Surroundings())
    let glossary = Glossary(library, corpus: Corpus(library.papers))
    var output = Output()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for gloss in glossary.glosses {
      switch format {
      case .tsv: try output.write("\(gloss.korean)\t\(gloss.english)\t\(gloss.papers)\n")
      case .json:
        let object = Object(
          korean: gloss.korean, english: gloss.english, papers: gloss.papers,
          aligned: gloss.isAligned)
        try output.write(String(decoding: try encoder.encode(object), as: UTF8.self) + "\n")
      }
    }
    try output.flush()
  }
}
