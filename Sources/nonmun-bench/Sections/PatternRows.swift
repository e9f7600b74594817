import Digest
import Search

/// Regular expressions beside `rg -j1 --pcre2`.
///
/// Both look into all text: ours in this process, `rg` from its start to its end over all digests
/// in one file, counting lines (`-c`, the least that it can print). What `rg` needs to start and
/// end, measured on an empty file, is taken off its time in the second row of each pair, which is
/// the fair one for small archives.
enum PatternRows {
  /// `-S` is our way to tell case apart: by a capital letter in the pattern.
  private static let flags = ["-j1", "--pcre2", "-S", "-c", "--no-config"]

  /// - Throws: where a pattern takes too long.
  static func measure(_ searcher: Searcher, _ bench: Bench) throws -> [Row] {
    searcher.prepare()
    var rows: [Row] = []
    for pattern in ["GPT-[0-9]", "diffusion|확산", "모델을?\\s+학습", "[가-힣]{12,}"] {
      rows += try measure(pattern, searcher, bench)
    }
    return rows
  }

  private static func measure(
    _ pattern: String, _ searcher: Searcher, _ bench: Bench
  ) throws -> [Row] {
    let query = try Query("/\(pattern)/")
    let rg = bench.peer("rg", flags + [pattern, bench.layout.concatenated])
    let empty = bench.peer("rg", flags + [pattern, "/dev/null"])
    var (own, whole, start) = (Samples(), Samples(), Samples())
    var papers = 0
    for run in 0...bench.runs {
      let time = try Clock.time { papers = try searcher.find(query).count }
      let peers = try [rg, empty].map { program in
        try program.map { try Run.time($0, environment: bench.environment).nanoseconds }
      }
      guard run > 0 else { continue }
      own.append(time * Unit.milli)
      if let time = peers[0] { whole.append(time * Unit.milli) }
      if let time = peers[1] { start.append(time * Unit.milli) }
    }
    // In a table a bar ends a cell.
    let name = "regular expression `/\(pattern.split(separator: "|").joined(separator: "\\|"))/`"
    guard rg != nil else {
      return [Row(what: "\(name) (\(papers) papers)", unit: .milliseconds, own: own)]
    }
    let started = start.median
    return [
      Row(
        what: "\(name) (\(papers) papers)", unit: .milliseconds, own: own,
        peer: ("`rg -j1 --pcre2`", whole), goal: .ratio(1.5)),
      Row(
        what: "\(name), without `rg`'s start and end", unit: .milliseconds, own: own,
        peer: ("`rg -j1 --pcre2`", Samples(whole.values.map { max(0, $0 - started) })),
        goal: .ratio(1.5)),
    ]
  }
}
