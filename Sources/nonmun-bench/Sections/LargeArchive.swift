import Digest
import FoundationEssentials
import Glibc

/// What a hundred archives cost: the first reading, which makes the index, and all later ones.
struct LargeArchive {
  /// Archives from so many papers on are measured by this table.
  static let leastPapers = 100_000
  private static let query = "확산 모델 vote:>=50"

  private let path: String
  private let runs: Int
  private let folder: TemporaryFolder
  private let environment: [String: String]

  init(_ path: String, runs: Int, _ folder: TemporaryFolder) {
    (self.path, self.runs, self.folder) = (path, min(runs, 5), folder)
    environment = MeasuredProgram.environment(home: folder.path).merging(
      [
        "XDG_CACHE_HOME": folder.path + "/cache", "XDG_STATE_HOME": folder.path + "/state",
      ]) { $1 }
  }

  /// Prints the table, row by row.
  ///
  /// - Throws: where a program cannot be started.
  func measure() throws {
    // What was generated just now is in no index.
    sleep(3)
    print(Row.header)
    for rows in [loading, listing, reading] {
      for row in try rows() { print(row.markdown) }
      fflush(nil)
      // What was written of indices would be written to the disk during what comes next.
      sync()
    }
    let scale = try Run.time(
      try .own(["scale", path, "--rows-only", "--runs", "\(runs)", "--index", index]),
      environment: environment)
    print(String(decoding: scale.output, as: UTF8.self), terminator: "")
  }

  /// The folder of the reader's indices.
  private var index: String { folder.path + "/cache/nonmun" }

  private func forget() { try? FileManager.default.removeItem(atPath: index) }

  // MARK: Loading

  private func loading() throws -> [Row] {
    var (first, firstSpent, later, changed) = (Samples(), Samples(), Samples(), Samples())
    let digests = try Archive(paths: [path]).list()
    guard let digest = try Archive(paths: [path]).path(of: digests[digests.count / 2].name) else {
      throw BenchError("\(path): no digest in it")
    }
    for _ in 0..<min(runs, 2) {
      forget()
      let steps = try load([])
      first.append(steps.wall)
      firstSpent.append(steps.spent)
    }
    for _ in 0..<runs { later.append(try load([]).spent) }
    for _ in 0..<runs { changed.append(try load(["--changed", digest]).again) }
    return [
      row("everything can be searched, the first time, by the clock", first, 10_000),
      Row(
        what: "the same in processor time, of all processors", unit: .milliseconds, own: firstSpent),
      row("everything can be searched, by the index, processor time", later, 800),
      row("a digest in the middle changed, until it can be found, processor time", changed, 100),
    ]
  }

  /// What `nonmun-bench load` says, in milliseconds.
  private func load(
    _ arguments: [String]
  ) throws -> (spent: Double, wall: Double, again: Double) {
    let program = try MeasuredProgram.own(["load", path, "--index", index] + arguments)
    let output = String(
      decoding: try Run.time(program, environment: environment).output, as: UTF8.self)
    var steps: [String: (spent: Double, wall: Double)] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: "\t")
      guard parts.count == 3, let spent = Double(parts[1]), let wall = Double(parts[2]) else {
        throw BenchError("nonmun-bench load printed \(line)")
      }
      steps[String(parts[0])] = (spent, wall)
    }
    guard let loaded = steps["loaded"], let searchable = steps["searchable"] else {
      throw BenchError("nonmun-bench load printed no time")
    }
    let again = steps.filter { $0.key.hasSuffix("again") }.values.reduce(0) { $0 + $1.spent }
    return (loaded.spent + searchable.spent, loaded.wall + searchable.wall, again)
  }

  // MARK: nonmun list

  private func listing() throws -> [Row] {
    let list = try MeasuredProgram.reader(["list", "--archive", path, LargeArchive.query])
    let grep = MeasuredProgram(name: "grep", command: ["/usr/bin/grep", "-rc", "대규모", path])
    var (first, firstMemory, later, memory, found) = (
      Samples(), Samples(), Samples(), Samples(), Samples()
    )
    for _ in 0..<min(runs, 2) {
      forget()
      let cost = try Run.measure(list, environment: environment)
      first.append(cost.nanoseconds * Unit.milli)
      firstMemory.append(cost.mebibytes)
    }
    for _ in 0..<runs {
      let cost = try Run.measure(list, environment: environment)
      later.append(cost.nanoseconds * Unit.milli)
      memory.append(cost.mebibytes)
      found.append(try Run.time(grep, environment: environment).nanoseconds * Unit.milli)
    }
    return [
      Row(
        what: "`nonmun list '\(LargeArchive.query)'`, the first time, by the clock",
        unit: .milliseconds, own: first, peer: ("`grep -rc`", found), goal: .ratio(5)),
      memoryRow("its memory", firstMemory),
      row("the same by the index, by the clock", later, 1_000),
      memoryRow("its memory", memory),
    ]
  }

  // MARK: The reader

  private func reading() throws -> [Row] {
    var (first, later, searched, quit) = (Samples(), Samples(), Samples(), Samples())
    for _ in 0..<min(runs, 2) {
      forget()
      first.append(try open { $0.type("q") }.memory)
    }
    for _ in 0..<runs {
      let cost = try open { $0.type("q") }
      later.append(cost.memory)
      quit.append(cost.end)
    }
    for _ in 0..<min(runs, 2) {
      let cost = try open { terminal in
        for key in ["j", "/", "확", "\r", "\u{1B}", "w", "w", "w", "s", "C", "q"] {
          _ = terminal.press(key, quiet: 300)
        }
        _ = terminal.readStart()
        terminal.type("q")
      }
      searched.append(cost.memory)
    }
    return [
      memoryRow("memory of its own in the reader, the first time", first),
      memoryRow("the same by the index", later),
      memoryRow("the same after a search of everything, orders and trends", searched),
      row("`q`, by the index, until the process has ended", quit, 100),
    ]
  }

  /// Opens the reader, waits until it has read everything, does something in it that ends it, and
  /// tells how much memory it had at most and how long the end took, in milliseconds.
  private func open(
    _ act: (PseudoTerminal) -> Void
  ) throws -> (memory: Double, end: Double) {
    let terminal = try PseudoTerminal(
      try MeasuredProgram.reader([path]).command, columns: Bench.columns, rows: Bench.rows,
      environment: environment)
    let peak = MemoryPeak(of: terminal.pid)
    _ = terminal.readStart()
    // In its first seconds the reader waits at its end for answers that this terminal never gives.
    sleep(3)
    let end = terminal.timeToEnd(act)
    return (peak.stop(), end * Unit.milli)
  }

  private func row(_ what: String, _ own: Samples, _ limit: Double) -> Row {
    Row(what: what, unit: .milliseconds, own: own, goal: .value(limit))
  }

  private func memoryRow(_ what: String, _ own: Samples) -> Row {
    Row(what: what, unit: .mebibytes, own: own, goal: .value(200))
  }
}
