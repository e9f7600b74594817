import Glibc

/// How long the program takes to end, and a fault to be handled: from the cause until its parent
/// has its exit.
///
/// The terminal answers no question, so that an ending in the first seconds waits a moment for
/// answers that are due.
enum EndingSection {
  private struct Way: Sendable {
    let name: String
    /// The goal in milliseconds.
    let limit: Double
    let act: @Sendable (PseudoTerminal) -> Void
  }

  private static let ways =
    [
      Way(name: "`q`", limit: 500) { $0.type("q") },
      Way(name: "a dropped connection", limit: 100) { $0.hangUp() },
    ]
    + [
      ("`SIGINT`", SIGINT, 500), ("`SIGTERM`", SIGTERM, 500), ("`SIGQUIT`", SIGQUIT, 500),
      ("`SIGHUP`", SIGHUP, 100), ("a fault (`SIGSEGV`)", SIGSEGV, 200),
    ].map { name, signal, limit in Way(name: name, limit: limit) { $0.send(signal: signal) } }

  static func measure(_ bench: Bench) throws -> [Row] {
    var times = Array(repeating: (free: Samples(), full: Samples()), count: ways.count)
    for _ in 0..<bench.runs {
      for (index, way) in ways.enumerated() {
        times[index].free.append(try time(way, fills: false, bench))
        times[index].full.append(try time(way, fills: true, bench))
      }
    }
    return zip(ways, times).flatMap { way, times in
      [
        Row(
          what: "ended by \(way.name)", unit: .milliseconds, own: times.free,
          goal: .value(way.limit)),
        Row(
          what: "the same while the terminal takes nothing", unit: .milliseconds,
          own: times.full, goal: .value(way.limit)),
      ]
    }
  }

  /// The time of one ending, in milliseconds.
  private static func time(_ way: Way, fills: Bool, _ bench: Bench) throws -> Double {
    let terminal = try bench.open(try bench.nonmun())
    _ = terminal.readStart()
    if fills {
      // Screens that nobody reads, of which the kernel holds a few.
      for _ in 0..<20 {
        terminal.type("\u{0C}")
        usleep(5_000)
      }
    }
    return terminal.timeToEnd(way.act) * Unit.milli
  }
}
