import Configuration
import Decisions
import Digest
import Search
import Surface
import TextLayout
import Theming

/// What happens to the reader: everything comes through `update` as one of these.
public enum Event: Sendable {
  case key(Key)
  /// A paste has paused before its end came; what is typed now belongs to the paste.
  case pastePaused
  /// The terminal began an answer and never ended it.
  case answerLost
  /// The system has no thread for following the archive.
  case threadless
  /// The keys of a Hangul syllable that are still to be pressed, as `Effect.hangul` asked.
  case hangul([Unicode.Scalar])
  /// The screen has a new size.
  case resized(Size)
  /// More of the archive was read. The library replaces the one before.
  case loaded(Library, isComplete: Bool)
  /// So many of the bytes of a large archive were read.
  case reading(Int, of: Int)
  /// All papers of the complete library can be searched.
  case indexed(Searcher)
  /// Papers of the library can be ranked by taste and by how like they are.
  case choosing(Library.Edition)
  /// The terms of this library, in both languages, are there.
  case termsMined(Library.Edition)
  /// The archive has changed: all of it as it is now, to be searched at once.
  case reloaded(Searcher)
  /// How far the looking for archives has come.
  case archivesFound(ArchiveFinder.Progress)
  /// What came of looking into a path that was typed.
  case archiveLookedAt(String, Result<FoundArchive, FoundArchive.Fault>)
  /// What the beginning of a path can be completed to.
  case pathCompleted(PathCompletion)
  /// Another archive is read from now on; its papers come as those of the first did.
  case archiveOpened(OpenedArchive)
  /// The terminal has answered how wide it draws ambiguous characters.
  case measured(AmbiguousWidth)
  /// A theme that an effect asked for.
  case theme(Theme)
  /// A file of the user's own is of no use, such as a theme.
  case failed(Problem)
  /// The store is open: all decisions there are.
  case decisions([String: Decision])
  /// The store did what it was asked to; no outcome where there was nothing to take back or to make
  /// again.
  case decided(Act, Outcome?)
  /// The saved queries of the store, as they are now.
  case queries([SavedQuery])
  /// The last steps of the journal, newest first.
  case journal([JournalStep])
  /// Another program made these decisions.
  case changed([String: Decision])
  /// Why decisions are not saved, and how many steps wait; nil where all is saved.
  case saving(problem: TriageError?, unsaved: Int)
  /// The editor is done with the note about papers; nil where it is as it was, or there was no
  /// editing it.
  case noteEdited(papers: [String], text: String?)
  /// A program that a command ran has ended.
  case finished(CommandResult)
  /// The command that brings the archive up to date has ended, and the archive was looked through
  /// since.
  case refreshed(CommandResult)
  /// A paper could not be handed on.
  case notHandedOn(HandingProblem)
  /// There is no browser to open an address with.
  case noBrowser(isRemote: Bool)
  /// No key waits: go on with the search, the watches or the trends, as `Effect.searchOn` asked.
  case searchOn
  /// The paper with this id stood on the screen long enough to count as read.
  case dwelled(String)
}
