import Glibc

/// What the programs do while nobody does anything.
enum IdleSection {
  /// A paper counts as read once it was shown for a second and a half, and that is drawn: counting begins after it.
  private static let settling: UInt32 = 3
  private static let seconds: UInt32 = 20

  static func measure(_ bench: Bench) throws -> [Row] {
    let programs = [try bench.nonmun()] + bench.readers
    let terminals = try programs.map { program in
      let terminal = try bench.open(program)
      _ = terminal.readStart()
      return terminal
    }
    sleep(settling)
    let before = terminals.map(\.figures)
    sleep(seconds)
    let after = terminals.map(\.figures)
    let ticks = zip(before, after).map { Samples([Double($1.ticks - $0.ticks)]) }
    let times = zip(before, after).map { Samples([Double($1.processorTime - $0.processorTime)]) }
    let waits = zip(before, after).map { Samples([Double($1.waits - $0.waits)]) }
    return programs.indices.dropFirst().flatMap { index in
      let name = programs[index].name
      return [
        Row(
          what: "idle for \(seconds) s: processor ticks", unit: .count, own: ticks[0],
          peer: (name, ticks[index]), goal: .value(0)),
        Row(
          what: "idle for \(seconds) s: processor time", unit: .microseconds,
          own: times[0].scaled(by: Unit.micro), peer: (name, times[index].scaled(by: Unit.micro)),
          goal: .value(0)),
        Row(
          what: "idle for \(seconds) s: wakeups", unit: .count, own: waits[0],
          peer: (name, waits[index]), goal: .value(0)),
      ]
    }
  }
}
