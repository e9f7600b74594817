import ArgumentParser
import Configuration
import Digest
import Reader
import Search

/// `nonmun similar ID…`: the papers most like one or several others.
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Print the papers most like others, the likest first. 닮은 논문을 출력합니다.",
    discussion:
      "Each line is likeness, day, identifier and title, with tabulators: see docs/choosing.md.")

  @OptionGroup var options: ArchiveOptions

  @Argument(help: ArgumentHelp("arXiv identifiers or addresses.", valueName: "paper"))
  var papers: [String]

  @Option(help: ArgumentHelp("At most this many papers.", valueName: "n"))
  var limit = 20

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit takes a number from 0, not \(limit)") }
    if papers.isEmpty { throw ValidationError("similar takes one paper or more") }
  }

  func run() throws {
    let library = try options.library(in: Surroundings())
    let wanted = try papers.map { name throws(Failure) -> Int in
      let id = ArxivID.find(in: name) ?? ArxivID.identifier(name) ?? name
      guard let place = library.ids.lastIndex(of: id) else {
        throw Failure({ $0.noPaper(name) }, hint: \.listIDs, code: .noInput)
      }
      return place
    }
    let index = WordIndex(library, corpus: Corpus(library.papers))
    let own = Set(wanted.map { library.ids[$0] })
    let similar = index.similar(
      to: wanted, most: library.papers.count, least: WordIndex.leastLikeness)
    var output = Output()
    for paper in similar.filter({ !own.contains(library.ids[$0.place]) }).prefix(limit) {
      let hundredths = Int((paper.likeness * 100).rounded())
      let likeness =
        hundredths >= 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
      let date = library.papers[paper.place].date.map { "\($0)" } ?? "-"
      let line = [likeness, date, library.ids[paper.place], library.papers[paper.place].title]
        .map { $0.split(whereSeparator: { "\t\n\r".contains($0) }).joined(separator: " ") }
      try output.write(line.joined(separator: "\t") + "\n")
    }
    try output.flush()
  }
}
