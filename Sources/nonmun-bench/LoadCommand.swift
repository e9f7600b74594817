import ArgumentParser
import Digest
import FoundationEssentials
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

  @Option(help: "A folder for the archive's index, which is used and written.")
  var index: String?

  @Flag(help: "Print the processor time of each step in microseconds.")
  var steps = false

  @Option(
    help:
      "With --index: a digest of the archive to which a paper is added for a moment, to be read.")
  var changed: String?

  func run() throws {
    if let index { return try runIndexed(in: index) }
    if steps { return try runSteps() }
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

  /// Loads the archive, and prints the least time that each step of making it searchable took of
  /// the processor, each time without its index.
  private func runSteps() throws {
    let library = LibraryLoader.all(try Archive(paths: [archive]))
    var files: [DigestFile] = []
    for paper in library.papers where paper.file !== files.last { files.append(paper.file) }
    var least: [(name: String, time: Int)] = []
    func step<Result>(_ name: String, _ work: () -> Result) -> Result {
      let start = Clock.processor()
      let result = work()
      let time = Clock.processor() - start
      if let index = least.firstIndex(where: { $0.name == name }) {
        least[index].time = min(least[index].time, time)
      } else {
        least.append((name, time))
      }
      return result
    }
    for _ in 0..<times {
      step("parsed") {
        for file in files { _ = DigestFile(name: file.name, bytes: file.bytes) }
      }
      let corpus = step("folded") { Corpus(library.papers) }
      library.prepareIDs()
      step("초성") { corpus.prepareChoseong() }
      step("composed") { Searcher(library, corpus: corpus).prepare() }
    }
    for (name, time) in least {
      print(name, time / 1_000)
    }
  }

  /// Loads the archive by its index, and prints what each step took: of processor time and by the
  /// clock, in milliseconds.
  private func runIndexed(in folder: String) throws {
    let archive = try Archive(paths: [archive])
    guard let place = IndexPlace(of: archive, in: folder) else { throw BenchError("no place") }
    var (start, wall) = (Clock.processor(), Clock.now())
    func step(_ name: String) {
      let (spent, passed) = (Clock.processor() - start, Clock.now() - wall)
      print(name, spent / 1_000_000, passed / 1_000_000, separator: "\t")
      (start, wall) = (Clock.processor(), Clock.now())
    }
    var loader = LibraryLoader(archive, index: IndexMaker(at: place))
    let library = loader.all()
    step("loaded")
    let searcher = Searcher(library)
    step("searchable")
    searcher.prepare()
    step("prepared")
    guard let changed else { return }
    let before = try Data(contentsOf: URL(fileURLWithPath: changed))
    let paper = "\n### [Added](https://arxiv.org/abs/2501.00001)\n\n확산 모델을 다룬다.\n"
    try (before + Data(paper.utf8)).write(to: URL(fileURLWithPath: changed))
    defer { try? before.write(to: URL(fileURLWithPath: changed)) }
    (start, wall) = (Clock.processor(), Clock.now())
    guard let library = loader.refresh(isPatient: true, only: [Array(changed.utf8)])?.library else {
      throw BenchError("\(changed) is none of the archive's digests")
    }
    step("looked through")
    let renewed = Searcher(library)
    step("searchable again")
    renewed.prepare()
    step("prepared again")
  }
}
