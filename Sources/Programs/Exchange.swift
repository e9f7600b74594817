import CLibc
import Glibc

/// What goes into a program and comes out of it, both at once, so that neither waits for the other
/// for ever.
struct Exchange {
  private var output: Int32
  private var input: Int32
  private var unsent: ArraySlice<UInt8>
  /// What came out so far.
  private(set) var collected: [UInt8] = []
  /// Whether more came than is kept.
  private(set) var isCut = false

  /// An exchange over our ends of two pipes, which it closes.
  init(output: Int32, input: Int32?, text: [UInt8]) {
    self.output = output
    self.input = input ?? -1
    unsent = text[...]
    _ = fcntl(self.output, F_SETFL, O_NONBLOCK)
    if let input { _ = fcntl(input, F_SETFL, O_NONBLOCK) }
  }

  /// Reads and writes until the output ends, or the process does: what it leaves behind may hold
  /// the pipe for ever.
  mutating func run(until process: pid_t) {
    let end = nonmun_pidfd_open(process)
    defer {
      if end >= 0 { close(end) }
      closeInput()
      closeOutput()
    }
    if unsent.isEmpty { closeInput() }
    while output >= 0 {
      // A descriptor of -1 is passed over.
      var sources = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: end, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&sources, nfds_t(sources.count), -1) >= 0 || errno == EINTR else { return }
      if sources[1].revents != 0 { feed() }
      if sources[0].revents != 0 { collect() }
      if sources[2].revents != 0 {
        // What it wrote before it ended is still in the pipe.
        while output >= 0, collect() {}
        return
      }
    }
  }

  private mutating func feed() {
    let count = unsent.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    if count > 0 { unsent = unsent.dropFirst(count) }
    // A program may stop reading: that is no error.
    if unsent.isEmpty || (count < 0 && errno != EAGAIN && errno != EINTR) { closeInput() }
  }

  /// Reads what is there; false where nothing is.
  @discardableResult
  private mutating func collect() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(output, &buffer, buffer.count)
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

  private mutating func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  private mutating func closeOutput() {
    if output >= 0 { close(output) }
    output = -1
  }
}
