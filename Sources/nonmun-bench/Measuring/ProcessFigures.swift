import FoundationEssentials
import Glibc

/// What the kernel has counted for a process, over all its threads.
struct ProcessFigures {
  /// Time on a processor, in nanoseconds.
  private(set) var processorTime = 0
  /// The same as the kernel bills it, in ticks of a hundredth of a second.
  private(set) var ticks = 0
  /// How often a thread gave the processor up to wait: each is followed by a wakeup.
  private(set) var waits = 0
  /// How often a thread was put off the processor for another.
  private(set) var preemptions = 0
  /// Resident memory, in KiB.
  private(set) var resident = 0

  init(of pid: Int32) {
    processorTime = ProcessFigures.processorTime(of: pid)
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    for task in tasks {
      let folder = "/proc/\(pid)/task/\(task)"
      let status = ProcFile.read(folder + "/status")
      waits += ProcessFigures.number("voluntary_ctxt_switches", in: status)
      preemptions += ProcessFigures.number("nonvoluntary_ctxt_switches", in: status)
      resident = ProcessFigures.number("VmRSS", in: status)
    }
    // After the name, which may hold anything, utime and stime are the 12th and 13th.
    let fields =
      ProcFile.read("/proc/\(pid)/stat").split(separator: ")").last?
      .split(separator: " ") ?? []
    if fields.count > 12 { ticks = (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) }
  }

  /// Counted for the process as a whole, since threads that have ended are in no other list.
  private static func processorTime(of pid: Int32) -> Int {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static func number(_ name: String, in status: String) -> Int {
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
