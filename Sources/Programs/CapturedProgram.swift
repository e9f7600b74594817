import CLibc
import Glibc
import Synchronization
import System

/// A program whose output is collected while the caller goes on.
///
/// It leads a session without a terminal, so that a question for a password fails at once rather
/// than disturb the screen, and all that it started can be ended with it.
public final class CapturedProgram: Sendable {
  /// What came of it.
  public struct Result: Sendable, Hashable {
    /// Standard output and error as they came, at most `CapturedProgram.limit` bytes.
    public var output: [UInt8]
    /// Whether there was more.
    public var isCut: Bool
    /// How it ended; nil where the system would not say.
    public var status: ProgramEnding?
  }

  /// The most output kept, in bytes.
  public static let limit = 1 << 20

  /// The process while it runs, how it ended where `end` has seen that, and whether it was told to.
  private struct Running {
    var process: pid_t?
    var status: ProgramEnding?
    var isCancelled = false
    /// The process and what it started, once they were told to end.
    var family: ProcessFamily?

    /// Tells all of them something; what has left the session too.
    mutating func tell(_ signal: Int32) {
      guard let process else { return }
      if family == nil { family = ProcessFamily(of: process) } else { family?.grow() }
      kill(-process, signal)
      family?.send(signal, besides: process)
      isCancelled = true
    }
  }

  private let running: Mutex<Running>
  /// What goes in and comes out, until a thread has taken it over.
  private let exchange: Mutex<Exchange?>

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - input: what it reads on standard input; nil is nothing.
  ///   - done: told of the result, on another thread.
  /// - Throws: why it could not be started; `done` is not told then.
  public init(
    _ program: Program, input: [UInt8]? = nil, done: @escaping @Sendable (Result) -> Void
  ) throws(ProgramFailure) {
    let output = try Pipe(for: program)
    let feed: Pipe
    if input == nil { feed = Pipe() } else { feed = try Pipe(for: program) }
    let process = try Spawn.start(
      program,
      standard: [
        input == nil ? .null : .copy(feed.reader.number), .copy(output.writer.number),
        .copy(output.writer.number),
      ],
      leadsSession: true)
    running = Mutex(Running(process: process))
    // The program has these ends now; while we had them too, none would ever be the last.
    try? output.writer.close()
    try? feed.reader.close()
    exchange = Mutex(Exchange(output: output.reader, input: feed.writer, text: input ?? []))
    guard startThread({ self.wait(done) }) else {
      // A wait here would hold every key.
      end(after: Grace(milliseconds: 0))
      throw .refused(program.name, reason: "\(SystemError(EAGAIN))")
    }
  }

  /// Tells the program and what it started to end; said again, they are ended at once.
  public func cancel() {
    running.withLock { $0.tell($0.isCancelled ? SIGKILL : SIGTERM) }
  }

  /// Whether it has not ended.
  public var isRunning: Bool { running.withLock { $0.process != nil } }

  /// Tells the program and what it started that we are about to end.
  public func announceEnd(isHangup: Bool) {
    running.withLock { $0.tell(Grace.signal(isHangup: isHangup)) }
  }

  /// Waits until the program and what it started have ended, and kills what is left after the
  /// grace.
  public func end(after grace: Grace) {
    running.withLock { running in
      let family = running.family
      guard let process = running.process else {
        // It has ended, but what it started in other sessions may not have.
        while let family, !family.isGone, grace.goesOn() {}
        family?.send(SIGKILL)
        return
      }
      running.process = nil
      // The group is its session's, and nobody else gets its number while anyone is in it.
      repeat {
        if running.status == nil { running.status = ProgramEnding(of: process) }
        if running.status != nil, kill(-process, 0) != 0, family?.isGone != false { return }
      } while grace.goesOn()
      kill(-process, SIGKILL)
      family?.send(SIGKILL)
      if running.status == nil { running.status = ProgramEnding.ofKilled(process) }
    }
  }

  private func wait(_ done: (Result) -> Void) {
    guard let process = running.withLock({ $0.process }),
      var exchange = exchange.withLock({ $0.take() })
    else { return }
    exchange.run(until: process)
    // The number is not to be signalled once it is free for another process.
    var info = siginfo_t()
    while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    let status = running.withLock { running in
      running.process = nil
      return running.status ?? ProgramEnding.wait(for: process)
    }
    done(Result(output: exchange.collected, isCut: exchange.isCut, status: status))
  }
}

/// The two ends of a pipe.
private struct Pipe: ~Copyable {
  let reader: Descriptor
  let writer: Descriptor

  /// No pipe: neither end is open.
  init() {
    reader = .none
    writer = .none
  }

  /// A pipe for a program.
  ///
  /// - Throws: why the system would not make one.
  init(for program: Program) throws(ProgramFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else {
      throw .refused(program.name, reason: "\(SystemError())")
    }
    reader = Descriptor(ends[0])
    writer = Descriptor(ends[1])
  }
}
