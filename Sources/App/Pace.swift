import Synchronization

/// How long what an event asks for may go on before the screen is drawn: so long that nobody sees it.
final class Pace: Sendable {
  /// In nanoseconds.
  private static let longest = 30_000_000

  private let begun = Atomic(0)
  private let behind = Atomic(0)
  /// More keys than these at once nobody types.
  private static let burst = 64

  /// How many keys that were read already wait behind this one.
  var keysBehind: Int { behind.load(ordering: .relaxed) }

  /// Whether those are more than anybody types.
  var isBurst: Bool { keysBehind > Pace.burst }

  /// Says how many keys wait.
  func setKeysBehind(_ count: Int) { behind.store(count, ordering: .relaxed) }

  /// An event is taken up.
  func begin() { begun.store(Pace.now, ordering: .relaxed) }

  /// Whether that went on for so long that what came of it is to be drawn.
  var isDue: Bool { Pace.now - begun.load(ordering: .relaxed) > Pace.longest }

  private static var now: Int {
    let (seconds, attoseconds) = ContinuousClock.now.durationFromStart.components
    return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
  }
}

extension ContinuousClock.Instant {
  private static let start = ContinuousClock.now

  fileprivate var durationFromStart: Duration { ContinuousClock.Instant.start.duration(to: self) }
}
