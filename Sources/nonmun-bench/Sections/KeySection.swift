import Digest

/// The key `j`, from outside: another paper is selected, its summary laid out and drawn.
enum KeySection {
  private struct Keys {
    /// The program's own processor time.
    var processor = Samples()
    /// From the key to its last byte.
    var wall = Samples()
    var bytes = Samples()
  }

  static func measure(_ bench: Bench) throws -> [Row] {
    let day = bench.library.days.last { !$0.papers.isEmpty }?.papers.count ?? 0
    let reader = try bench.nonmun()
    // Each program, what is typed first, and how many rows there are to go down.
    let cases: [(program: MeasuredProgram, before: String, presses: Int)] =
      [(reader, "", min(day - 1, 12)), (reader, "www", 12)] + bench.readers.map { ($0, "", 12) }
    var keys = Array(repeating: Keys(), count: cases.count)
    for _ in 0..<bench.runs {
      for (index, one) in cases.enumerated() {
        let terminal = try bench.open(one.program)
        _ = terminal.readStart()
        for key in one.before { _ = terminal.press(String(key)) }
        for _ in 0..<one.presses { measure(terminal, &keys[index]) }
      }
    }
    var rows: [Row] = []
    for (what, own) in [
      ("`j` in a day's list", keys[0]), ("`j` in the list of all papers", keys[1]),
    ] {
      rows += KeySection.rows(what, own, zip(cases, keys).dropFirst(2).map { ($0.program, $1) })
    }
    return rows
  }

  private static func measure(_ terminal: PseudoTerminal, _ keys: inout Keys) {
    let before = terminal.figures.processorTime
    let reading = terminal.press("j")
    let after = terminal.figures.processorTime
    guard let last = reading.last else { return }
    keys.processor.append(Double(after - before) * Unit.milli)
    keys.wall.append(last * Unit.milli)
    keys.bytes.append(Double(reading.bytes))
  }

  private static func rows(
    _ what: String, _ own: Keys, _ peers: [(program: MeasuredProgram, keys: Keys)]
  ) -> [Row] {
    Row.each(
      what + ": own processor time", .milliseconds, own.processor,
      beside: peers.map { ($0.name, $1.processor) }, goal: .value(0.5))
      + Row.each(
        what + ": until its last byte", .milliseconds, own.wall,
        beside: peers.map { ($0.name, $1.wall) })
      + Row.each(what + ": bytes", .bytes, own.bytes, beside: peers.map { ($0.name, $1.bytes) })
  }
}
