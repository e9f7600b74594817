import Foundation
import Glibc
import Testing

/// While nothing happens nothing is done.
@Suite("Idle")
struct IdleTests {
  /// Ticks of processor time that a process has had: fields 14 and 15 of `/proc/PID/stat` (proc(5)).
  private func ticks(_ pid: pid_t) throws -> Int {
    let text = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
    let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
    return try #require(Int(fields[12])) + #require(Int(fields[13]))
  }

  /// How often its threads gave the processor up by themselves: once for each time that they woke and slept again.
  private func switches(_ pid: pid_t) throws -> Int {
    let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")
    return try tasks.reduce(0) { sum, task in
      let status = try String(contentsOfFile: "/proc/\(pid)/task/\(task)/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
      return try sum + #require(line?.split(separator: "\t").last.flatMap { Int($0) })
    }
  }

  @Test("No processor time, no wakeups")
  func idle() throws {
    let archive = try ArchiveFixture()
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    try session.settle(quiet: .milliseconds(500))
    let pid = session.terminal.process.pid
    // Whatever follows the start is over once it has slept through a while.
    var before = try switches(pid)
    for _ in 0..<50 {
      usleep(100_000)
      let now = try switches(pid)
      if now == before { break }
      before = now
    }
    let ticks = try ticks(pid)
    usleep(20_000_000)
    #expect(try self.ticks(pid) - ticks <= 1)
    // Generous: one a second would be twenty.
    #expect(try switches(pid) - before <= 2)
  }
}
