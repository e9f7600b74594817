import ArgumentParser
import Configuration
import Digest
import Glibc
import Reader
import TextLayout

/// `nonmun show`: the summary pane as plain text.
struct ShowCommand: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Localized(
      ko: "논문 요약을 화면과 같은 모양으로 출력합니다.",
      en: "Print a paper's summary as the reader lays it out."
    ).ofHelp)

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var decisions: StoreOptions

  @Argument(
    help: ArgumentHelp(
      ko: "arXiv 식별자, 주소 또는 파일:줄.", en: "arXiv identifiers, addresses or FILE:LINE.", .paper),
    completion: .custom(Completion.identifiers))
  var papers: [String] = []

  @Flag(
    help: ArgumentHelp(
      ko: "모든 논문. 사이에는 폼 피드가 든 줄을 둡니다.",
      en: "Every paper, a line with a form feed between two."))
  var all = false

  @Option(help: ArgumentHelp(ko: "글줄의 너비(칸).", en: "The width of the column in cells.", .number))
  var width: Int?

  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      ko: "이름표의 언어: ko 또는 en.", en: "The language of the labels: ko or en.", .language))
  var language: Language?

  func validate() throws {
    if let width, !(1...10_000).contains(width) {
      throw ValidationError(
        ko: "--width: \(width)이 아니라 1부터 10000까지의 수를 주세요",
        en: "--width takes a number from 1 to 10000, not \(width)")
    }
    guard all == papers.isEmpty else {
      throw ValidationError(
        ko: "논문(식별자, 주소 또는 파일:줄)이나 --all 가운데 하나를 주세요",
        en: "show takes either papers (ID, address or FILE:LINE) or --all")
    }
  }

  func run() throws {
    let surroundings = Surroundings(language: language)
    let settings = surroundings.settings
    let library = try options.library(in: surroundings)
    let width = width ?? min(settings.readingWidth, terminalWidth ?? settings.readingWidth)
    var output = Output()
    // All are looked for before anything is printed.
    let shown =
      try all
      ? library.papers
      : papers.map { name throws(Failure) in
        guard let paper = find(name, in: library) else {
          throw Failure(
            { $0.noPaper(name) }, hint: \.listIDs, code: .noInput)
        }
        return paper
      }
    let decided = try storedDecisions(decisions.store, surroundings.environment)
    for (index, paper) in shown.enumerated() {
      if index > 0 { try output.write("\u{0C}\n") }
      try write(paper, width, settings, to: &output)
      guard let decision = decided[paper.id] else { continue }
      for line in surroundings.words.lines(about: decision) { try output.write(line + "\n") }
    }
    try output.flush()
  }

  private func write(
    _ paper: Paper, _ width: Int, _ settings: Settings, to output: inout Output
  ) throws(Failure) {
    let document = SummaryDocument(
      paper, width: width, areAuthorsUnfolded: true, settings: settings)
    for line in document.lines { try output.write(line.plain + "\n") }
  }

  /// The newest paper of that identifier or address, or the one whose section holds that line of
  /// that file.
  private func find(_ name: String, in library: Library) -> Paper? {
    if let paper = library.papers.last(where: { $0.id == name || $0.url == name }) { return paper }
    if let id = PastedPaper.arxivID(name),
      let paper = library.papers.last(where: { $0.arxivID == id })
    {
      return paper
    }
    guard let colon = name.lastIndex(of: ":"), let line = Int(name[name.index(after: colon)...])
    else { return nil }
    let file = name[..<colon]
    let papers = library.papers
      .filter { $0.file.name == file || file.hasSuffix("/" + $0.file.name) }
      .sorted { $0.line < $1.line }
    // A line above the first paper, such as the heading's, means the first.
    return papers.last { $0.line <= line } ?? papers.first
  }
}
