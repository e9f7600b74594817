import Digest
import Glibc
import Reader
import Search

/// An archive being read on a thread of its own: its newest day first, then all the rest, then the
/// index for searching.
///
/// It begins at once, so that the newest day is read while the terminal is still being opened; what
/// is read waits in the mailbox until the loop takes it.
public final class ArchiveLoading: Sendable {
  let mailbox = Mailbox()
  private let archive: Archive

  /// Begins to read.
  ///
  /// Signals must be blocked before (see `Signals`), as the thread inherits what is.
  public init(_ archive: Archive) {
    self.archive = archive
    var thread = pthread_t()
    let work = Unmanaged.passRetained(self)
    let failure = pthread_create(
      &thread, nil,
      { argument in
        argument.map { Unmanaged<ArchiveLoading>.fromOpaque($0).takeRetainedValue().run() }
        return nil
      }, work.toOpaque())
    if failure == 0 {
      pthread_detach(thread)
    } else {
      // Without a thread the user waits, but reads.
      work.takeRetainedValue().run()
    }
  }

  private func run() {
    var loader = LibraryLoader(archive)
    mailbox.post(.loaded(loader.first(), isComplete: false))
    loader.rest { library, isComplete in
      mailbox.post(.loaded(library, isComplete: isComplete))
      if isComplete { mailbox.post(.indexed(Corpus(library.papers))) }
    }
  }
}
