import Digest
import Reader
import Search

/// Queries over everything, and a key typed into `/`.
enum SearchSection {
  static func measure(_ bench: Bench) throws -> [Row] {
    let corpus = Corpus(bench.library.papers)
    let text = searchedText(bench.library)
    var rows = ["대규모", "모델", "unobtainium"].map { query($0, corpus, text, bench.runs) }
    let size = Double(corpus.size + (corpus.count + 1) * MemoryLayout<Int>.size)
    rows.append(
      Row(
        what: "memory of the searched text: for each byte of it", unit: .times,
        own: Samples([size / Double(text.count)]), goal: .value(1.6)))
    rows += try keys(bench.library, corpus, bench)
    if bench.library.papers.count < 5_500 {
      let folder = bench.folder.path + "/larger"
      try ArchiveGenerator(papers: 5_500, seed: 1).write(to: folder)
      let larger = LibraryLoader.all(try Archive(paths: [folder]))
      rows += keyRows(larger, Corpus(larger.papers), bench.runs, of: " of 5500 (generated)", nil)
    }
    return rows
  }

  /// The bytes that a search looks into, as they are in the files.
  private static func searchedText(_ library: Library) -> [UInt8] {
    var text: [UInt8] = []
    for paper in library.papers {
      paper.withSearchText { _, bytes in
        text += bytes
        text.append(UInt8(ascii: "\n"))
      }
    }
    return text
  }

  private static func query(
    _ word: String, _ corpus: Corpus, _ text: [UInt8], _ runs: Int
  ) -> Row {
    let query = Query(typing: word)
    let searcher = Searcher(Library(), corpus: corpus)
    let bytes = Array(word.utf8)
    var (own, scan) = (Samples(), Samples())
    var (papers, hits) = (0, 0)
    for run in 0...runs {
      let time = Clock.time { papers = (try? searcher.find(query))?.count ?? 0 }
      let pass = Clock.time { hits = text.withUnsafeBytes { MemoryScan.count(of: bytes, in: $0) } }
      guard run > 0 else { continue }
      own.append(time * Unit.milli)
      scan.append(pass * Unit.milli)
    }
    return Row(
      what: "query `\(word)` (\(papers) papers, \(hits) times)", unit: .milliseconds, own: own,
      peer: ("one `memmem` pass", scan), goal: .ratio(1.5))
  }

  // MARK: Keys

  private static func keys(_ library: Library, _ corpus: Corpus, _ bench: Bench) throws -> [Row] {
    var filter: (name: String, samples: Samples)?
    if let fzf = bench.peer("fzf", ["--filter", "확산"]) {
      var times = Samples()
      for _ in 0..<min(bench.runs, 5) {
        let run = try Run.time(fzf, input: bench.layout.list, environment: bench.environment)
        times.append(run.nanoseconds * Unit.milli)
      }
      filter = ("`fzf --filter 확산`", times)
    }
    return keyRows(library, corpus, bench.runs, of: " of \(library.papers.count)", filter)
  }

  private static func keyRows(
    _ library: Library, _ corpus: Corpus, _ runs: Int, of papers: String,
    _ filter: (name: String, samples: Samples)?
  ) -> [Row] {
    var session = Session(library, corpus: corpus)
    // Each key of each word by itself.
    let texts = ["확산 모델", "diffusion", "모델 학습 데이터"]
    var keys = texts.map { Array(repeating: Samples(), count: $0.unicodeScalars.count) }
    for _ in 0..<runs {
      for (index, text) in texts.enumerated() {
        session.press("/")
        for (place, scalar) in text.unicodeScalars.enumerated() {
          keys[index][place].append(Clock.time { session.press(.scalar(scalar)) } * Unit.milli)
        }
        session.press(.escape)
      }
    }
    let all = Samples(keys.flatMap { $0.flatMap(\.values) })
    let slowest = keys.flatMap(\.self).max { $0.median < $1.median } ?? Samples()
    return [
      Row(
        what: "a key typed into `/`\(papers), until drawn", unit: .milliseconds, own: all,
        peer: filter, goal: .value(5)),
      Row(
        what: "the slowest of these keys", unit: .milliseconds, own: slowest, goal: .value(5)),
    ]
  }
}
