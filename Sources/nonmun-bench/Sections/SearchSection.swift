import Digest
import Reader
import Search
import Surface

/// Queries over everything, and a key typed into `/`.
enum SearchSection {
  static func measure(_ bench: Bench) throws -> [Row] {
    let searcher = Searcher(bench.library)
    let text = searchedText(bench.library)
    var rows: [Row] = []
    for word in ["대규모", "모델", "unobtainium"] {
      rows.append(try query(word, searcher, text, bench.runs))
    }
    rows += try choseong(searcher, bench.runs)
    rows.append(try narrowing(searcher, bench.runs))
    rows += try PatternRows.measure(searcher, bench)
    rows.append(memory(searcher, text: text.count))
    rows += try keys(bench.library, searcher.corpus, bench)
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
        bytes.withUnsafeBytes { text += $0 }
        text.append(UInt8(ascii: "\n"))
      }
    }
    return text
  }

  private static func query(
    _ word: String, _ searcher: Searcher, _ text: [UInt8], _ runs: Int
  ) throws -> Row {
    let query = try Query(word)
    let bytes = Array(word.utf8)
    var (own, scan) = (Samples(), Samples())
    var (papers, hits) = (0, 0)
    for run in 0...runs {
      let time = try Clock.time { papers = try searcher.find(query).count }
      let pass = Clock.time { hits = text.withUnsafeBytes { MemoryScan.count(of: bytes, in: $0) } }
      guard run > 0 else { continue }
      own.append(time * Unit.milli)
      scan.append(pass * Unit.milli)
    }
    return Row(
      what: "query `\(word)` (\(papers) papers, \(hits) times)", unit: .milliseconds, own: own,
      peer: ("one `memmem` pass", scan), goal: .ratio(1.5))
  }

  // MARK: Korean and narrowing

  /// 초성 beside a plain word that stands in about as many papers, and beside one that stands
  /// nowhere.
  private static func choseong(_ searcher: Searcher, _ runs: Int) throws -> [Row] {
    let making = Clock.time { searcher.corpus.prepareChoseong() }
    var rows = [
      Row(
        what: "making the 초성, once", unit: .milliseconds, own: Samples([making * Unit.milli]))
    ]
    for (consonants, plain) in [("ㅎㅅㅁㄷ", "확산"), ("ㅋㅌㅍㅋㅌㅍ", "unobtainium")] {
      let (typed, word) = (try Query(consonants), try Query(plain))
      var (own, other) = (Samples(), Samples())
      var (papers, others) = (0, 0)
      for run in 0...runs {
        let time = try Clock.time { papers = try searcher.find(typed).count }
        let peer = try Clock.time { others = try searcher.find(word).count }
        guard run > 0 else { continue }
        own.append(time * Unit.milli)
        other.append(peer * Unit.milli)
      }
      rows.append(
        Row(
          what: "초성 `\(consonants)` (\(papers) papers)", unit: .milliseconds, own: own,
          peer: ("`\(plain)` (\(others) papers)", other), goal: .ratio(3)))
    }
    return rows
  }

  /// The last key of 확산, after 확 and without it.
  private static func narrowing(_ searcher: Searcher, _ runs: Int) throws -> Row {
    let earlier = try searcher.find(Query(typing: "확"))
    let query = Query(typing: "확산")
    var (own, fresh) = (Samples(), Samples())
    for run in 0...runs {
      let time = try Clock.time { _ = try searcher.find(query, after: earlier) }
      let peer = try Clock.time { _ = try searcher.find(query) }
      guard run > 0 else { continue }
      own.append(time * Unit.milli)
      fresh.append(peer * Unit.milli)
    }
    return Row(
      what: "narrowing `확` (\(earlier.count) papers) to `확산`", unit: .milliseconds, own: own,
      peer: ("`확산` anew", fresh))
  }

  /// With everything that is made for searching only when it is asked for.
  private static func memory(_ searcher: Searcher, text: Int) -> Row {
    searcher.prepare()
    return Row(
      what: "memory of the searched text, 초성 and all: for each byte of it", unit: .times,
      own: Samples([Double(searcher.footprint) / Double(text)]), goal: .value(1.6))
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
    let texts = ["확산 모델", "diffusion", "모델 학습 데이터", "ㅎㅅㅁㄷ"]
    var keys = texts.map { Array(repeating: Samples(), count: $0.unicodeScalars.count) }
    for _ in 0..<runs {
      for (index, text) in texts.enumerated() {
        session.press("/")
        for (position, scalar) in text.unicodeScalars.enumerated() {
          keys[index][position].append(Clock.time { session.press(.scalar(scalar)) } * Unit.milli)
        }
        session.press(.escape)
      }
    }
    let all = Samples(keys.flatMap { $0.flatMap(\.values) })
    let named = zip(texts, keys).flatMap { text, keys in
      zip(text.unicodeScalars.indices, keys).map { end, samples in
        (typed: String(text.unicodeScalars[...end]), samples: samples)
      }
    }
    let slowest = named.max { $0.samples.median < $1.samples.median }
    return [
      Row(
        what: "a key typed into `/`\(papers), until drawn", unit: .milliseconds, own: all,
        peer: filter, goal: filter == nil ? .value(5) : .ratio(1.0 / 20)),
      Row(
        what: "the slowest of these keys, the last of `\(slowest?.typed ?? "")`",
        unit: .milliseconds, own: slowest?.samples ?? Samples(), goal: .value(5)),
    ]
  }
}
