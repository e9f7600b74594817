import ArgumentParser
import Configuration
import Decisions
import Digest
import Reader
import Search

/// Which papers a command is about: those of an archive that a query finds and that were decided as asked.
struct Selection: ParsableArguments {
  @OptionGroup var options: ArchiveOptions

  @OptionGroup var state: StateOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "Words, \"a phrase\", -word, OR, title: vote:>=20 date:7d /regex/ …; none is every paper.",
      valueName: "query"))
  var query: [String] = []

  func validate() throws { try Query.validate(query) }

  /// The papers selected.
  ///
  /// Files that cannot be read are named, and the rest goes on.
  ///
  /// - Parameter needsDecisions: whether the command shows decisions itself. Else the store is asked only where the query
  ///   or an option does.
  func papers(
    in surroundings: Surroundings, needsDecisions: Bool = false
  ) throws(Failure) -> SelectedPapers {
    let query = try Query.parse(self.query)
    let library = try options.library(in: surroundings)
    let isAboutDecisions = needsDecisions || state.asksForDecisions || query.asksForDecisions
    let decisions = isAboutDecisions ? try state.decisions(surroundings.environment) : [:]
    let table =
      decisions.isEmpty ? DecisionTable() : DecisionTable(decisions, ids: library.ids)
    var selected = SelectedPapers(
      library: library, decisions: decisions, table: table, filters: state.filters)
    if !query.isEmpty {
      let searcher = Searcher(library)
      selected.search = (searcher, try searcher.findReporting(query, table))
    }
    return selected
  }
}

/// The papers that the command line selects, as indices of their library.
struct SelectedPapers {
  let library: Library
  /// What was decided, by a paper's id; empty where nothing asks for it.
  let decisions: [String: Decision]
  fileprivate let table: DecisionTable
  fileprivate let filters: [StateOptions.Filter]
  fileprivate var search: (searcher: Searcher, found: Found)?

  /// What the query found, whatever was decided about it; nil without a query.
  var found: Found? { search?.found }

  /// The papers selected, in the archive's order.
  var places: [Int] { decided(found?.places ?? Array(library.papers.indices)) }

  /// The papers selected, in an order; what a query found as the reader lists it.
  func places(by order: SortOrder) -> [Int] {
    guard let search else {
      return decided(order.sorted(Array(library.papers.indices), in: library))
    }
    return decided(search.searcher.list(search.found, by: order))
  }

  /// Those of the papers that were decided as the options ask.
  private func decided(_ places: [Int]) -> [Int] {
    guard !filters.isEmpty else { return places }
    return places.filter { place in filters.contains { $0.matches(table[place]) } }
  }
}
