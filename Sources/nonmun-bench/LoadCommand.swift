import ArgumentParser
import Digest
import Search

/// `nonmun-bench load ARCHIVE`: loads an archive and makes it searchable, in a fresh process.
///
/// It prints the nanoseconds that took, those of the loading alone, the corpus' size and the number
/// of papers. `--repeat` is for profilers.
struct LoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load an archive and print the nanoseconds it took.",
    shouldDisplay: false)

  @Argument var archive: String

  @Option(name: .customLong("repeat"), help: "How often.")
  var times = 1

  @Flag(name: .customLong("list"), help: "Only load; the second number is processor time.")
  var onlyLists = false

  func run() throws {
    for _ in 0..<times {
      let (start, before) = (Clock.now(), Clock.processor())
      let library = LibraryLoader.all(try Archive(paths: [archive]))
      let loaded = Clock.now()
      guard !onlyLists else {
        print(loaded - start, Clock.processor() - before, 0, library.papers.count)
        continue
      }
      let corpus = Corpus(library.papers)
      print(Clock.now() - start, loaded - start, corpus.size, library.papers.count)
    }
  }
}
