import ArgumentParser
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
    abstract: "Print the archive's terms in Korean and English. 용어를 두 언어로 출력합니다.",
    discussion: "They are mined from the summaries: see docs/choosing.md.")

  @OptionGroup var options: ArchiveOptions

  @Option(help: "tsv (Korean, English, papers) or json (an object a line).")
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
