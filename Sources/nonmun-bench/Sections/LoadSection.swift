import Digest
import Glibc
import Search

/// The whole archive read, parsed and searchable.
enum LoadSection {
  static func measure(_ bench: Bench) throws -> [Row] {
    var (fresh, outside, warm) = (Samples(), Samples(), Samples())
    let load = try bench.own(["load", bench.path])
    let grep = bench.peer("grep", ["-rc", "대규모", bench.path])
    let cat = bench.peer("cat", [bench.layout.concatenated])
    var (grepTimes, catTimes) = (Samples(), Samples())
    let archive = try Archive(paths: [bench.path])
    for run in 0...bench.runs {
      let loaded = try Run.time(load, environment: bench.environment)
      let found = try grep.map { try Run.time($0, environment: bench.environment).nanoseconds }
      let copied = try cat.map { try Run.time($0, environment: bench.environment).nanoseconds }
      let again = Clock.time { _ = Corpus(LibraryLoader.all(archive).papers) }
      guard run > 0 else { continue }
      let text = String(decoding: loaded.output, as: UTF8.self)
      guard let inside = text.split(separator: " ").first.flatMap({ Double($0) }) else {
        throw BenchError("nonmun-bench load printed no time")
      }
      fresh.append(inside * Unit.milli)
      outside.append(loaded.nanoseconds * Unit.milli)
      warm.append(again * Unit.milli)
      if let found { grepTimes.append(found * Unit.milli) }
      if let copied { catTimes.append(copied * Unit.milli) }
    }
    let beside = ("`grep -rc 대규모`", grepTimes)
    return [
      Row(
        what: "loaded and searchable, in a fresh process", unit: .milliseconds, own: fresh,
        peer: beside, goal: .ratio(6)),
      Row(
        what: "the same with the process's start and end", unit: .milliseconds, own: outside,
        peer: beside),
      Row(
        what: "the same in a process that did it before", unit: .milliseconds, own: warm,
        peer: beside),
      Row(
        what: "loaded and searchable, in a fresh process", unit: .milliseconds, own: fresh,
        peer: ("`cat` of one file", catTimes)),
      try measureForms(bench),
    ]
  }

  /// How many papers a file has where forms are compared: 349,000 papers are 613 MB in 3,490 files.
  private static let papersAFile = 100

  /// The forms of others beside the present one, as many papers of each, run by run in turn.
  private static func measureForms(_ bench: Bench) throws -> Row {
    let generators = [OtherForms.all, [.daily]].map { forms in
      ArchiveGenerator(
        papers: bench.formPapers, papersADay: papersAFile, forms: forms, seed: 1)
    }
    let paths = ["others", "daily"].map { bench.folder.path + "/" + $0 }
    var sizes: [Double] = []
    for (generator, path) in zip(generators, paths) {
      try generator.write(to: path)
      sizes.append(
        Double(try Archive(paths: [path]).list().reduce(0) { $0 + size(of: $1, in: path) }))
    }
    var times = [Samples(), Samples()]
    // Fewer runs do for what takes seconds.
    for run in 0...min(bench.runs, bench.formPapers > 100_000 ? 5 : bench.runs) {
      for (index, path) in paths.enumerated() {
        let loaded = try Run.time(
          try bench.own(["load", "--list", path]), environment: bench.environment)
        let numbers = String(decoding: loaded.output, as: UTF8.self).split {
          $0 == " " || $0 == "\n"
        }
        .compactMap { Double($0) }
        guard numbers.count == 4, numbers[3] > 0 else {
          throw BenchError("nonmun-bench load printed no time")
        }
        if run > 0 { times[index].append(numbers[1] / sizes[index]) }
      }
    }
    let megabytes = Int((sizes[0] / 1e6).rounded())
    return Row(
      what: "listing \(megabytes) MB of other forms: processor time for each byte",
      unit: .nanoseconds,
      own: times[0], peer: ("the present form", times[1]), goal: .ratio(1.3))
  }

  private static func size(of entry: FileEntry, in folder: String) -> Int {
    var status = stat()
    return stat(folder + "/" + entry.name, &status) == 0 ? Int(status.st_size) : 0
  }
}
