import ArgumentParser
import Digest
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
    help: ArgumentHelp(
      "Measure on a generated archive of so many papers; from 100,000 on what large ones cost.",
      valueName: "n"))
  var papers: Int?

  @Option(
    help: ArgumentHelp(
      "Compare forms of digests by so many papers; 349000 are 613 MB.", valueName: "n"))
  var formPapers = 10_000

  func validate() throws {
    guard runs > 0, papers ?? 1 > 0, formPapers > 0 else {
      throw ValidationError("numbers are 1 or more")
    }
  }

  func run() throws {
    guard TextLocale.adopt() != nil else { throw BenchError("no UTF-8 locale") }
    let folder = try TemporaryFolder()
    let (path, name) = try MeasuredArchive.find(archive, papers: papers, folder)
    if let papers, papers >= LargeArchive.leastPapers, only.isEmpty {
      print("\(name): \(papers) papers; at most 5 runs.\n\n\(Machine.current.description)\n")
      return try LargeArchive(path, runs: runs, folder).measure()
    }
    let bench = try Bench(archive: path, runs: runs, formPapers: formPapers, folder: folder)
    let (papers, days) = (bench.library.papers.count, bench.library.days.count)
    print("\(name): \(papers) papers of \(days) days, \(bench.layout.size) bytes; \(runs) runs.\n")
    print(Machine.current.description + "\n")
    print(Row.header)
    var tables: [String] = []
    for section in Section.allCases where only.isEmpty || only.contains(section) {
      Progress.note("measuring: \(section.rawValue)")
      let (rows, table) = try section.measure(bench)
      for row in rows { print(row.markdown) }
      if let table { tables.append(table) }
      fflush(nil)
    }
    for table in tables { print("\n" + table) }
  }
}
