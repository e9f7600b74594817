import ArgumentParser
import Configuration
import Digest
import Glibc
import Reader
import Search

extension SortOrder.Field: ExpressibleByArgument {}

/// `nonmun list`: the papers that match, in an order, in a form.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Localized(
      ko: "모든 논문을, 또는 검색어로 찾은 논문을 출력합니다.",
      en: "Print papers: all, or those that a query finds."
    ).ofHelp,
    discussion: Localized(
      ko: "검색어와 찾은 것의 순서는 화면에서 검색할 때와 같습니다: nonmun-query(7).",
      en:
        "The query is that of the reader's search, and so is the order of what it finds: nonmun-query(7)."
    ).ofHelp)

  @OptionGroup var selection: Selection

  @OptionGroup var speech: LanguageOption

  @Option(
    help: ArgumentHelp(
      ko: """
        digest(아카이브의 순서, 오래된 날부터. 검색어로 찾은 것은 새 날부터), vote(투표), title(제목), date(새 날부터), \
        taste(보관할 만한 것부터), watch(지켜보는 것부터) 또는 relevance(검색어에 가장 맞는 것부터).
        """,
      en: """
        digest (the archive's order, oldest first; what a query finds newest day first), vote, title, date (newest first), \
        taste (what you would keep first), watch (what is watched for first) or relevance (the best hits of the query first).
        """, .order))
  var sort: SortOrder.Field?

  @Flag(
    help: ArgumentHelp(
      ko: "순서를 뒤집습니다. 투표수를 모르는 논문은 그래도 끝에 옵니다.",
      en: "Turn the order round; unknown votes stay last."))
  var reverse = false

  @Option(help: ArgumentHelp(ko: "많아도 이만큼만.", en: "At most this many papers.", .number))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      ko: "text, tsv, json(한 줄에 객체 하나), markdown(다시 읽을 수 있음) 또는 ids.",
      en: "text, tsv, json (an object a line), markdown (reads back) or ids.", .format))
  var format = PaperFormat.text

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError(
        ko: "--limit: \(limit)이 아니라 0 이상의 수를 주세요",
        en: "--limit takes a number from 0, not \(limit)")
    }
  }

  func run() throws {
    let surroundings = Surroundings()
    let selected = try selection.papers(
      in: surroundings, needsDecisions: format == .json,
      by: sort ?? surroundings.settings.sort)
    warnOfFile(selected, surroundings.words)
    let indices = selected.papers(by: order(of: selected, surroundings.settings))
    let papers = indices.prefix(limit ?? indices.count).map { selected.library.papers[$0] }
    var output = Output()
    try format.write(papers, selected.decisions, to: &output)
    try output.flush()
  }

  /// The order asked for; else the archive's, or the configuration's for what a query found, as in
  /// the reader.
  private func order(of selected: SelectedPapers, _ settings: Settings) -> SortOrder {
    if let sort { return SortOrder(sort, isReversed: reverse) }
    guard selected.found != nil else { return SortOrder(.digest, isReversed: reverse) }
    return SortOrder(settings.sort, isReversed: settings.reverse != reverse)
  }

  /// Warns where nothing was found for a word that is the name of a file.
  private func warnOfFile(_ selected: SelectedPapers, _ words: Words) {
    guard selected.found?.count == 0,
      let path = selection.query.first(where: { access($0, F_OK) == 0 })
    else { return }
    warn(words.isFile(path))
  }
}
