import Synchronization

/// Decides when the screen is drawn although more keys wait: once events have gone on for as long
/// as somebody would see.
final class Pace: Sendable {
  /// In nanoseconds.
  private static let longest = 20_000_000

  private let begun = Atomic(0)
  private let behind = Atomic(0)
  /// Nobody types more keys than these at once.
  private static let burst = 64

  /// How many keys that were read already wait behind this one.
  var keysBehind: Int { behind.load(ordering: .relaxed) }

  /// Whether those are more than anybody types.
  var isBurst: Bool { keysBehind > Pace.burst }

  /// Says how many keys wait.
  func setKeysBehind(_ count: Int) { behind.store(count, ordering: .relaxed) }

  /// An event begins to be carried out.
  func begin() { begun.store(Pace.now, ordering: .relaxed) }

  /// Whether events have gone on for so long that what came of them is to be drawn.
  var isDue: Bool { spent > Pace.longest }

  /// The same where some of it is on the screen already.
  var isLong: Bool { spent > 4 * Pace.longest }

  private var spent: Int { Pace.now - begun.load(ordering: .relaxed) }

  private static var now: Int {
    let (seconds, attoseconds) = ContinuousClock.now.durationFromStart.components
    return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
  }
}

extension ContinuousClock.Instant {
  private static let start = ContinuousClock.now

  fileprivate var durationFromStart: Duration { ContinuousClock.Instant.start.duration(to: self) }
}
