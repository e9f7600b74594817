import ArgumentParser
import Citations
import Configuration
import Decisions
import Digest
import Reader
import TextLayout

extension ExportFormat: ExpressibleByArgument {}

/// `nonmun export`: papers for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Localized(
      ko: "다른 프로그램으로 내보냅니다: BibTeX, CSL-JSON, RIS 등.",
      en: "Print papers for other programs: BibTeX, CSL-JSON, RIS and more."
    ).ofHelp,
    discussion: Localized(
      ko: "검색어로 찾은 논문이나 식별자와 주소로 고른 논문을 내보냅니다. -는 이것을 표준 입력에서 읽습니다.",
      en:
        "The papers are those that a query finds, or those of identifiers and addresses; - reads these from standard input."
    ).ofHelp)

  @OptionGroup var selection: Selection

  @OptionGroup var speech: LanguageOption

  @Option(
    help: ArgumentHelp(
      ko: """
        bibtex, biblatex, csl-json, ris, links(논문마다 마크다운 한 줄), org, atom(피드), markdown(다시 읽을 수 있음), \
        json(한 줄에 객체 하나), csv 또는 ids.
        """,
      en: """
        bibtex, biblatex, csl-json, ris, links (a line of Markdown a paper), org, atom (a feed), markdown (reads back), \
        json (an object a line), csv or ids.
        """, .format))
  var format: ExportFormat?

  @Option(
    help: ArgumentHelp(
      ko: "Obsidian 같은 폴더에 논문마다 메모를 씁니다. 메모에 덧붙인 글은 그대로 남습니다.",
      en: "Write a note a paper into a folder, such as Obsidian's; what you add to a note stays.",
      .folder),
    completion: .directory)
  var notes: String?

  func validate() throws {
    if notes != nil, format != nil {
      throw ValidationError(
        ko: "--notes는 마크다운을 쓰므로 --format을 받지 않습니다",
        en: "--notes writes Markdown, and takes no --format")
    }
  }

  func run() throws {
    let surroundings = Surroundings()
    let selected = try selection.papers(
      in: surroundings, needsDecisions: notes != nil || (format ?? .bibtex).tellsDecisions,
      takesNames: true)
    let papers = ExportCommand.once(selected.papers, selected.library)
    for name in selected.missing { warn(surroundings.words.noPaper(name)) }
    if papers.isEmpty, selected.missing.isEmpty { warn(surroundings.words.nothingToExport) }
    var output = Output()
    if let notes {
      try write(papers, selected.decisions, into: notes, surroundings.words, &output)
    } else {
      try (format ?? .bibtex).write(
        papers, selected.decisions, query: selection.query.joined(separator: " ")
      ) { try output.write($0) }
    }
    try output.flush()
    if !selected.missing.isEmpty { throw ExitCode(1) }
  }

  /// Brings the notes in a folder up to date, and says what became of them.
  private func write(
    _ papers: [Paper], _ decisions: [String: Decision], into path: String, _ words: Words,
    _ output: inout Output
  ) throws {
    var folder: NotesFolder
    do {
      folder = try NotesFolder(path)
    } catch {
      throw Failure({ "\(path): \($0.noteFailed("\(error)"))" }, code: .cannotCreate)
    }
    for (path, other) in folder.doubles { warn("\(path): \(words.noteTwice(other))") }
    var counts = (new: 0, changed: 0, same: 0)
    for paper in papers {
      let note = PaperNote(paper, decisions[paper.id] ?? .none)
      let file = folder.path(of: note)
      do {
        switch try folder.write(note) {
        case .new: counts.new += 1
        case .changed: counts.changed += 1
        case .unchanged: counts.same += 1
        case .unmarked: warn("\(file): \(words.noteUnmarked)")
        }
      } catch {
        throw Failure({ "\(file): \($0.noteFailed("\(error)"))" }, code: .inputOutput)
      }
    }
    try output.write(
      words.notesWritten(new: counts.new, changed: counts.changed, same: counts.same) + "\n")
  }

  /// The papers, in their order.
  ///
  /// A paper of several days comes once, as the newest of them has it.
  static func once(_ indices: [Int], _ library: Library) -> [Paper] {
    var seen: Set<String> = []
    return indices.reversed().filter { seen.insert(library.ids[$0]).inserted }
      .reversed().map { library.papers[$0] }
  }
}
