import CLibc
import Digest
import Glibc
import Reader
import Search

/// An archive being read on a thread of its own: its newest day first, then all the rest, then the
/// index for searching.
///
/// It begins at once, so that the newest day is read while the terminal is still being opened; what
/// is read waits in the mailbox until the loop takes it. The rest waits until the first screen is
/// drawn, which on a busy machine would otherwise share the processor with it.
public final class ArchiveLoading: Sendable {
  let mailbox = Mailbox()
  /// Becomes readable when the rest may be read.
  private let gate = eventfd(0, Int32(EFD_CLOEXEC))
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
      goOn()
      work.takeRetainedValue().run()
    }
  }

  /// Lets the rest be read; saying so again changes nothing.
  func goOn() { _ = eventfd_write(gate, 1) }

  private func run() {
    var loader = LibraryLoader(archive)
    mailbox.post(.loaded(loader.first(), isComplete: false))
    var count: eventfd_t = 0
    _ = eventfd_read(gate, &count)
    loader.rest { library, isComplete in
      mailbox.post(.loaded(library, isComplete: isComplete))
      guard isComplete else { return }
      let corpus = Corpus(library.papers)
      mailbox.post(.indexed(corpus))
      // While the user reads, so that the first search for them does not wait.
      corpus.prepareChoseong()
    }
  }
}
