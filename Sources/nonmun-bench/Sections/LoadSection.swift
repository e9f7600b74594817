import Digest
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
    ]
  }
}
