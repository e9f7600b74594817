import Foundation
import Glibc
import Testing

/// While nothing happens nothing is done.
@Suite("Idle", .waiting)
struct IdleTests {
  /// A thread of a program, as the kernel knows it.
  private struct Waiter: Equatable {
    let name: String
    /// What it waits in, as `/proc/PID/task/TID/syscall` says: the call's number and arguments
    /// (proc_pid_syscall(5)).
    let call: [UInt]
    /// How often it gave the processor up by itself: once for each time that it woke and slept
    /// again.
    let switches: Substring?

    /// Whether it waits with no time after which it would wake.
    var isEndless: Bool {
      guard let number = call.first, call.count > 6 else { return false }
      #if arch(x86_64)
        let (poll, ppoll, wait, futex): (UInt, UInt, UInt, UInt) = (7, 271, 232, 202)
      #else
        let (poll, ppoll, wait, futex): (UInt, UInt, UInt, UInt) = (.max, 73, 22, 98)
      #endif
      return switch number {
      case poll: UInt32(truncatingIfNeeded: call[3]) == .max
      case ppoll: call[3] == 0
      case wait: UInt32(truncatingIfNeeded: call[4]) == .max
      case futex: call[4] == 0
      default: false
      }
    }
  }

  /// The threads of a process.
  private func waiters(_ pid: pid_t) throws -> [Waiter] {
    let tasks = "/proc/\(pid)/task"
    // A thread may end while it is looked at.
    return try FileManager.default.contentsOfDirectory(atPath: tasks).sorted().compactMap { task in
      func text(_ name: String) -> String? {
        try? String(contentsOfFile: "\(tasks)/\(task)/\(name)", encoding: .utf8)
      }
      guard let call = text("syscall"), let status = text("status") else { return nil }
      let numbers = call.split { " \n".contains($0) }.map { word in
        word.hasPrefix("0x") ? UInt(word.dropFirst(2), radix: 16) ?? 0 : UInt(word) ?? 0
      }
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
      return Waiter(
        name: text("comm") ?? task, call: numbers, switches: line?.split(separator: "\t").last)
    }
  }

  @Test("No thread that would wake by itself")
  func idle() throws {
    let archive = try ArchiveFixture()
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor(archive.newest[0].id)
    let pid = session.terminal.process.pid
    // A thread that nobody needs any more goes after a while.
    let start = ContinuousClock.now
    var seen: [Waiter] = []
    repeat {
      try session.settle()
      seen = try waiters(pid)
    } while !(try seen.allSatisfy(\.isEndless) && waiters(pid) == seen)
      && start.duration(to: .now) < TerminalSession.limit
    #expect(!seen.isEmpty && seen.allSatisfy(\.isEndless), "\(seen)")
    // Nor has it a timer of another kind.
    let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd")
    for descriptor in descriptors {
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/\(pid)/fd/\(descriptor)")
      #expect(target?.contains("timerfd") != true)
    }
    let timers = try? String(contentsOfFile: "/proc/\(pid)/timers", encoding: .utf8)
    #expect(timers?.isEmpty != false)
  }
}
