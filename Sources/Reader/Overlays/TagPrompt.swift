import Configuration
import Decisions
import Digest
import Normalization
import Search
import Surface

/// The tags of one or more papers being typed, apart by spaces.
struct TagPrompt: Overlay {
  /// What is typed.
  var input: TextInput
  /// The ids of the papers.
  let papers: [String]
  /// The tags that all of them had.
  let before: [String]
  /// The tags in use, the most used first.
  let known: [String]
  /// The word being completed and how many times; nil after any other key.
  private var completion: (word: String, round: Int)?

  init(papers: [String], before: [String], known: [String]) {
    self.papers = papers
    self.before = before
    self.known = known
    input = TextInput(before.map { $0 + " " }.joined())
  }

  /// The edits that make the papers' tags what was typed: what was added goes to all, what was
  /// taken away goes from all.
  var edits: [Edit] {
    let after = TagPrompt.tags(in: input.text)
    let changes =
      before.filter { !after.contains($0) }.map { ($0, false) }
      + after.filter { !before.contains($0) }.map { ($0, true) }
    return papers.flatMap { paper in
      changes.map { tag, isOn in .tag(tag, isOn: isOn, paper: paper) }
    }
  }

  /// The tags of a text: words, `#` before them or not, none twice.
  static func tags(in text: String) -> [String] {
    var tags: [String] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      let tag = NFC.normalized(String(word.drop { $0 == "#" }))
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  /// The word that is being typed: what stands between the last space and the end.
  private var word: String {
    String(input.text.reversed().prefix { !$0.isWhitespace && $0 != "," }.reversed())
  }

  /// The tags in use that begin as the word being typed does, and are not typed yet.
  var candidates: [String] {
    let word = completion?.word ?? word
    let typed = TagPrompt.tags(in: String(input.text.dropLast(self.word.count)))
    let start = Folding.fold(String(word.drop { $0 == "#" }))
    return known.filter { !typed.contains($0) && Folding.fold($0).starts(with: start) }
  }

  /// Tab: completes the word being typed by the first of the candidates, again by the next.
  mutating func complete() {
    let candidates = candidates
    guard !candidates.isEmpty else { return }
    let (word, round) = completion ?? (self.word, 0)
    input = TextInput(
      input.text.dropLast(self.word.count) + candidates[round % candidates.count])
    completion = (word, round + 1)
  }

  // MARK: Keys

  var isTyped: Bool { true }
  var leavesReading: Bool { true }

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    switch key {
    case _ where CommandSet.leavesPrompt(key): return .closes
    case .enter:
      let edits = edits
      guard edits.isEmpty else { return .closes(with: [.commit(edits, isAutomatic: false)]) }
      state.rangeStart = nil
      return .closes
    case .tab: complete()
    default: if input.edit(key) { completion = nil }
    }
    return .stays
  }

  func line(_ state: ReaderState) -> OverlayLine {
    .prompt(state.words.tags + ": ", input, hint: state.words.tagHint(candidates))
  }
}

extension ReaderState {
  /// `t`: opens the prompt with the tags that the papers have.
  mutating func beginTagging() {
    let indices = targetRows.map { list.rows[$0] }
    guard let first = indices.first else {
      message = Message(text: words.noPaper)
      return
    }
    let common = decisions[first].tags.filter { tag in
      indices.allSatisfy { decisions[$0].tags.contains(tag) }
    }
    var seen: Set<String> = []
    let ids = indices.map { library.ids[$0] }.filter { seen.insert($0).inserted }
    overlay = TagPrompt(papers: ids, before: common, known: tagsInUse)
  }

  /// Lists the tags in use, each with how many papers have it; choosing one searches for those.
  mutating func listTags() {
    let uses = tagUses
    guard !uses.isEmpty else {
      message = Message(text: words.noTags)
      return
    }
    overlay = Menu(
      title: words.tagsInUse,
      rows: uses.map { tag, count in
        Menu.Row("#" + tag, detail: rightAligned(count, 5)) { state in
          state.keepSearch(for: Query.tag(tag))
          return []
        }
      })
  }

  /// The tags of all papers, the most used first, and in ascending order where used as often.
  var tagsInUse: [String] { tagUses.map(\.tag) }

  private var tagUses: [(tag: String, count: Int)] {
    var uses: [String: Int] = [:]
    for decision in known.byID.values {
      for tag in decision.tags { uses[tag, default: 0] += 1 }
    }
    return uses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
