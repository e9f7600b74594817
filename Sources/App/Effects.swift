import Configuration
import Digest
import Reader
import Search
import Surface
import System
import Theming

// Carrying out what `update` asks for.
extension ReaderLoop where Screen: ~Copyable {
  /// Does what an effect says; what comes of it is an event.
  mutating func perform(_ effect: Effect) {
    switch effect {
    case .quit: ending = .quit
    case .suspend: suspend()
    case .repaint: screen.invalidate()
    case .commit, .undo, .redo, .revert, .readJournal:
      take(keeper.carryOut(effect, interrupts: [signals.descriptor]))
    case .browse(let address): browse(address)
    case .copy(let text, let clipboard): copy(text, by: clipboard)
    case .editNote(let papers, let text, let heading):
      editNote(papers: papers, text: text, below: heading)
    case .run(let command, let facts): run(command, on: facts)
    case .refresh(let command): refresh(by: command)
    case .cancelRun: cancelRun()
    case .hangul(let keys): if ending == nil { take(.hangul(keys)) }
    case .searchOn: isSearching = true
    case .count:
      // Without a thread it is counted when it is asked for, of a small archive.
      if let searcher = state.searcher { _ = startThread { searcher.count() } }
    case .indexWords:
      // Without a thread the list stays by votes.
      if let searcher = state.searcher {
        _ = startThread { [mailbox] in
          _ = searcher.frame
          mailbox.post(.choosing(searcher.library.edition))
        }
      }
    case .mineTerms:
      // Without a thread a search finds what is typed and nothing else.
      if let searcher = state.searcher {
        _ = startThread { [mailbox] in
          _ = searcher.glossary
          mailbox.post(.termsMined(searcher.library.edition))
        }
      }
    case .dwell(let id, let time): dwell = (id, now() + time)
    case .findArchives: findArchives()
    case .stopFinding: stopFinding()
    case .lookAtArchive(let path): look(at: path)
    case .completePath(let text): complete(path: text)
    case .openArchive(let found): open(found)
    case .keepSample: SampleAnswer.give(environment: programs.environment)
    case .loadTheme(let name): loadTheme(after: name)
    }
  }

  /// Loads the next theme that can be read, and says what is wrong with one that was passed over.
  private mutating func loadTheme(after name: String) {
    var name = name
    var problem: Problem?
    for _ in themes.names {
      name = themes.name(after: name)
      do {
        take(.theme(try themes.theme(named: name).reduced(to: screen.depth)))
        break
      } catch {
        problem = problem ?? error
      }
    }
    if let problem { take(.failed(problem)) }
  }
}
