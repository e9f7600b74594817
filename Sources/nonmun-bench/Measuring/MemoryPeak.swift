import Glibc
import Synchronization
import System

/// The most memory of its own that a process had, looked at every few thousandths of a second: the
/// kernel keeps the highest only of all, with the pages of files that it may drop at any time.
final class MemoryPeak: Sendable {
  private let pid: pid_t
  private let highest = Atomic(0)
  private let isOver = Atomic(false)
  private let end = Bell()

  /// Begins to look at a process.
  init(of pid: pid_t) {
    self.pid = pid
    if !startThread({ self.run() }) { end.ring() }
  }

  private func run() {
    while !isOver.load(ordering: .relaxed) {
      let status = ProcFile.read("/proc/\(pid)/status")
      let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
      let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
      highest.max(kibibytes.flatMap { Int($0) } ?? 0, ordering: .relaxed)
      usleep(4_000)
    }
    end.ring()
  }

  /// Looks no more, and tells the most, in MiB.
  func stop() -> Double {
    isOver.store(true, ordering: .relaxed)
    end.wait()
    return Double(highest.load(ordering: .relaxed)) / 1024
  }
}
