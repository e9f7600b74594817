import Configuration
import Digest
import Search
import TextLayout

// Why a paper ranks where it does, and what is like it.
extension ReaderState {
  /// `i`: what speaks for the selected paper and against it, and the nearest of those kept.
  mutating func explain() {
    guard let selected = list.selected else {
      message = Message(text: words.noPaper)
      return
    }
    guard let searcher, searcher.existingFrame != nil, let ranking = currentRanking() else {
      awaitsReasons = true
      message = Message(text: words.indexing)
      return
    }
    guard ranking.taste.isKnown else {
      message = Message(text: words.nothingKept)
      return
    }
    let frame = searcher.frame
    let reasons = ranking.taste.reasons(of: selected, frame.choices(decisions), in: frame)
    var rows = (reasons.forIt + reasons.againstIt).map(row)
    rows += reasons.nearest.map(row)
    rows.append(standing(of: selected, ranking, reasons))
    overlay = Menu(title: words.reasonsTitle(ranking.taste), hint: words.reasonsHint, rows: rows)
  }

  /// A word or a name with its share; choosing it searches for it.
  private func row(_ reason: TasteReason) -> Menu.Row {
    let share = rightAligned("\(Int((abs(reason.share) * 100).rounded()))%", 4)
    let label = (reason.share < 0 ? "- " : "+ ") + share
    switch reason.kind {
    case .word(let word):
      return Menu.Row(label, detail: word) { state in
        state.keepSearch(for: Query.text(word))
        return []
      }
    case .author(let name):
      return Menu.Row(label, detail: words.author(name)) { state in
        state.keepSearch(for: Query.text(name, in: .author))
        return []
      }
    case .votes:
      return Menu.Row(label, detail: words.theVotes) { state in
        state.keepSearch(for: "sort:vote")
        return []
      }
    }
  }

  /// A paper that was kept; choosing it goes to it.
  private func row(_ paper: SimilarPaper) -> Menu.Row {
    let id = library.ids[paper.paper]
    let title = library.papers[paper.paper].title(prefix: 512)
    return Menu.Row(
      Glyphs(isASCII: settings.isASCII).kept + " "
        + rightAligned("\(Int((paper.likeness * 100).rounded()))%", 4),
      detail: title
    ) { state in
      state.keepSearch(for: Query(.term(.id(id))).description)
      return []
    }
  }

  /// Where the paper stands in its month, and how well what was kept was foreseen.
  private func standing(
    of paper: Int, _ ranking: TasteRanking, _ reasons: TasteReasons
  ) -> Menu.Row {
    let percentile = ranking.percentiles.inMonth(paper)
    return Menu.Row(
      percentile.map { "t\($0)" } ?? "t",
      detail: words.record(reasons.record.kept, reasons.record.first)
    ) { state in
      state.keepSearch(for: "sort:taste")
      return []
    }
  }

  /// `M`: lists the papers most like the selected one, or like those of a range.
  mutating func listSimilar() {
    var seen: Set<String> = []
    let ids = targetRows.map { library.ids[list.rows[$0]] }.filter { seen.insert($0).inserted }
    guard !ids.isEmpty else {
      message = Message(text: words.noPaper)
      return
    }
    rangeStart = nil
    keepSearch(for: Query(.term(.like(ids))).description)
    guard search != nil, overlay == nil else { return }
    // The likest first, whatever order the list before it had; Esc brings that back.
    sort = SortOrder()
    rebuildList(keeping: nil)
    list.open(row: 0)
  }

  /// `I`: the terms searched for and those of the selected paper in both languages, each a search
  /// for it.
  mutating func listTerms() {
    guard let paper else {
      message = Message(text: words.noPaper)
      return
    }
    guard let glossary = searcher?.existingGlossary else {
      awaitsTerms = true
      message = Message(text: words.indexing)
      return
    }
    let text = ([paper.title] + paper.body(prefix: 1 << 18).lines).joined(separator: "\n")
    // Terms that are searched for come before the paper's other terms.
    let asked = activeSearch.map { glossary.glosses(of: $0.input.text) } ?? []
    let rows = (asked + glossary.glosses(in: text).filter { !asked.contains($0) }).map { gloss in
      let detail = gloss.english + "  " + words.papers(gloss.papers)
      return Menu.Row(gloss.korean, detail: detail) { state in
        let both = [gloss.korean, gloss.english].map { text in
          Condition.term(.text(TextTerm(text, isPhrase: text.contains(" "))))
        }
        state.keepSearch(for: Query(.any(both)).description)
        return []
      }
    }
    guard !rows.isEmpty else {
      message = Message(text: words.noTerms)
      return
    }
    overlay = Menu(title: words.terms, rows: rows)
  }
}
