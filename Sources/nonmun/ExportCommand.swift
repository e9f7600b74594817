import ArgumentParser
import Citations
import Configuration
import Digest
import Reader

extension ExportFormat: ExpressibleByArgument {}

/// `nonmun export`: papers for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print papers for other programs: BibTeX, CSV and more. 다른 프로그램에 넘깁니다.")

  @OptionGroup var selection: Selection

  @Option(help: "bibtex, markdown (reads back), json (an object a line), csv or ids.")
  var format = ExportFormat.bibtex

  func run() throws {
    let surroundings = Surroundings()
    let selected = try selection.papers(in: surroundings, needsDecisions: true)
    let papers = ExportCommand.once(selected.places, selected.library)
    if papers.isEmpty { warn(surroundings.words.nothingToExport) }
    var output = Output()
    try format.write(papers, selected.decisions) { try output.write($0) }
    try output.flush()
  }

  /// The papers, oldest first.
  ///
  /// A paper of several days comes once, as the newest of them has it.
  static func once(_ places: [Int], _ library: Library) -> [Paper] {
    var seen: Set<String> = []
    return places.reversed().filter { seen.insert(library.ids[$0]).inserted }
      .reversed().map { library.papers[$0] }
  }
}
