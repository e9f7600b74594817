import Decisions
import Glibc
import Triage

/// Deciding, and opening a large store of decisions.
enum TriageSection {
  private static let count = 100_000
  /// As many papers as a day's list shows.
  private static let shown = 15

  static func measure(_ bench: Bench) throws -> [Row] {
    let path = bench.folder.path + "/triage.sqlite"
    try fill(path)
    return try commits(path, bench) + opening(path, bench)
  }

  /// The papers whose decisions a first screen shows.
  static var screenful: [String] { (0..<shown).map { paper(1_000 * $0) } }

  private static func paper(_ number: Int) -> String {
    let digits = String(number % 100_000)
    return "2403." + String(repeating: "0", count: 5 - digits.count) + digits
  }

  private static func fill(_ path: String) throws {
    let store = try TriageStore(opening: .file(path))
    defer { store.close() }
    _ = try store.commit(
      (0..<count).map { .standing($0.isMultiple(of: 3) ? .kept : .skipped, paper: paper($0)) })
  }

  /// One decision at a time, beside the same bytes written and waited for without a database.
  private static func commits(_ path: String, _ bench: Bench) throws -> [Row] {
    let store = try TriageStore(opening: .file(path))
    defer { store.close() }
    try store.check()
    let peer = Glibc.open(bench.folder.path + "/fsync", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard peer >= 0 else { throw BenchError.system("making a file") }
    defer { close(peer) }
    // A decision is about five pages in the log.
    let bytes = [UInt8](repeating: 1, count: 5 * 4_120)
    var (own, whole, alone) = (Samples(), Samples(), Samples())
    for run in 0...bench.runs * 4 {
      let edit = Edit.standing(run.isMultiple(of: 2) ? .kept : .skipped, paper: "new-\(run)")
      let before = processorTime()
      let time = try Clock.time { _ = try store.commit([edit]) }
      let spent = processorTime() - before
      let fsyncTime = Clock.time {
        _ = write(peer, bytes, bytes.count)
        fsync(peer)
      }
      guard run > 0 else { continue }
      own.append(Double(spent) * Unit.milli)
      whole.append(time * Unit.milli)
      alone.append(fsyncTime * Unit.milli)
    }
    let beside = ("the same bytes and one fsync", alone)
    return [
      Row(
        what: "a decision committed: own processor time", unit: .milliseconds, own: own,
        peer: beside, goal: .value(2)),
      Row(
        what: "a decision committed, until it is on the disk", unit: .milliseconds, own: whole,
        peer: beside),
    ]
  }

  /// A store of many decisions opened, in a fresh process and in this one, and read.
  private static func opening(_ path: String, _ bench: Bench) throws -> [Row] {
    var (fresh, again, all, check) = (Samples(), Samples(), Samples(), Samples())
    let program = try bench.own(["open-store", path])
    for run in 0...bench.runs {
      let opened = try Run.time(program, environment: bench.environment)
      guard
        let inside = Double(String(decoding: opened.output, as: UTF8.self).prefix { $0 != "\n" })
      else { throw BenchError("nonmun-bench open-store printed no time") }
      var store: TriageStore?
      let time = try Clock.time { store = try open(path) }
      let reading = try Clock.time { _ = try store?.decisions() }
      let checking = try Clock.time { try store?.check() }
      store?.close()
      guard run > 0 else { continue }
      fresh.append(inside * Unit.milli)
      again.append(time * Unit.milli)
      all.append(reading * Unit.milli)
      check.append(checking * Unit.milli)
    }
    let what = "a store of \(count) decisions"
    return [
      Row(
        what: "\(what) opened, with those of \(shown) papers, in a fresh process",
        unit: .milliseconds, own: fresh, goal: .value(3)),
      Row(
        what: "the same in a process that did it before", unit: .milliseconds, own: again),
      Row(what: "all decisions read", unit: .milliseconds, own: all),
      Row(what: "looked through, on another thread", unit: .milliseconds, own: check),
    ]
  }

  /// Opens a store and reads what a first screen needs.
  ///
  /// - Throws: where the store cannot be opened.
  static func open(_ path: String) throws -> TriageStore {
    let store = try TriageStore(opening: .file(path))
    _ = try store.decisions(of: screenful)
    return store
  }

  /// The time that this process was on a processor, in nanoseconds.
  private static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
