import Digest
import Search

// The archive's terms in both languages, which are mined once something asks for them.
extension ReaderState {
  /// Whether the terms are to be mined: where something is searched for, or they are to be listed;
  /// once for each state of the archive.
  mutating func wantsTerms() -> Bool {
    guard overlay is SearchPrompt || activeSearch != nil || awaitsTerms, let searcher,
      minedEdition != library.edition
    else { return false }
    minedEdition = library.edition
    return searcher.existingGlossary == nil
  }

  /// The terms are there: what waited for them is listed, and a search finds what they add.
  mutating func applyTerms(of edition: Library.Edition) {
    guard edition == library.edition else { return }
    if awaitsTerms {
      awaitsTerms = false
      message = nil
      if overlay == nil { listTerms() }
    }
    if seeksGlosses, activeSearch != nil { findAgain() }
  }
}
