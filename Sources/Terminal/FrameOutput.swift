import CCrash
import CLibc
import Glibc
import System

/// The way from ncurses to the terminal: what it writes for a frame is gathered and sent in one
/// piece, as far as the terminal takes it.
///
/// ncurses 6.4 writes after every movement of the cursor, some seventy times a screen. Over SSH
/// each can be a packet of its own, and the eye sees the frame being built. So ncurses has a file
/// in memory for its terminal, and knows no other: it can neither wait for one that takes nothing
/// nor change its modes.
struct FrameOutput: ~Copyable {
  private let device: Descriptor
  /// The terminal as the shell gave it, for programs that are lent it.
  let shared: Int32
  private let file: Descriptor
  /// What is to be sent, and how much of it was.
  private var bytes: [UInt8] = []
  private var sent = 0

  /// Opens the terminal anew; nil where it or a file in memory cannot be had.
  init?(terminal: Int32) {
    shared = terminal
    device = TerminalDevice.reopen(terminal)
    file = Descriptor(memfd_create("nonmun-frame", 1))  // MFD_CLOEXEC
    guard device.isOpen, file.isOpen else { return nil }
  }

  /// The terminal, which does not block.
  var terminal: Int32 { device.number }

  /// The file in memory that ncurses writes to.
  var memory: Int32 { file.number }

  /// Whether the terminal has yet to take some of what was sent.
  var isWaiting: Bool { sent < bytes.count }

  /// Adds a control sequence to what is to be sent.
  ///
  /// Terminfo's pauses for teletypes, `$<5>`, are left out.
  mutating func add(_ sequence: some Sequence<UInt8>) {
    bytes += FrameOutput.withoutPauses(sequence)
  }

  /// Adds bytes as they are.
  mutating func addWhole(_ sequence: [UInt8]) { bytes += sequence }

  /// Takes over what ncurses wrote, rewritten where need be.
  mutating func gather(_ rewriting: FrameRewriting = FrameRewriting()) {
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return }
    lseek(memory, 0, SEEK_SET)
    let (start, memory) = (bytes.count, memory)
    bytes.append(contentsOf: repeatElement(0, count: count))
    let got = bytes.withUnsafeMutableBytes {
      read(memory, $0.baseAddress?.advanced(by: start), count)
    }
    bytes.removeLast(count - max(0, got))
    lseek(memory, 0, SEEK_SET)
    if rewriting.isNeeded {
      bytes.replaceSubrange(start..., with: rewriting.rewritten(bytes[start...]))
    }
  }

  /// Sends as much as the terminal takes; what it does not take is to be sent when it has room.
  mutating func send() {
    nonmun_terminal_set_cut(isWaiting)
    while isWaiting {
      var source = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
      // Polled first, since the descriptor may be one that blocks.
      guard poll(&source, 1, 0) > 0 else { return }
      let count = bytes[sent...].withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        break
      }
    }
    // The terminal is gone, so nobody waits for the rest; the loop learns it from the input.
    drop()
    nonmun_terminal_set_cut(false)
  }

  /// Forgets what is not sent yet.
  mutating func drop() {
    bytes.removeAll(keepingCapacity: true)
    sent = 0
  }

  /// A sequence without terminfo's pauses.
  static func withoutPauses(_ sequence: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var isPause = false
    var last: UInt8 = 0
    for byte in sequence {
      if last == UInt8(ascii: "$"), byte == UInt8(ascii: "<") {
        bytes.removeLast()
        isPause = true
      }
      if !isPause { bytes.append(byte) }
      if byte == UInt8(ascii: ">") { isPause = false }
      last = byte
    }
    return bytes
  }
}
