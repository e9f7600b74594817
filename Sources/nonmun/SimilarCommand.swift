import ArgumentParser
import Configuration
import Digest
import Reader
import Search

/// `nonmun similar ID…`: the papers most like one or several others.
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: Localized(
      ko: "다른 논문과 가장 닮은 논문을 닮은 것부터 출력합니다.",
      en: "Print the papers most like others, the likest first."
    ).ofHelp,
    discussion: Localized(
      ko: "줄마다 닮은 정도, 날짜, 식별자, 제목을 탭으로 나눕니다. docs/choosing.md를 보세요.",
      en:
        "Each line is likeness, day, identifier and title, with tabs between: see docs/choosing.md."
    ).ofHelp)

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var speech: LanguageOption

  @Argument(
    help: ArgumentHelp(ko: "arXiv 식별자나 주소.", en: "arXiv identifiers or addresses.", .paper),
    completion: .custom(Completion.identifiers))
  var papers: [String]

  @Option(help: ArgumentHelp(ko: "많아도 이만큼만.", en: "At most this many papers.", .number))
  var limit = 20

  func validate() throws {
    if limit < 0 {
      throw ValidationError(
        ko: "--limit: \(limit)이 아니라 0 이상의 수를 주세요",
        en: "--limit takes a number from 0, not \(limit)")
    }
    if papers.isEmpty {
      throw ValidationError(
        ko: "닮은 것을 찾을 논문을 하나 이상 주세요", en: "similar takes one paper or more")
    }
  }

  func run() throws {
    let library = try options.library(in: Surroundings())
    let wanted = try papers.map { name throws(Failure) -> Int in
      let id = ArxivID.find(in: name) ?? ArxivID.identifier(name) ?? name
      guard let index = library.ids.lastIndex(of: id) else {
        throw Failure({ $0.noPaper(name) }, hint: \.listIDs, code: .noInput)
      }
      return index
    }
    let index = WordIndex(library, corpus: Corpus(library.papers))
    // A paper of two days is one paper; the papers asked for are left out.
    var seen = Set(wanted.map { library.ids[$0] })
    let similar = index.similar(
      to: wanted, most: library.papers.count, least: WordIndex.leastLikeness)
    var output = Output()
    for paper in similar.filter({ seen.insert(library.ids[$0.paper]).inserted }).prefix(limit) {
      let hundredths = Int((paper.likeness * 100).rounded())
      let likeness =
        hundredths >= 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
      let date = library.papers[paper.paper].date.map { "\($0)" } ?? "-"
      let line = [likeness, date, library.ids[paper.paper], library.papers[paper.paper].title]
        .map { $0.split(whereSeparator: { "\t\n\r".contains($0) }).joined(separator: " ") }
      try output.write(line.joined(separator: "\t") + "\n")
    }
    try output.flush()
  }
}
