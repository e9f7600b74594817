import Digest
import Reader
import Synchronization
import System

/// A looking for archives, on a thread of its own.
final class ArchiveFinding: Sendable {
  private let isCancelled = Mutex(false)

  /// Begins to look.
  ///
  /// - Parameters:
  ///   - home: the user's home.
  ///   - current: the folder that the program was started in.
  ///   - mailbox: where what is found goes.
  init(home: String?, current: String?, mailbox: Mailbox) {
    let work: @Sendable () -> Void = {
      var finder = ArchiveFinder(home: home, current: current)
      finder.run(isCancelled: { self.isCancelled.withLock { $0 } }) { progress in
        self.isCancelled.withLock { if !$0 { mailbox.post(.archivesFound(progress)) } }
      }
    }
    if !startThread(work) { work() }
  }

  /// Has it look no further.
  func cancel() { isCancelled.withLock { $0 = true } }
}
