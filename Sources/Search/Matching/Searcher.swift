import Decisions
import Digest
import Normalization

/// Finds papers: the one matcher of the reader, of `nonmun list` and of everything else that takes
/// a query.
///
/// It holds what searching makes of an archive: the folded text, and, once they are asked for,
/// 초성, percentiles of votes and identifiers. Copies share all of it.
public struct Searcher: Sendable {
  /// The papers' text.
  public let corpus: Corpus
  /// The papers.
  public let library: Library

  private let lazyPercentiles = Lazy<VotePercentiles>()
  private let lazyComposed = Lazy<[Bool]>()
  private let lazyEveryday = Lazy<EverydayWords>()
  let lazyValues = Lazy<QueryCompletion.Values>()
  private let lazyIDs = Lazy<[[UInt8]]>()
  private let lazyFrame = Lazy<TasteFrame>()
  let lazyTitles = Lazy<TitleRanks>()
  private let lazyGlossary = Lazy<Glossary>()

  /// A searcher of a library, with the corpus of its papers.
  public init(_ library: Library, corpus: Corpus) {
    self.library = library
    self.corpus = corpus
  }

  /// A searcher of a library; folds its text.
  public init(_ library: Library) { self.init(library, corpus: Corpus(library.papers)) }

  /// Where each paper stands among the votes of its day and month.
  public var percentiles: VotePercentiles {
    lazyPercentiles.value { VotePercentiles(library) }
  }

  /// The words that titles of every month have.
  public var everydayWords: EverydayWords { lazyEveryday.value { EverydayWords(library) } }

  /// The same where they have been counted; a key never waits for them.
  public var existingEverydayWords: EverydayWords? { lazyEveryday.existing }

  /// What taste and likeness need of the archive.
  public var frame: TasteFrame {
    lazyFrame.value {
      TasteFrame(library, index: WordIndex(library, corpus: corpus), percentiles: percentiles)
    }
  }

  /// The same where it has been made; a key never waits for it.
  public var existingFrame: TasteFrame? { lazyFrame.existing }

  /// Whether the archive is so large that an index holds its text: what is made of all papers takes
  /// seconds.
  public var isLarge: Bool { corpus.stored != nil }

  /// The archive's terms in both languages; made when they are first asked for, which takes some
  /// tenths of a second.
  public var glossary: Glossary { lazyGlossary.value { Glossary(library, corpus: corpus) } }

  /// The same where it has been made.
  public var existingGlossary: Glossary? { lazyGlossary.existing }

  /// Makes now what the first search of a kind would make otherwise, some thousandths of a second
  /// each; for another thread.
  public func prepare() {
    library.prepareIDs()
    corpus.prepareChoseong()
    _ = areComposed
    for segment in corpus.stored?.segments ?? [] { segment.release() }
  }

  /// Counts now what completion offers and the words that every month has, which takes longer than
  /// all else that is made of an archive and which not every reader asks for; for another thread.
  public func count() {
    _ = makeValues()
    _ = everydayWords
  }

  /// Whether that was counted.
  public var isCounted: Bool { lazyValues.existing != nil && lazyEveryday.existing != nil }

  /// The memory that searching takes beside the library, in bytes: the corpus and all that was made
  /// so far.
  public var footprint: Int {
    corpus.footprint + (lazyComposed.existing?.capacity ?? 0)
      + (lazyIDs.existing?.reduce(0) { $0 + $1.capacity + 48 } ?? 0)
      + (lazyFrame.existing?.index.footprint ?? 0)
      + (lazyPercentiles.existing == nil ? 0 : 2 * corpus.count)
  }

  var areComposed: [Bool] {
    lazyComposed.value { OriginalLines.areComposed(library.papers, corpus) }
  }

  /// The folded identifiers.
  var ids: [[UInt8]] { lazyIDs.value { library.papers.map { Folding.fold($0.id) } } }

  /// Begins a search, which goes on by `SearchRun.step`.
  ///
  /// - Parameters:
  ///   - decisions: what the user decided, for `is:`, `tag:` and what else asks for it.
  ///   - today: the day from which `decided:7d` counts back; else that of the clock on the wall.
  ///   - earlier: what an earlier query found with the same decisions. Where the new one narrows
  ///     it, only those papers are looked at.
  public func begin(
    _ query: Query, decisions: DecisionTable = DecisionTable(), today: DigestDate? = nil,
    after earlier: Found? = nil
  ) -> SearchRun {
    SearchRun(
      query, self, decisions: decisions, today: today ?? .today, after: earlier)
  }

  /// Finds all papers that match.
  ///
  /// - Throws: `PatternError` where a regular expression takes too long on some line.
  public func find(
    _ query: Query, decisions: DecisionTable = DecisionTable(), today: DigestDate? = nil,
    after earlier: Found? = nil
  ) throws(PatternError) -> Found {
    var run = begin(query, decisions: decisions, today: today, after: earlier)
    while !run.isComplete { try run.step() }
    return run.found
  }

  /// What asks matchers of papers, for the length of a step.
  func judge(needsChoseong: Bool, _ interruption: Interruption = Interruption()) -> Judge {
    judge(choseong(isNeeded: needsChoseong), interruption)
  }

  /// The same, with 초성 that were asked for before: threads that ask at once might not be told.
  func judge(_ choseong: ChoseongText?, _ interruption: Interruption) -> Judge {
    Judge(
      text: SearchText(corpus: corpus, choseong: choseong, interruption: interruption),
      lines: OriginalLines(library.papers, interruption) { areComposed })
  }

  /// The 초성, made now where they are needed, else where they are there.
  func choseong(isNeeded: Bool) -> ChoseongText? {
    isNeeded ? corpus.choseongText : corpus.existingChoseong
  }
}
