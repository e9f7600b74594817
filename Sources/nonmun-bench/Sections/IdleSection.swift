import Glibc

/// What the programs do while nobody does anything.
enum IdleSection {
  /// A paper counts as read once it was shown for a second and a half, and that is drawn: counting
  /// begins after it.
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
    let names = programs.map(\.name)
    func rows(_ what: String, _ unit: Unit, _ values: [Samples]) -> [Row] {
      Row.each(
        "idle for \(seconds) s: \(what)", unit, values[0],
        beside: Array(zip(names, values).dropFirst()), goal: .value(0))
    }
    return rows("processor ticks", .count, ticks)
      + rows("processor time", .microseconds, times.map { $0.scaled(by: Unit.micro) })
      + rows("wakeups", .count, waits)
  }
}
