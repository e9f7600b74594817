import ArgumentParser
import Digest
import Search

/// `nonmun-bench load ARCHIVE`: loads an archive and makes it searchable, in a fresh process.
///
/// It prints the nanoseconds that took, those of the loading alone, and the corpus' size. `--repeat` is for profilers.
struct LoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load an archive and print the nanoseconds it took.",
    shouldDisplay: false)

  @Argument var archive: String

  @Option(name: .customLong("repeat"), help: "How often.")
  var times = 1

  func run() throws {
    for _ in 0..<times {
      let start = Clock.now()
      let library = LibraryLoader.all(try Archive(paths: [archive]))
      let loaded = Clock.now()
      let corpus = Corpus(library.papers)
      print(Clock.now() - start, loaded - start, corpus.size)
    }
  }
}
