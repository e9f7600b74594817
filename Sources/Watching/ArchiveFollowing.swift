import Digest
import Glibc
import System

/// Follows an archive after it was read: waits for changes, reads what has changed, and hands over
/// the library as it is now.
///
/// For a thread of its own. While nothing changes it sleeps without a timer; only an archive that
/// cannot be watched is looked through at intervals.
package struct ArchiveFollowing {
  /// How long it must be quiet before the archive is looked at, in milliseconds: a change rarely
  /// comes alone.
  private static let quiet = 200
  /// How long changes that do not end can hold up that look, in milliseconds.
  private static let patience = 600
  /// How long a file that has vanished may take to come back before it counts as gone, in
  /// milliseconds.
  private static let grace = 300
  /// How often an archive that cannot be watched is looked through, in milliseconds.
  private static let interval = 5000

  private var loader: LibraryLoader
  private let watch: ArchiveWatch
  /// Readable when there is a request.
  private var waking: Int32 = -1

  /// Follows the archive that a loader has read, by a watch of it.
  package init(_ loader: LibraryLoader, _ watch: ArchiveWatch) {
    self.loader = loader
    self.watch = watch
  }

  /// What is asked of whoever follows.
  package enum Request: Sendable {
    /// Look through the archive at once.
    case look
    /// Follow it no longer.
    case end
  }

  /// Hands over every library that the archive becomes; returns where there is nothing to follow.
  ///
  /// - Parameters:
  ///   - descriptor: becomes readable when there is a request; -1 for none.
  ///   - request: takes the request; nil for none.
  ///   - looked: is called when the look that was asked for is over, and what it found handed over.
  package mutating func run(
    waking descriptor: Int32 = -1, request: () -> Request? = { nil }, looked: () -> Void = {},
    _ body: (Library) -> Void
  ) {
    waking = descriptor
    var isUnsure = false
    var held = Held()
    while watch.mode != .none {
      let hasChanged = waitForChange(isUnsure ? ArchiveFollowing.grace : timeout)
      switch request() {
      case .end: return
      case .look:
        // Whoever asks has waited until all is written.
        if let library = held.release(or: look(isPatient: false, &isUnsure)) { body(library) }
        looked()
        continue
      case nil: break
      }
      if hasChanged { waitForQuiet() }
      // The second look settles what the first was unsure of, where no change came in between.
      let library = look(isPatient: hasChanged || !isUnsure, &isUnsure)
      // While files are gone that may come back, what else has changed is of no version that anyone
      // meant.
      if isUnsure, held.hold(library) { continue }
      if let library = held.release(or: library) { body(library) }
    }
  }

  /// What has changed while it was not sure what is gone.
  private struct Held {
    /// How long changes that do not end can hold it back, in milliseconds.
    private static let patience = 2000

    private var library: Library?
    private var start: Int?

    /// Keeps a library; false where one is kept for long enough.
    mutating func hold(_ library: Library?) -> Bool {
      self.library = library ?? self.library
      let start = start ?? MonotonicClock.milliseconds()
      self.start = start
      return MonotonicClock.milliseconds() - start < Held.patience
    }

    /// The newer one, or the one that was kept; none is kept afterwards.
    mutating func release(or newer: Library?) -> Library? {
      defer { (library, start) = (nil, nil) }
      return newer ?? library
    }
  }

  private mutating func look(isPatient: Bool, _ isUnsure: inout Bool) -> Library? {
    let modified = watch.takeModified()
    // A digest that was written in its place is looked at alone: to list and to ask for the times of
    // a hundred archives' files takes a tenth of a second.
    if isPatient, !isUnsure, let modified, !modified.isEmpty,
      let refresh = loader.refresh(isPatient: true, only: modified)
    {
      return refresh.library
    }
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
      var sources = [watch.descriptor, waking].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let count = poll(&sources, nfds_t(sources.count), Int32(rest))
      if sources[1].revents != 0 { return false }
      if count > 0, watch.take() { return true }
    }
  }

  private func waitForQuiet() {
    let end = MonotonicClock.milliseconds() + ArchiveFollowing.patience
    while MonotonicClock.milliseconds() < end,
      waitForChange(min(ArchiveFollowing.quiet, end - MonotonicClock.milliseconds()))
    {}
  }
}
