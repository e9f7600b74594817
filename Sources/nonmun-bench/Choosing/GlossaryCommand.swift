import ArgumentParser
import Digest
import FoundationEssentials
import Search

/// `nonmun-bench glossary [ARCHIVE]`: how many glosses are right, and how many more papers a search
/// finds by them.
struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Measure the glosses mined from an archive: how many are right, what they find.")

  /// English words whose papers are counted with and without their glosses.
  private static let words = [
    "fine-tuning", "attention", "diffusion model", "hallucination", "reinforcement learning",
    "large language model", "quantization", "benchmark", "data augmentation", "transformer",
    "distillation",
    "contrastive learning",
  ]

  @Argument(help: ArgumentHelp("The archive; as for measure.", valueName: "archive"))
  var archive: String?

  @Option(help: ArgumentHelp("Print so many random glosses, to be judged.", valueName: "n"))
  var sample: Int?

  @Option(help: ArgumentHelp("What the random choices begin with.", valueName: "s"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Glosses that were judged: Korean, English, right or wrong, with tabulators.",
      valueName: "file"))
  var judged = "Tests/SearchTests/judged-glosses.tsv"

  func run() throws {
    let folder = try TemporaryFolder()
    let (path, name) = try MeasuredArchive.find(archive, folder)
    let library = LibraryLoader.all(try Archive(paths: [path]))
    guard !library.papers.isEmpty else { throw BenchError("\(path): no papers in it") }
    let corpus = Corpus(library.papers)
    var glossary = Glossary()
    let time = Clock.time { glossary = Glossary(library, corpus: corpus) }
    if let sample {
      var generator = SeededGenerator(seed: seed)
      for gloss in glossary.glosses.shuffled(using: &generator).prefix(sample) {
        print("\(gloss.korean)\t\(gloss.english)")
      }
      return
    }
    print(
      "\(name): \(library.papers.count) papers, \(glossary.glosses.count) glosses, mined in \(Unit.milliseconds.format(time * Unit.milli)) ms.\n"
    )
    try printJudged(glossary)
    printReach(glossary, corpus)
  }

  private func printJudged(_ glossary: Glossary) throws {
    guard let data = FileManager.default.contents(atPath: judged) else {
      throw BenchError("\(judged): no judged glosses there; run this from the repository")
    }
    var judgements: [String: Bool] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let columns = line.split(separator: "\t")
      if columns.count == 3 { judgements["\(columns[0])\t\(columns[1])"] = columns[2] == "right" }
    }
    let found = glossary.glosses.compactMap { judgements["\($0.korean)\t\($0.english)"] }
    print(
      "\(found.count { $0 }) of the \(found.count) mined glosses that were judged are right (goal: 96 of 100).\n"
    )
  }

  private func printReach(_ glossary: Glossary, _ corpus: Corpus) {
    print("| word | papers | with glosses | times |\n| --- | ---: | ---: | ---: |")
    var times = Samples()
    for word in GlossaryCommand.words {
      let (literal, whole) = glossary.reach(of: word, in: corpus)
      guard literal > 0 else { continue }
      times.append(Double(whole) / Double(literal))
      print(
        "| \(word) | \(literal) | \(whole) | \(Unit.times.format(Double(whole) / Double(literal))) |"
      )
    }
    print("| median (goal: 1.80) | | | \(Unit.times.format(times.median)) |")
  }
}
