import ArgumentParser
import Configuration
import Decisions
import Digest
import Reader
import Search
import Surface
import Synchronization
import TextLayout
import Theming

/// `nonmun-bench scale ARCHIVE`: what single keys cost in an archive as large as a hundred, in
/// processor time.
struct ScaleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale", abstract: "Measure single keys in the reader, on a large archive.")

  @Option(help: ArgumentHelp("How often each thing is measured.", valueName: "n"))
  var runs = 5

  @Argument(
    help: ArgumentHelp(
      "The archive: nonmun-bench generate --papers 548800 --seed 3.", valueName: "archive"))
  var archive: String

  @Option(help: "A folder for the archive's index, which is used and written.")
  var index: String?

  @Flag(help: "Print rows alone.")
  var rowsOnly = false

  func run() throws {
    guard TextLocale.adopt() != nil else { throw BenchError("no UTF-8 locale") }
    let archive = try Archive(paths: [archive])
    let place = index.flatMap { IndexPlace(of: archive, in: $0) }
    let library = LibraryLoader.all(archive, index: place.map { IndexMaker(at: $0) })
    guard !library.papers.isEmpty else { throw BenchError("\(self.archive): no papers in it") }
    let searcher = Searcher(library)
    searcher.prepare()
    if !rowsOnly {
      print("\(library.papers.count) papers of \(library.days.count) days; \(runs) runs.\n")
      print(Machine.current.description + "\n")
      print(Row.header)
    }
    let theme = try ThemeCatalogue(folder: nil).theme(named: "dusk")
    var costs = Costs()
    // What is made once a library is not what a key costs.
    _ = (searcher.frame, searcher.titleOrder(for: library.papers.count))
    for _ in 0..<runs {
      costs.add(MeasuredReader(searcher, theme))
      costs.addOrders(MeasuredReader(searcher, theme))
    }
    for row in costs.rows { print(row.markdown) }
  }
}

/// What the keys of a large archive cost, run after run.
private struct Costs {
  private var (scope, votes, leaving, deciding) = (Samples(), Samples(), Samples(), Samples())
  private var (picture, step, whole) = (Samples(), Samples(), Samples())
  private var (titles, tastes) = (Samples(), Samples())
  private var searches: [Search] = ["확", "확산", "ㅎㅅ", "transformer"].map { Search(text: $0) }

  /// A word typed into `/`, a key at a time.
  private struct Search {
    let text: String
    var (first, all) = (Samples(), Samples())

    init(text: String) { self.text = text }
  }

  mutating func addOrders(_ fresh: MeasuredReader) {
    var reader = fresh
    for _ in 0..<3 { _ = reader.press("w") }
    // Something is kept, so that taste is known.
    for key in ["m", "s"] as [Key] { _ = reader.press(key) }
    titles.append(reader.press("s").first)
    for key in ["s", "s"] as [Key] { _ = reader.press(key) }
    tastes.append(reader.press("m").firstWall)
  }

  mutating func add(_ fresh: MeasuredReader) {
    var reader = fresh
    scope.append((0..<3).map { _ in reader.press("w").first }.max() ?? 0)
    votes.append(reader.press("s").first)
    for _ in 0..<3 { deciding.append(reader.press("m").first) }
    _ = reader.press("Q")
    leaving.append(reader.press(.escape).first)
    let trends = reader.press("C")
    picture.append(trends.first)
    step.append(trends.longest)
    whole.append(trends.all)
    for index in searches.indices {
      var reader = fresh
      _ = reader.press("/")
      // The last key is measured: those before narrow what it looks at, as with whoever types.
      let keys = searches[index].text.unicodeScalars.map {
        reader.press(Key(unicodeScalarLiteral: $0))
      }
      guard let key = keys.last else { continue }
      searches[index].first.append(key.firstWall)
      searches[index].all.append(key.allWall)
    }
  }

  var rows: [Row] {
    [
      row("all papers listed (`w`, the longest of three)", scope, 50),
      row("all papers by votes (`s`)", votes, 50),
      row("`m` in the list of all papers", deciding, 10),
      row("Esc out of catching up, to all papers by votes", leaving, 50),
      row("trends: until the first picture", picture, 100),
      row("trends: the longest that a key waits", step, 100),
      row("trends: all in all", whole, 2_000),
      row("all papers by title (`s`)", titles, 50),
      row("`m` in the list of all papers by taste, by the clock", tastes, 50),
    ]
      + searches.flatMap { search in
        [
          row("`/\(search.text)`, its last key: first results, by the clock", search.first, 30),
          row("`/\(search.text)`, its last key: all results, by the clock", search.all, 250),
        ]
      }
  }

  private func row(_ what: String, _ own: Samples, _ limit: Double) -> Row {
    Row(what: what, unit: .milliseconds, own: own, goal: .value(limit))
  }
}

/// A reader without a terminal, whose keys are measured from the key to the frame.
private struct MeasuredReader {
  /// What a key cost, in milliseconds of processor time: until its first picture, in the longest
  /// stretch, and in all.
  struct Cost {
    var first = 0.0
    var longest = 0.0
    var all = 0.0
    /// By the clock on the wall, as several processors work.
    var firstWall = 0.0
    var allWall = 0.0
  }

  /// When the step that goes on began, as the program's own loop notes it.
  private final class Step: Sendable {
    let begun = Atomic(0)
  }

  /// How long a step goes on before the screen is drawn, in nanoseconds.
  private static let longest = 20_000_000

  private var state: ReaderState
  private var frame: Frame
  private let step = Step()

  init(_ searcher: Searcher, _ theme: Theme) {
    let size = Size(columns: Bench.columns, rows: Bench.rows)
    state = ReaderState(size: size, theme: theme)
    frame = Frame(size: size)
    let step = step
    @Sendable func hasSpent(_ limit: Int) -> Bool {
      Clock.now() - step.begun.load(ordering: .relaxed) > limit
    }
    state.pace = SearchPace(
      isDue: { hasSpent(MeasuredReader.longest) }, isLong: { hasSpent(4 * MeasuredReader.longest) })
    _ = update(&state, .loaded(searcher.library, isComplete: true))
    _ = update(&state, .indexed(searcher))
  }

  /// Presses a key, and does what comes of it until nothing is left to do.
  mutating func press(_ key: Key) -> Cost {
    var cost = Cost()
    var events = [Event.key(key)]
    while !events.isEmpty {
      let (start, wall) = (Clock.processor(), Clock.now())
      step.begun.store(wall, ordering: .relaxed)
      var next: [Event] = []
      while let event = events.popLast() {
        for effect in update(&state, event) {
          switch effect {
          case .commit(let edits, _): events.append(MeasuredReader.answer(edits))
          case .searchOn: next = [.searchOn]
          default: break
          }
        }
      }
      render(state, into: &frame)
      let spent = Double(Clock.processor() - start) * Unit.milli
      let passed = Double(Clock.now() - wall) * Unit.milli
      if cost.all == 0 { (cost.first, cost.firstWall) = (spent, passed) }
      cost.allWall += passed
      cost.longest = max(cost.longest, spent)
      cost.all += spent
      events = next
    }
    return cost
  }

  /// What the store would say.
  private static func answer(_ edits: [Edit]) -> Event {
    var decisions: [String: Decision] = [:]
    for case .standing(let standing, let paper) in edits {
      decisions[paper] = Decision(standing: standing)
    }
    return .decided(.step, Outcome(decisions: decisions, edits: edits))
  }
}
