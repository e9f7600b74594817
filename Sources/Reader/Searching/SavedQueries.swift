import Configuration
import Decisions
import Search

// Queries with a name: those that were saved here, and those of the configuration.
extension ReaderState {
  /// `F`: chooses among the saved queries, each with what it finds at present and, where it is
  /// watched, what of that is new.
  mutating func chooseQuery() {
    let rows = queryRows
    guard !rows.isEmpty else {
      message = Message(text: words.noSavedQuery)
      return
    }
    listQueries(
      by: Menu(
        title: words.savedQueries, hint: words.queriesHint, rows: rows, toggler: "watch",
        reload: \.queryRows))
  }

  private var queryRows: [Menu.Row] {
    savedQueries.map { row(of: $0, isConfigured: false) }
      + settings.queries.map { row(of: $0, isConfigured: true) }
  }

  private func row(of query: SavedQuery, isConfigured: Bool) -> Menu.Row {
    let source = isConfigured ? "  [\(words.inConfiguration)]" : ""
    let watch = query.watch.map { words.watch($0, new: newPapers(of: query)) + "  " } ?? ""
    return Menu.Row(
      query.name,
      detail: rightAligned(count(of: query), 5) + "  " + watch + query.text
        + source,
      remove: { state in
        guard isConfigured else {
          return [
            .commit(
              [.query(nil, name: query.name)]
                + (query.watch == nil ? [] : [.watch(nil, name: query.name)]), isAutomatic: false)
          ]
        }
        state.message = Message(text: state.words.isConfigured(query.name))
        return []
      },
      toggle: { state in
        guard isConfigured else { return state.toggleWatch(query) }
        state.message = Message(text: state.words.isConfigured(query.name))
        return []
      },
      choose: { state in
        state.keepSearch(for: query.text)
        state.selectNew(of: query)
        return state.look(at: query)
      })
  }
}
