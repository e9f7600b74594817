import ArgumentParser
import Digest

/// `nonmun-bench taste [ARCHIVE]`: how well taste orders papers for simulated readers, beside the
/// order of votes.
struct TasteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taste",
    abstract: "Measure how well the order by taste serves simulated readers, beside votes.")

  @Argument(help: ArgumentHelp("The archive; as for measure.", valueName: "archive"))
  var archive: String?

  @Option(help: ArgumentHelp("How many readers of each kind.", valueName: "n"))
  var readers = 100

  @Option(help: ArgumentHelp("What the random choices begin with.", valueName: "s"))
  var seed: UInt64 = 1

  func run() throws {
    let folder = try TemporaryFolder()
    let (path, name) = try MeasuredArchive.find(archive, folder)
    let library = LibraryLoader.all(try Archive(paths: [path]))
    guard !library.papers.isEmpty else { throw BenchError("\(path): no papers in it") }
    print("\(name): " + TasteReport(library, readers: readers, seed: seed).text)
  }
}
