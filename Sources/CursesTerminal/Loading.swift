import Digest
import Glibc
import Reader
import Search

/// Reads the rest of an archive on a thread of its own, newest first, and then makes it searchable.
enum Loading {
  private final class Work: Sendable {
    let loader: LibraryLoader
    let mailbox: Mailbox

    init(_ loader: LibraryLoader, _ mailbox: Mailbox) {
      self.loader = loader
      self.mailbox = mailbox
    }
  }

  /// Begins; what is read arrives in the mailbox.
  static func start(_ loader: LibraryLoader, _ mailbox: Mailbox) {
    let work = Unmanaged.passRetained(Work(loader, mailbox))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Loading.run(Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()) }
        return nil
      }, work.toOpaque())
    if failure == 0 {
      pthread_detach(thread)
    } else {
      // Without a thread the user waits, but reads.
      run(work.takeRetainedValue())
    }
  }

  private static func run(_ work: Work) {
    var loader = work.loader
    loader.rest { library, isComplete in
      work.mailbox.post(.loaded(library, isComplete: isComplete))
      if isComplete { work.mailbox.post(.indexed(Corpus(library.papers))) }
    }
  }
}
