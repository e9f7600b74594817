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
    abstract: "Print papers for other programs: BibTeX, CSL-JSON, RIS and more. 다른 프로그램에 내보냅니다.",
    discussion: """
      The papers are those that a QUERY finds, or those of identifiers and addresses; - reads these from standard input.
      """)

  @OptionGroup var selection: Selection

  @Option(
    help: """
      bibtex, biblatex, csl-json, ris, links (a line of Markdown a paper), org, atom (a feed), markdown (reads back), \
      json (an object a line), csv or ids.
      """)
  var format: ExportFormat?

  @Option(
    help: ArgumentHelp(
      "Write a note a paper into a folder, such as Obsidian's; what you add to a note stays.",
      valueName: "folder"))
  var notes: String?

  func validate() throws {
    if notes != nil, format != nil {
      throw ValidationError("--notes writes Markdown, and takes no --format")
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
      let why = error.reason
      throw Failure({ "\(path): \($0.noteFailed(why))" }, code: .cannotCreate)
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
        let why = error.reason
        throw Failure({ "\(file): \($0.noteFailed(why))" }, code: .inputOutput)
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
