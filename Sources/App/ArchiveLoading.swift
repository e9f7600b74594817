import Digest
import Reader
import Search
import System
import Watching

/// An archive being read on a thread of its own: its newest day first, then all the rest, then the
/// index for searching, and from then on whatever changes of it.
///
/// It begins at once, so that the newest day is read while the terminal is still being opened; what
/// is read waits in the mailbox until the loop takes it. The rest waits until the first screen is
/// drawn, which on a busy machine would otherwise share the processor with it.
package final class ArchiveLoading: Sendable {
  private let mailbox: Mailbox
  /// Rings when the rest may be read.
  private let gate = Bell()
  private let archive: Archive
  private let date: DigestDate?

  /// Begins to read.
  ///
  /// Signals must be blocked before (see `Signals`), as the thread inherits what is.
  ///
  /// - Parameters:
  ///   - date: the day where the reader was left, read with the newest.
  ///   - mailbox: where what was read goes.
  package init(_ archive: Archive, and date: DigestDate? = nil, mailbox: Mailbox) {
    self.archive = archive
    self.mailbox = mailbox
    self.date = date
    if !startThread({ self.run(follows: true) }) {
      // Without a thread the user waits until all is read, but can read.
      goOn()
      run(follows: false)
    }
  }

  /// Lets the rest be read; a second call changes nothing.
  package func goOn() { gate.ring() }

  /// The archive's folder; nil where the archive has none.
  var folder: String? { archive.folder }

  /// The path of a digest by its name in the archive.
  func path(of name: String) -> String? { archive.path(of: name) }

  private func run(follows: Bool) {
    var loader = LibraryLoader(archive)
    mailbox.post(.loaded(loader.first(and: date), isComplete: false))
    gate.wait()
    let watch = ArchiveWatch()
    watch.renew { visit in
      loader.rest(visiting: visit) { library, isComplete in
        mailbox.post(.loaded(library, isComplete: isComplete))
        guard isComplete else { return }
        let searcher = Searcher(library)
        mailbox.post(.indexed(searcher))
        searcher.prepare()
      }
    }
    guard follows else { return }
    var following = ArchiveFollowing(loader, watch)
    following.run { library in
      let searcher = Searcher(library)
      mailbox.post(.reloaded(searcher))
      searcher.prepare()
    }
  }
}
