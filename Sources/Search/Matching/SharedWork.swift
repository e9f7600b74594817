import Synchronization
import System

/// Numbered parts of work, begun in their order by the calling thread and by others beside it.
///
/// Only the calling thread asks whether something waits or is due. The others see a flag.
final class SharedWork: Sendable {
  /// What comes after a part.
  enum Next {
    /// The next part.
    case goOn
    /// No further part is begun; those that others have begun are finished.
    case beginNone
    /// Everybody stops.
    case stop
  }

  /// How long the calling thread waits for others before it asks again, in milliseconds.
  private static let patience: Int32 = 1

  private let count: Int
  private let begun = Atomic(0)
  private let working = Atomic(0)
  private let isStopped = Atomic(false)
  private let bell = Bell()

  private init(_ count: Int) { self.count = count }

  /// Does parts of work until all are done or something stops it; returns when nobody works on any
  /// of them.
  ///
  /// - Parameters:
  ///   - count: the number of parts.
  ///   - threads: how many threads work, the calling one among them.
  ///   - interruption: asked by the calling thread; other threads have one of their own.
  ///   - worker: called once on each thread; returns what does a part.
  static func run(
    _ count: Int, threads: Int, _ interruption: Interruption,
    worker: @escaping @Sendable (Interruption) -> (Int) -> Next
  ) {
    let work = SharedWork(count)
    for _ in 1..<max(1, min(threads, count)) {
      work.working.add(1, ordering: .relaxed)
      let isStarted = startThread {
        let isStopped = { work.isStopped.load(ordering: .relaxed) }
        work.doParts(worker(Interruption(isStopped, isDue: isStopped)), isStopped: isStopped)
        work.working.subtract(1, ordering: .releasing)
        work.bell.ring()
      }
      if !isStarted { work.working.subtract(1, ordering: .relaxed) }
    }
    let isStopped = { interruption.isWanted() || interruption.isDue() }
    work.doParts(worker(interruption), isStopped: isStopped)
    while work.working.load(ordering: .acquiring) > 0 {
      if !work.isStopped.load(ordering: .relaxed), isStopped() { work.stop() }
      work.bell.wait(milliseconds: SharedWork.patience)
    }
  }

  private func doParts(_ doPart: (Int) -> Next, isStopped: () -> Bool) {
    var isFirst = true
    while begun.load(ordering: .relaxed) < count {
      if !isFirst, isStopped() { return stop() }
      isFirst = false
      let part = begun.add(1, ordering: .relaxed).oldValue
      guard part < count else { return }
      switch doPart(part) {
      case .goOn: break
      case .beginNone: return beginNone()
      case .stop: return stop()
      }
    }
  }

  private func beginNone() { begun.store(count, ordering: .relaxed) }

  private func stop() {
    beginNone()
    isStopped.store(true, ordering: .relaxed)
  }
}
