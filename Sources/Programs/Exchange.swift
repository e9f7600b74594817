import CLibc
import Glibc
import System

/// What goes into a program and comes out of it, both at once, so that neither waits for the other
/// for ever.
struct Exchange: ~Copyable, Sendable {
  private var output: Descriptor
  private var input: Descriptor
  private var unsent: ArraySlice<UInt8>
  /// What came out so far.
  private(set) var collected: [UInt8] = []
  /// Whether more came than is kept.
  private(set) var isCut = false

  /// An exchange over our ends of two pipes, which it closes.
  ///
  /// - Parameter input: the end that is written to; one that is not open where nothing is written.
  init(output: consuming Descriptor, input: consuming Descriptor, text: [UInt8]) {
    for end in [output.number, input.number] where end >= 0 { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    self.output = output
    self.input = input
    unsent = text[...]
  }

  /// Reads and writes until the output ends, or the process does: what it leaves behind may hold
  /// the pipe for ever.
  mutating func run(until process: pid_t) {
    let end = Descriptor(nonmun_pidfd_open(process))
    defer {
      closeInput()
      closeOutput()
    }
    if unsent.isEmpty { closeInput() }
    while output.isOpen {
      // A descriptor of -1 is passed over.
      var sources = [
        pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: end.number, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&sources, nfds_t(sources.count), -1) >= 0 || errno == EINTR else { return }
      if sources[1].revents != 0 { feed() }
      if sources[0].revents != 0 { collect() }
      if sources[2].revents != 0 {
        // What it wrote before it ended is still in the pipe.
        while output.isOpen, collect() {}
        return
      }
    }
  }

  private mutating func feed() {
    let count = unsent.withUnsafeBytes { write(input.number, $0.baseAddress, $0.count) }
    if count > 0 { unsent = unsent.dropFirst(count) }
    // A program may stop reading: that is no error.
    if unsent.isEmpty || (count < 0 && errno != EAGAIN && errno != EINTR) { closeInput() }
  }

  /// Reads what is there; false where nothing is.
  @discardableResult
  private mutating func collect() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(output.number, &buffer, buffer.count)
    guard count > 0 else {
      if count == 0 || (errno != EAGAIN && errno != EINTR) { closeOutput() }
      return false
    }
    let room = CapturedProgram.limit - collected.count
    collected += buffer[..<min(count, room)]
    if count > room {
      // The program is told by SIGPIPE that nobody reads on.
      isCut = true
      closeOutput()
    }
    return true
  }

  private mutating func closeInput() { input = .none }

  private mutating func closeOutput() { output = .none }
}
