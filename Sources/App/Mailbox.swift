import Reader
import Synchronization
import System

/// An event, and the archive that it is of; nil where it is of none.
struct Letter: Sendable {
  let event: Event
  let loading: ArchiveLoading?
}

/// Events on their way from other threads to the loop, to which the mailbox belongs.
package final class Mailbox: Sendable {
  private let letters = Mutex<[Letter]>([])
  private let bell = Bell()

  /// An empty mailbox.
  package init() {}

  /// Readable while events wait.
  package var descriptor: Int32 { bell.descriptor }

  /// Puts an event in; wakes the loop.
  package func post(_ event: Event) { post(event, from: nil) }

  /// Puts in an event of an archive, which nobody wants any more once another is read.
  func post(_ event: Event, from loading: ArchiveLoading?) {
    letters.withLock { $0.append(Letter(event: event, loading: loading)) }
    bell.ring()
  }

  /// Removes and returns all events, in the order in which they came.
  package func take() -> [Event] { takeLetters().map(\.event) }

  /// The same with the archives that they are of.
  func takeLetters() -> [Letter] {
    bell.silence()
    return letters.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }
}
