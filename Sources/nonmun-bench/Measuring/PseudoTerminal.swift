import Glibc

/// A program on a screen, watched from outside: when its bytes arrive, and how many.
final class PseudoTerminal {
  /// What arrived until the program fell silent; times are nanoseconds since the reading's
  /// beginning.
  struct Answer {
    /// When the text that was waited for was there.
    var marked: Double?
    /// When the last byte was there.
    var last: Double?
    var bytes = 0
  }

  private let process: ChildProcess
  private var master: Int32
  /// When the program was started.
  private let began: Int
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Starts a program with a new terminal of this size as its own.
  ///
  /// - Throws: where there is no terminal to be had, or the program cannot be started.
  init(
    _ command: [String], columns: Int, rows: Int, environment: [String: String]
  ) throws {
    var (master, slave): (Int32, Int32) = (0, 0)
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, &name, nil, &size) == 0 else {
      throw BenchError.system("opening a pseudo-terminal")
    }
    defer { close(slave) }
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let path = String(decoding: bytes, as: UTF8.self)
    began = Clock.now()
    do {
      // The leader of a session that has no terminal gets the one that it opens.
      process = try ChildProcess(
        command, environment: environment, descriptors: [.path(path), .copy(0), .copy(0)],
        isSessionLeader: true)
    } catch {
      close(master)
      throw error
    }
    self.master = master
  }

  deinit { if master >= 0 { close(master) } }

  /// The program's process.
  var pid: pid_t { process.pid }

  /// What the kernel has counted for the program.
  var figures: ProcessFigures { ProcessFigures(of: process.pid) }

  /// Reads what the program opens with; times count from before its start.
  ///
  /// It ends when the program has been silent for 150 ms and has not worked meanwhile: a large
  /// archive takes longer to load than that, without a byte.
  func readStart(until marker: ScreenMarker? = nil) -> Answer {
    var answer = read(since: began, quiet: 150, until: marker)
    var spent = figures.processorTime
    while true {
      let more = read(since: began, quiet: 150, first: 150, until: nil)
      answer.last = more.last ?? answer.last
      answer.bytes += more.bytes
      let now = figures.processorTime
      guard more.bytes > 0 || now > spent else { return answer }
      spent = now
    }
  }

  /// Types a key and reads what it changes; times count from before the key.
  func press(_ key: String, quiet: Int32 = 40) -> Answer {
    let start = Clock.now()
    var bytes = Array(key.utf8)
    _ = write(master, &bytes, bytes.count)
    return read(since: start, quiet: quiet, until: nil)
  }

  /// Types keys and reads nothing of what they change.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Drops the connection.
  func hangUp() {
    close(master)
    master = -1
  }

  /// Sends the program a signal.
  func send(signal: Int32) { kill(process.pid, signal) }

  /// Has the program end, and returns how long that takes, in nanoseconds; nothing that it writes
  /// is read.
  func timeToEnd(_ act: (PseudoTerminal) -> Void) -> Double {
    Clock.time {
      act(self)
      process.wait()
    }
  }

  /// Reads until nothing has come for so many milliseconds; for the first byte it waits longer.
  private func read(
    since start: Int, quiet: Int32, first: Int32 = 3_000, until marker: ScreenMarker?
  ) -> Answer {
    var answer = Answer()
    var seen: [UInt8] = []
    while true {
      var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, answer.bytes > 0 ? quiet : first) > 0 else { return answer }
      let count = Glibc.read(master, &buffer, buffer.count)
      guard count > 0 else { return answer }
      let time = Double(Clock.now() - start)
      answer.last = time
      answer.bytes += count
      guard let marker, answer.marked == nil else { continue }
      seen += buffer[..<count]
      if marker.isComplete(in: seen) { answer.marked = time }
    }
  }
}
