/// From the start of the process to what is on screen, and what that takes.
enum StartSection {
  /// One program's starts, run after run.
  fileprivate struct Starts {
    /// Until the first drawing was there to its last cell.
    var first = Samples()
    /// Until the last byte before silence.
    var last = Samples()
    /// Processor time until then.
    var processor = Samples()
    /// Resident memory then.
    var resident = Samples()
    var bytes = Samples()
  }

  static func measure(_ bench: Bench) throws -> [Row] {
    guard let marker = ScreenMarker(rows: try Session.firstScreen(of: bench.path)) else {
      throw BenchError("the first screen has an empty last line")
    }
    let programs = [try bench.nonmun()] + bench.readers
    // The first time fills caches.
    _ = try starts(programs, runs: 1, marker, bench)
    var rows = rows(of: programs, try starts(programs, runs: bench.runs, marker, bench))
    guard ColdCaches.drop() else {
      Progress.note("first screen with cold caches: only root may empty them")
      return rows
    }
    let cold = try starts(
      programs, runs: min(bench.runs, mostColdRuns), marker, bench,
      before: { ColdCaches.drop() })
    for (program, peer) in zip(programs, cold).dropFirst() {
      rows.append(
        Row(
          what: "first screen, caches cold", unit: .milliseconds, own: cold[0].first,
          peer: (program.name, peer.last)))
    }
    return rows
  }

  /// The most runs that empty the machine's caches, which costs everything else on it.
  private static let mostColdRuns = 7

  /// The programs' starts, run by run in turn.
  ///
  /// - Parameter prepare: what is done before each.
  private static func starts(
    _ programs: [MeasuredProgram], runs: Int, _ marker: ScreenMarker, _ bench: Bench,
    before prepare: () -> Void = {}
  ) throws -> [Starts] {
    var starts = Array(repeating: Starts(), count: programs.count)
    for _ in 0..<runs {
      for (index, program) in programs.enumerated() {
        prepare()
        starts[index].append(try measure(program, index == 0 ? marker : nil, bench))
      }
    }
    return starts
  }

  private static func measure(
    _ program: MeasuredProgram, _ marker: ScreenMarker?, _ bench: Bench
  ) throws -> (reading: PseudoTerminal.Answer, figures: ProcessFigures) {
    let terminal = try bench.open(program)
    let reading = terminal.readStart(until: marker)
    guard reading.last != nil, marker == nil || reading.marked != nil else {
      throw BenchError("\(program.name) did not draw its first screen")
    }
    return (reading, terminal.figures)
  }

  private static func rows(of programs: [MeasuredProgram], _ starts: [Starts]) -> [Row] {
    let own = starts[0]
    let goals: [String: Row.Goal] = ["sfeed_curses": .ratio(0.5), "less": .ratio(1.6)]
    var rows: [Row] = []
    for (program, peer) in zip(programs, starts).dropFirst() {
      rows.append(
        Row(
          what: "first screen", unit: .milliseconds, own: own.first,
          peer: (program.name, peer.last), goal: goals[program.name]))
    }
    let figures: [(what: String, unit: Unit, values: KeyPath<Starts, Samples>, goal: Row.Goal?)] = [
      ("until everything has filled in", .milliseconds, \.last, nil),
      ("processor time until then", .milliseconds, \.processor, nil),
      ("bytes sent until then", .bytes, \.bytes, nil),
      ("resident memory then", .mebibytes, \.resident, .value(40)),
    ]
    for figure in figures {
      let peers = zip(programs, starts).dropFirst().map { ($0.name, $1[keyPath: figure.values]) }
      rows += Row.each(
        figure.what, figure.unit, own[keyPath: figure.values], beside: peers, goal: figure.goal)
    }
    return rows
  }
}

extension StartSection.Starts {
  fileprivate mutating func append(
    _ start: (reading: PseudoTerminal.Answer, figures: ProcessFigures)
  ) {
    guard let end = start.reading.last else { return }
    first.append((start.reading.marked ?? end) * Unit.milli)
    last.append(end * Unit.milli)
    processor.append(Double(start.figures.processorTime) * Unit.milli)
    resident.append(Double(start.figures.resident) / 1_024)
    bytes.append(Double(start.reading.bytes))
  }
}
