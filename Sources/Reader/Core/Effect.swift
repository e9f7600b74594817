import Configuration
import Decisions
import Digest
import Surface

/// What the program is to do outside its state.
///
/// `update` returns effects; whoever runs the loop carries them out.
public enum Effect: Sendable, Hashable {
  /// Leave the program.
  case quit
  /// Give the terminal back and stop, as on Ctrl-Z.
  case suspend
  /// Draw the whole screen again, whatever the terminal may show.
  case repaint
  /// Commit a step to the store; what came of it comes back as `Event.decided`.
  ///
  /// `u` does not take an automatic step back.
  case commit([Edit], isAutomatic: Bool)
  /// Take back the last step, or make the step again that was taken back last.
  case undo, redo
  /// Take back one step and leave those after it.
  case revert(JournalStep.ID)
  /// Read the journal; it comes back as `Event.journal`.
  case readJournal
  /// Open an address in the browser.
  case browse(WebAddress)
  /// Send a text to the terminal's clipboard.
  case copy(String, by: Clipboard)
  /// Hand the note about papers to the editor, below lines that say which; it comes back as
  /// `Event.noteEdited`.
  case editNote(papers: [String], text: String, about: [String])
  /// Run a command of the configuration; what came of it comes back as `Event.finished`.
  case run(CustomCommand, on: PaperFacts)
  /// Run the command that brings the archive up to date; its end comes back as `Event.refreshed`.
  case refresh([String])
  /// Tell the program that runs to end.
  case cancelRun
  /// Come back with `Event.hangul` of these keys, once what stands before it is carried out.
  case hangul([Unicode.Scalar])
  /// Come back with `Event.searchOn` once no key waits.
  case searchOn
  /// Count, while keys go on, what completion offers (`Searcher.count`).
  case count
  /// Index the papers' words while keys go on (`Searcher.frame`); `Event.choosing` says that it is
  /// done.
  case indexWords
  /// Mine the archive's terms while keys go on (`Searcher.glossary`); `Event.termsMined` says that
  /// they are there.
  case mineTerms
  /// Look for archives; what is found comes back as `Event.archivesFound`, again and again until it
  /// is over.
  case findArchives
  /// Look no further.
  case stopFinding
  /// Look into a path that was typed; what is there comes back as `Event.archiveLookedAt`.
  case lookAtArchive(String)
  /// Look what the beginning of a path can be completed to; it comes back as `Event.pathCompleted`.
  case completePath(String)
  /// Read another archive and write it into the configuration; it comes back as
  /// `Event.archiveOpened`.
  case openArchive(FoundArchive)
  /// Note that the user wants the sample, so that nobody asks again.
  case keepSample
  /// Read the theme that comes after this one; the result comes back as an event.
  case loadTheme(after: String)
  /// Come back with `Event.dwelled` of this paper after so many milliseconds, unless another paper
  /// comes first.
  case dwell(on: String, milliseconds: Int)
}
