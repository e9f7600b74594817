import Digest
import Glibc
import System

/// Follows an archive after it was read: waits for changes, reads what has changed, and hands over the library as it is now.
///
/// For a thread of its own. While nothing changes it sleeps without a timer; only an archive that cannot be watched is looked
/// through at intervals.
package struct ArchiveFollowing {
  /// How long it must be quiet before the archive is looked at, in milliseconds: a change rarely comes alone.
  private static let quiet = 200
  /// How long changes that do not end can hold up that look, in milliseconds.
  private static let patience = 600
  /// How long a file that has vanished may take to come back before it counts as gone, in milliseconds.
  private static let grace = 300
  /// How often an archive that cannot be watched is looked through, in milliseconds.
  private static let interval = 5000

  private var loader: LibraryLoader
  private let watch: ArchiveWatch
  /// Readable when there is nobody any more to hand a library over to.
  private var end: Int32 = -1

  /// Follows the archive that a loader has read, by a watch of it.
  package init(_ loader: LibraryLoader, _ watch: ArchiveWatch) {
    self.loader = loader
    self.watch = watch
  }

  /// Hands over every library that the archive becomes; returns where there is nothing to follow.
  ///
  /// - Parameter end: a descriptor that becomes readable when it is to return; -1 for none.
  package mutating func run(until end: Int32 = -1, _ body: (Library) -> Void) {
    self.end = end
    var isUnsure = false
    while watch.mode != .none, !isOver {
      let hasChanged = waitForChange(isUnsure ? ArchiveFollowing.grace : timeout)
      if hasChanged { waitForQuiet() }
      guard !isOver else { return }
      // The second look settles what the first was unsure of, where no change came in between.
      guard let library = look(isPatient: hasChanged || !isUnsure, &isUnsure) else { continue }
      body(library)
    }
  }

  private mutating func look(isPatient: Bool, _ isUnsure: inout Bool) -> Library? {
    let refresh = watch.renew { visit in loader.refresh(isPatient: isPatient, visiting: visit) }
    isUnsure = refresh.isUnsure
    return refresh.library
  }

  private var timeout: Int {
    if case .polling = watch.mode { ArchiveFollowing.interval } else { -1 }
  }

  /// Waits until a change concerns the archive.
  ///
  /// - Parameter milliseconds: how long at most; -1 for no limit.
  /// - Returns: false where the time is over.
  private func waitForChange(_ milliseconds: Int) -> Bool {
    let end = milliseconds < 0 ? Int.max : MonotonicClock.milliseconds() + milliseconds
    while true {
      let rest = end == .max ? -1 : end - MonotonicClock.milliseconds()
      guard end == .max || rest > 0 else { return false }
      var sources = [watch.descriptor, self.end].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let count = poll(&sources, nfds_t(sources.count), Int32(rest))
      if sources[1].revents != 0 { return false }
      if count > 0, watch.take() { return true }
    }
  }

  private var isOver: Bool {
    var source = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0
  }

  private func waitForQuiet() {
    let end = MonotonicClock.milliseconds() + ArchiveFollowing.patience
    while MonotonicClock.milliseconds() < end,
      waitForChange(min(ArchiveFollowing.quiet, end - MonotonicClock.milliseconds()))
    {}
  }
}
