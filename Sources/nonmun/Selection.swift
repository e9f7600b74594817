import ArgumentParser
import Configuration
import Decisions
import Digest
import Reader
import Search

/// Which papers a command is about: those of an archive that a query finds and that were decided as
/// asked.
struct Selection: ParsableArguments {
  @OptionGroup var options: ArchiveOptions

  @OptionGroup var state: StateOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      ko: "낱말, \"구\", -낱말, OR, title: vote:>=20 date:7d /정규식/ …. 없으면 모든 논문입니다.",
      en:
        "Words, \"a phrase\", -word, OR, title: vote:>=20 date:7d /regex/ …; none is every paper.",
      .query),
    completion: .custom(Completion.query))
  var query: [String] = []

  func validate() throws { try Query.validate(query) }

  /// The papers selected.
  ///
  /// Files that cannot be read are named, and the rest goes on.
  ///
  /// - Parameter needsDecisions: whether the command shows decisions itself. Else the store is
  ///   asked only where the query or an option does.
  /// - Parameter takesNames: whether identifiers and addresses, where there is nothing else, name
  ///   papers one by one.
  /// - Parameter order: what papers are ordered by, where the query does not say.
  /// - Throws: where the archive or the store cannot be read, or the query is wrong.
  func papers(
    in surroundings: Surroundings, needsDecisions: Bool = false, takesNames: Bool = false,
    by order: SortOrder.Field? = nil
  ) throws(Failure) -> SelectedPapers {
    let names = takesNames ? try self.names() : nil
    let query = try Query.parse(names == nil ? self.query : [])
    return try papers(
      query, of: options.library(in: surroundings), in: surroundings, needsDecisions, by: order,
      names: names)
  }

  /// The papers of a library that another query finds.
  fileprivate func papers(
    _ query: Query, of library: Library, in surroundings: Surroundings,
    _ needsDecisions: Bool = false, by order: SortOrder.Field? = nil, names: [String]? = nil
  ) throws(Failure) -> SelectedPapers {
    let isRanked = order == .taste || query.isByTaste
    let isWatched = order == .watch || query.asksForWatches
    let isAboutDecisions =
      needsDecisions || isRanked || isWatched || state.asksForDecisions || query.asksForDecisions
    let decisions = isAboutDecisions ? try state.decisions(surroundings.environment) : [:]
    var table =
      decisions.isEmpty ? DecisionTable() : DecisionTable(decisions, ids: library.ids)
    table.today = DigestDate.today?.description ?? ""
    let searcher = query.isEmpty && !isRanked && !isWatched ? nil : Searcher(library)
    if let searcher { KeptToTheEnd.keep(searcher) }
    if isWatched, let searcher {
      table.watchRanks = try searcher.watchRanksReporting(
        try state.queries(surroundings.environment), table)
    }
    var selected = SelectedPapers(
      library: library, decisions: decisions, table: table, filters: state.filters)
    if let names { selected.name(names) }
    if let searcher {
      selected.ranking = isRanked ? searcher.ranking(table) : nil
      if !query.isEmpty {
        selected.search = (searcher, try searcher.findReporting(query, table, surroundings.words))
      }
    }
    return selected
  }

  /// The identifiers and addresses that the arguments are, in their order, with those on standard
  /// input for `-`; nil where they are a query.
  private func names() throws(Failure) -> [String]? {
    guard !query.isEmpty, query.allSatisfy({ $0 == "-" || PaperName.id($0) != nil }) else {
      return nil
    }
    var names: [String] = []
    for name in query {
      if let id = PaperName.id(name) {
        names.append(id)
      } else {
        do {
          try PaperName.read { names.append($0) }
        } catch let failure as Failure {
          throw failure
        } catch {}
      }
    }
    return names
  }
}

/// The papers that the command line selects, as indices of their library.
struct SelectedPapers {
  let library: Library
  /// What was decided, by a paper's id; empty where nothing asks for it.
  let decisions: [String: Decision]
  fileprivate let table: DecisionTable
  fileprivate let filters: [StateOptions.Filter]

  fileprivate init(
    library: Library, decisions: [String: Decision], table: DecisionTable,
    filters: [StateOptions.Filter]
  ) {
    (self.library, self.decisions, self.table, self.filters) = (library, decisions, table, filters)
  }

  /// How papers rank by taste, where the query asks for it.
  fileprivate var ranking: TasteRanking?
  fileprivate var search: (searcher: Searcher, found: Found)?
  /// The papers that were named one by one; nil where none were.
  private var named: [Int]?
  /// What was named and is not in the archive.
  private(set) var missing: [String] = []

  /// What another query finds in the same library, under the same options.
  ///
  /// - Throws: where the query is wrong or a pattern of it takes too long.
  func with(
    _ query: String, _ selection: Selection, in surroundings: Surroundings
  ) throws(Failure) -> SelectedPapers {
    try selection.papers(try Query.parse([query]), of: library, in: surroundings)
  }

  /// The papers over time.
  var trends: Trends { Trends(of: papers, in: library, for: found?.query) }

  /// What the query found, whatever was decided about it; nil without a query.
  var found: Found? { search?.found }

  /// The papers selected, in the archive's order.
  var papers: [Int] { decided(named ?? found?.papers ?? Array(library.papers.indices)) }

  /// The papers selected, in an order; what a query found as the reader lists it.
  func papers(by order: SortOrder) -> [Int] {
    guard let search else {
      return decided(
        order.sorted(
          Array(library.papers.indices), in: library, by: ranking, watchRanks: table.watchRanks))
    }
    return decided(
      search.searcher.list(
        search.found, by: order, ranking: ranking, watchRanks: table.watchRanks))
  }

  /// Takes the papers of these names, each as on the newest of its days.
  fileprivate mutating func name(_ names: [String]) {
    var newest: [String: Int] = [:]
    for (index, id) in library.ids.enumerated() { newest[id] = index }
    named = names.compactMap { newest[$0] }
    missing = names.filter { newest[$0] == nil }
  }

  /// Those of the papers that were decided as the options ask.
  private func decided(_ papers: [Int]) -> [Int] {
    guard !filters.isEmpty else { return papers }
    return papers.filter { index in filters.contains { $0.matches(table[index]) } }
  }
}
