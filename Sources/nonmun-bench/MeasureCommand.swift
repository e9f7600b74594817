import ArgumentParser
import Digest
import FoundationEssentials
import Glibc
import TextLayout

/// `nonmun-bench [ARCHIVE]`: measures, and prints one Markdown table.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure (what nonmun-bench does without a command).")

  @Argument(
    help: ArgumentHelp(
      "The archive; else NONMUN_ARCHIVE, ../shared/archive/paper_logs, or a generated one.",
      valueName: "archive"))
  var archive: String?

  @Option(help: "Only this part; may be repeated.")
  var only: [Section] = []

  @Option(help: ArgumentHelp("How often each thing is measured.", valueName: "n"))
  var runs = 15

  @Option(
    help: ArgumentHelp("Measure on a generated archive of so many papers.", valueName: "n"))
  var papers: Int?

  func validate() throws {
    guard runs > 0, papers ?? 1 > 0 else { throw ValidationError("numbers are 1 or more") }
  }

  func run() throws {
    guard TextLocale.adopt() != nil else { throw BenchError("no UTF-8 locale") }
    let folder = try TemporaryFolder()
    let (path, name) = try location(folder)
    let bench = try Bench(archive: path, runs: runs, folder: folder)
    let (papers, days) = (bench.library.papers.count, bench.library.days.count)
    print("\(name): \(papers) papers of \(days) days, \(bench.layout.size) bytes; \(runs) runs.\n")
    print(Machine.current.description + "\n")
    print(Row.header)
    for section in Section.allCases where only.isEmpty || only.contains(section) {
      Progress.note("measuring: \(section.rawValue)")
      for row in try section.measure(bench) { print(row.markdown) }
      fflush(nil)
    }
  }

  /// The archive to measure on, and what to call it.
  private func location(_ folder: TemporaryFolder) throws -> (path: String, name: String) {
    if let papers { return (try generate(papers, folder), "A generated archive") }
    let environment = ProcessInfo.processInfo.environment
    if let path = archive ?? environment["NONMUN_ARCHIVE"], !path.isEmpty { return (path, path) }
    let shared = "../shared/archive/paper_logs"
    if FileManager.default.fileExists(atPath: shared) { return (shared, shared) }
    return (try generate(2_400, folder), "A generated archive")
  }

  private func generate(_ papers: Int, _ folder: TemporaryFolder) throws -> String {
    let path = folder.path + "/generated"
    try ArchiveGenerator(papers: papers, seed: 1).write(to: path)
    return path
  }
}
