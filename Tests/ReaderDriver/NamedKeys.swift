import Configuration

@testable import Reader

/// The sentences that name keys.
package enum NamedKeys {
  /// Sentences, each with the command whose key it names.
  package static func said(in words: Words) -> [(sentence: String, command: String)] {
    [
      (words.lastPaper, "previous-day"), (words.noSearch, "search"), (words.codeHint, "copy-link"),
      (words.noCommand(on: "x"), "help"), (words.noLink(3), "choose-link"),
      (words.range(2), "range"), (words.batchDecided(2), "catch-up"), (words.helpHint, "leave"),
      (words.noBrowser(isRemote: true), "qr-code"), (words.dayOfPaper("x"), "day"),
      (words.datesHidden, "left"),
      (words.noSavedQuery, "save-query"), (words.allDecided, "next-undecided"),
      (words.decidedHidden, "hide-decided"), (words.noteLeftBehind("x"), "note"),
      (words.journalHint, "search"), (words.helpSearchHint, "next-match"),
    ]
  }
}
