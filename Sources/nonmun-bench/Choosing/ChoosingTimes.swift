import Configuration
import Decisions
import Digest
import Reader
import Search
import Surface
import Theming

/// What choosing takes: the index, an order after a decision, watches.
struct ChoosingTimes {
  /// Runs of each, of which the median counts.
  private static let runs = 15
  /// Watches that are measured at once: words of titles and summaries, as one would watch for.
  private static let watched = [
    "diffusion", "확산", "agent", "에이전트", "reasoning", "추론", "video", "비디오", "RAG", "검색",
    "benchmark", "robot", "로봇", "speech", "음성", "code", "attention", "어텐션", "quantization",
    "양자화", "distillation", "증류", "multimodal", "멀티모달", "LoRA", "3D", "safety", "안전",
    "alignment", "정렬", "hallucination", "환각", "transformer", "Mamba", "graph", "그래프", "medical",
    "의료", "long context", "강화 학습", "reinforcement learning", "translation", "번역", "math",
    "수학", "survey", "dataset", "데이터셋", "OCR", "tokenizer",
  ]

  /// A line of a table each: what, how much, the goal.
  let rows: [(what: String, value: String, goal: String)]

  init(_ library: Library, corpus: Corpus) {
    var rows: [(what: String, value: String, goal: String)] = []
    func add(_ what: String, _ goal: String = "", _ work: () -> Void) {
      var samples = Samples()
      for _ in 0..<ChoosingTimes.runs { samples.append(Clock.time(work) * Unit.milli) }
      rows.append((what, Unit.milliseconds.format(samples.median) + " ms", goal))
    }
    var words = WordIndex(library, corpus: corpus)
    add("making the index of words") { words = WordIndex(library, corpus: corpus) }
    let megabytes = Double(words.footprint) / 1e6
    let share = 6.0 * Double(library.papers.count) / 5_488
    rows.append(
      (
        "its memory", Unit.milliseconds.format(megabytes) + " MB",
        "≤ " + Unit.milliseconds.format(share) + " MB, as of 6 for 5,488 papers"
      ))
    let searcher = Searcher(library, corpus: corpus)
    _ = searcher.frame
    var decided: [String: Decision] = [:]
    for (number, id) in library.ids.enumerated() where number % 9 == 0 {
      decided[id] = Decision(standing: number % 27 == 0 ? .kept : .skipped)
    }
    let table = DecisionTable(decided, ids: library.ids)
    let newest = Array(library.papers.indices.reversed())
    let order = SortOrder(.taste)
    add("ranking and sorting all papers, \(decided.count) decided", "≤ 5 ms a key") {
      _ = order.sorted(newest, in: library, by: searcher.ranking(table))
    }
    let queries = ChoosingTimes.watched.map { SavedQuery(name: $0, text: $0, watch: .wanted) }
    add("\(queries.count) watches from nothing, between keys") {
      _ = try? searcher.watchRanks(queries, decisions: table)
    }
    var reader = ReaderState(
      size: Size(columns: 120, rows: 40), theme: ThemeCatalogue.builtIn())
    var effects = update(&reader, .loaded(library, isComplete: true))
    effects += update(&reader, .indexed(searcher))
    add("a key without watches") { _ = update(&reader, .key("j")) }
    effects = update(&reader, .queries(queries))
    while effects.contains(.searchOn) { effects = update(&reader, .searchOn) }
    add("a key with \(queries.count) watches", "≤ 5 ms") { _ = update(&reader, .key("j")) }
    var isKept = false
    add("a decision with \(queries.count) watches", "≤ 5 ms") {
      isKept.toggle()
      let change = [library.ids[0]: Decision(standing: isKept ? .kept : .unread)]
      effects = update(&reader, .changed(change))
      while effects.contains(.searchOn) { effects = update(&reader, .searchOn) }
    }
    self.rows = rows
  }
}
