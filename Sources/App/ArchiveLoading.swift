import Digest
import Reader
import Search
import Synchronization
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
  /// What the thread is asked to do once it follows the archive.
  private struct Requests: Sendable {
    /// Events to be posted once the archive was looked through.
    var answers: [Event] = []
    /// Whether another archive is read.
    var isOver = false
    /// Whether nobody looks any more.
    var hasEnded = false
  }

  private let requests = Mutex(Requests())
  /// Rings when something is asked for.
  private let asked = Bell()
  private let archive: Archive
  private let date: DigestDate?
  /// Where the archive's index is; nil where it has none.
  private let indexPlace: IndexPlace?

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - date: the day where the reader was left, read with the newest.
  ///   - mailbox: where what was read goes.
  ///   - indexPlace: where the archive's index is, or is made while a large archive is read; nil for
  ///     none.
  package init(
    _ archive: Archive, and date: DigestDate? = nil, mailbox: Mailbox,
    indexPlace: IndexPlace? = nil
  ) {
    self.archive = archive
    self.indexPlace = indexPlace
    self.mailbox = mailbox
    self.date = date
    if !startThread({ self.run(follows: true) }) {
      // Without a thread the user waits until all is read, but can read.
      goOn()
      run(follows: false)
      mailbox.post(.threadless)
    }
  }

  /// Lets the rest be read; a second call changes nothing.
  package func goOn() { gate.ring() }

  /// The archive's folder; nil where the archive has none.
  var folder: String? { archive.folder }

  /// The path of a digest by its name in the archive.
  func path(of name: String) -> String? { archive.path(of: name) }

  /// Ends the reading and the following; what was posted before is left in the mailbox.
  func end() {
    requests.withLock { $0.isOver = true }
    asked.ring()
    goOn()
  }

  /// Has the archive looked through at once, and posts an event behind what has changed.
  func lookNow(then event: Event) {
    let hasEnded = requests.withLock { requests in
      if !requests.hasEnded { requests.answers.append(event) }
      return requests.hasEnded
    }
    if hasEnded { post(event) } else { asked.ring() }
  }

  private var isOver: Bool { requests.withLock { $0.isOver } }

  /// What is asked of the thread that follows.
  private func takeRequest() -> ArchiveFollowing.Request? {
    asked.silence()
    return requests.withLock { requests in
      if requests.isOver { return .end }
      return requests.answers.isEmpty ? nil : .look
    }
  }

  /// Posts what was to come after a look.
  ///
  /// - Parameter isLast: whether nobody looks any more.
  private func answer(isLast: Bool = false) {
    let answers = requests.withLock { requests in
      requests.hasEnded = isLast
      defer { requests.answers = [] }
      return requests.answers
    }
    for event in answers { post(event) }
  }

  private func post(_ event: Event) { mailbox.post(event, from: self) }

  private func run(follows: Bool) {
    var loader = LibraryLoader(archive, index: indexPlace.map { IndexMaker(at: $0) })
    post(.loaded(loader.first(and: date), isComplete: false))
    gate.wait()
    let watch = ArchiveWatch()
    watch.renew { visit in
      loader.rest(visiting: visit, isCancelled: { self.isOver }, progress: tell)
    }
    defer { answer(isLast: true) }
    guard follows, !isOver else { return }
    var following = ArchiveFollowing(loader, watch)
    following.run(
      waking: asked.descriptor, request: { self.takeRequest() }, looked: { self.answer() }
    ) { library in
      let searcher = Searcher(library)
      // A list by taste would stand in the order of votes for a moment; of a large archive for some
      // seconds, which nobody is to wait for.
      if !searcher.isLarge { _ = searcher.frame }
      post(.reloaded(searcher))
      searcher.prepare()
    }
  }

  /// Posts how far the reading is, and what is to be searched once it is at its end.
  private func tell(_ progress: LibraryLoader.Progress) {
    switch progress {
    case .reading(let done, let all): post(.reading(done, of: all))
    case .grown(let library): post(.loaded(library, isComplete: false))
    case .complete(let library):
      post(.loaded(library, isComplete: true))
      let searcher = Searcher(library)
      post(.indexed(searcher))
      searcher.prepare()
    }
  }
}
