import Digest
import Search

// The values of a field being typed, which Tab completes.
extension ReaderState {
  /// The values that Tab would go through; none where no value is being typed.
  var candidates: [String] {
    search?.completion?.candidates ?? completion?.candidates ?? []
  }

  private var completion: QueryCompletion? {
    guard let search, let searcher, search.input.isAtEnd else { return nil }
    let text = search.input.text
    // Names and labels are counted only once they are asked for.
    guard text.contains(where: { ":：#".contains($0) }) else { return nil }
    var values = searcher.values
    values.tags = tagsInUse
    return QueryCompletion(text, values: values)
  }

  /// Whether what completion offers is to be counted: once the prompt is open, and once for each
  /// state of the archive.
  mutating func wantsCounts() -> Bool {
    guard overlay is SearchPrompt, let searcher, countedEdition != library.edition else {
      return false
    }
    countedEdition = library.edition
    return !searcher.isCounted
  }

  /// Tab: puts the first of the values in place of what is typed of one, again the next; false
  /// where there is none.
  mutating func completeValue() -> Bool {
    guard var round = search?.completion ?? begunCompletion else { return false }
    search?.input = TextInput(round.before + round.candidates[round.shown])
    runSearch()
    round.shown = (round.shown + 1) % round.candidates.count
    search?.completion = round
    return true
  }

  private var begunCompletion: (before: String, candidates: [String], shown: Int)? {
    guard let completion, let text = search?.input.text else { return nil }
    return (String(text.dropLast(completion.typed)), completion.candidates, 0)
  }
}
