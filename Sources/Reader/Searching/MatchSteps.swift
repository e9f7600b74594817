import Configuration
import Digest
import Search
import TextLayout

// Going from match to match, and from what stands on screen to a search for it.
extension ReaderState {
  /// `n` and `N`: the next match within the summary, then in the next paper found, from the last on
  /// to the first.
  mutating func moveMatch(by count: Int) {
    guard search != nil else {
      message = Message(text: words.noSearch)
      return
    }
    guard !list.rows.isEmpty else {
      message = Message(text: words.noMatch)
      return
    }
    // More matches than this are not counted.
    for _ in 0..<min(count.magnitude, 1000) { moveMatch(forward: count > 0) }
  }

  private mutating func moveMatch(forward: Bool) {
    if layout.isVisible(.summary), summary.opening == .atStart,
      summary.moveMatch(forward: forward, height: summaryHeight)
    {
      return
    }
    let rows = list.rows.count
    let target = list.cursor + (forward ? 1 : -1)
    list.select(row: (target + rows) % rows)
    summary.opening = forward ? .atMatch : .atLastMatch
    if target >= rows { message = Message(text: words.wrappedToTop) }
    if target < 0 { message = Message(text: words.wrappedToBottom) }
    // The paper's matches are known once it is laid out, which the next one waits for.
    settle()
  }

  /// `*`: searches for the word at the match that `n` went to, else for one of the title's words or
  /// authors.
  mutating func searchUnderCursor() {
    guard let paper else {
      message = Message(text: words.noPaper)
      return
    }
    if let word = summary.wordAtMatch { return keepSearch(for: Query.text(word)) }
    let title = TitleWords.words(of: paper.title).map { word in
      Menu.Row(word) { state in
        state.keepSearch(for: Query.text(word))
        return []
      }
    }
    overlay = Menu(title: words.searchFor, rows: title + authorRows(of: paper))
  }

  /// `A`: the paper's authors, each a search for their papers.
  mutating func listAuthors() {
    guard let paper, !paper.authors.isEmpty else {
      message = Message(text: words.noAuthors)
      return
    }
    overlay = Menu(title: words.authors, rows: authorRows(of: paper))
  }

  private func authorRows(of paper: Paper) -> [Menu.Row] {
    paper.authors.map { name in
      Menu.Row(name) { state in
        state.keepSearch(for: Query.text(name, in: .author))
        return []
      }
    }
  }
}

extension Query {
  /// The query, as one types it, for one paper.
  static func paper(_ id: String) -> String { Query(.term(.id(id))).description }

  /// The query, as one types it, for the papers with a tag.
  static func tag(_ tag: String) -> String { Query(.term(.tag(tag))).description }

  /// The query, as one types it, for a text as it stands.
  static func text(_ text: String, in field: TextField? = nil) -> String {
    Query(.term(.text(TextTerm(text, in: field, isPhrase: field != nil)))).description
  }
}
