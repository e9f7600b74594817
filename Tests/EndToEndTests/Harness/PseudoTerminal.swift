import CVTerm
import Glibc

/// A program in a terminal of its own: the master's side of a pty, and the process on the other.
///
/// It moves bytes and knows nothing of what they mean.
final class PseudoTerminal {
  /// What a read came to.
  enum Reading: Equatable {
    /// Some bytes.
    case bytes([UInt8])
    /// Nothing came in the time given.
    case nothing
    /// No process has the terminal open any more.
    case closed
  }

  /// The program.
  let process: ChildProcess

  /// The terminal's modes before the program started.
  let modesBefore: TerminalModes

  /// The path of the side that programs open.
  let path: String

  private var master: Int32
  private let attributesBefore: termios

  /// Starts `command` in a new terminal, which is its controlling terminal.
  ///
  /// - Parameter standardInput: what standard input gives in the terminal's place, from a pipe that
  ///   ends after it. At most 1 MiB: it is all in the pipe before the program starts.
  init(
    _ command: [String], size: TerminalSize, environment: [String: String],
    standardInput: [UInt8]? = nil
  ) throws {
    // Close-on-exec keeps other tests' programs from holding this terminal open past its hang-up.
    let descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError("opening a pseudo-terminal") }
    do {
      var name = [CChar](repeating: 0, count: 128)
      guard grantpt(descriptor) == 0, unlockpt(descriptor) == 0,
        ptsname_r(descriptor, &name, name.count) == 0
      else { throw SystemError("unlocking a pseudo-terminal") }
      try Self.resize(descriptor, to: size)
      modesBefore = try TerminalModes(descriptor: descriptor)
      var attributes = termios()
      tcgetattr(descriptor, &attributes)
      attributesBefore = attributes

      let slave = name.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { String(cString: $0) } ?? ""
      }
      path = slave
      let pipe = try standardInput.map { try Pipe(holding: $0) }
      // The leader of a session that has no terminal gets the one that it opens.
      process = try ChildProcess(
        command, environment: environment,
        descriptors: [
          (1, .path(slave, flags: O_RDWR)), (2, .copy(1)), (0, .copy(pipe?.reader ?? 1)),
        ])
    } catch {
      close(descriptor)
      throw error
    }
    master = descriptor
  }

  deinit {
    hangUp()
  }

  /// Waits for output, at most so many milliseconds.
  func read(within milliseconds: Int32) throws -> Reading {
    guard master >= 0 else { return .closed }
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return .nothing }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &buffer, buffer.count)
    if count > 0 { return .bytes(Array(buffer[..<count])) }
    switch errno {
    case EAGAIN, EINTR: return .nothing
    case EIO: return .closed
    default: throw SystemError("reading from a pseudo-terminal")
    }
  }

  /// Types bytes, as many as the terminal takes now, and returns how many that was.
  func send(_ bytes: ArraySlice<UInt8>) throws -> Int {
    guard master >= 0 else { return bytes.count }
    let count = bytes.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
    if count >= 0 { return count }
    switch errno {
    case EAGAIN, EINTR: return 0
    // The program is gone, and what is typed to nobody is no failure of the test.
    case EIO: return bytes.count
    default: throw SystemError("writing to a pseudo-terminal")
    }
  }

  /// Changes the size, of which the kernel tells the program with `SIGWINCH`.
  func resize(to size: TerminalSize) throws {
    try Self.resize(master, to: size)
  }

  /// The terminal's modes now.
  var modes: TerminalModes {
    get throws { try TerminalModes(descriptor: master) }
  }

  /// Sets the modes that there were before, as a shell does.
  func restoreModes() throws {
    var attributes = attributesBefore
    guard tcsetattr(master, TCSANOW, &attributes) == 0 else {
      throw SystemError("setting terminal modes")
    }
  }

  /// Whether the terminal takes no more output, as nobody has read what it holds.
  var isFull: Bool {
    let slave = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    defer { close(slave) }
    var waiting = pollfd(fd: slave, events: Int16(POLLOUT), revents: 0)
    return poll(&waiting, 1, 0) == 0
  }

  /// Closes the master's side, as when a connection drops.
  func hangUp() {
    guard master >= 0 else { return }
    close(master)
    master = -1
  }

  private static func resize(_ descriptor: Int32, to size: TerminalSize) throws {
    var window = winsize(
      ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(descriptor, UInt(TIOCSWINSZ), &window) == 0 else {
      throw SystemError("resizing a pseudo-terminal")
    }
  }
}
