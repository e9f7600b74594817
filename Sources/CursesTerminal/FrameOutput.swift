import CLibc
import Glibc

/// The way from ncurses to the terminal: what it writes for a frame is gathered and sent in one piece.
///
/// ncurses 6.4 writes after every movement of the cursor, some seventy times a screen. Over SSH
/// each can be a packet of its own, and the eye sees the frame being built.
struct FrameOutput {
  /// The terminal.
  let terminal: Int32
  /// The descriptor that ncurses writes to: the terminal, except while a frame is gathered.
  let descriptor: Int32
  /// A file in memory, -1 where the system has none; then nothing is gathered.
  private let memory: Int32
  private var bytes: [UInt8] = []

  init(terminal: Int32) {
    self.terminal = terminal
    descriptor = fcntl(terminal, F_DUPFD_CLOEXEC, 3)
    memory = memfd_create("nonmun-frame", 1)  // MFD_CLOEXEC
  }

  /// Begins to keep what ncurses writes.
  func gather() {
    if memory >= 0 { dup2(memory, descriptor) }
  }

  /// Sends what was kept.
  mutating func send() {
    guard memory >= 0 else { return }
    dup2(terminal, descriptor)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    lseek(memory, 0, SEEK_SET)
    if bytes.count < count { bytes = [UInt8](repeating: 0, count: count * 2) }
    let got = read(memory, &bytes, count)
    lseek(memory, 0, SEEK_SET)
    bytes.withUnsafeBytes { send($0.prefix(max(0, got))) }
  }

  /// Writes a control sequence past ncurses, whose own buffer is empty between frames.
  ///
  /// Terminfo's pauses for teletypes, `$<5>`, are left out.
  func send(_ sequence: [UInt8]) {
    var bytes: [UInt8] = []
    var isPause = false
    for byte in sequence {
      if byte == UInt8(ascii: "$") { isPause = true }
      if !isPause { bytes.append(byte) }
      if byte == UInt8(ascii: ">") { isPause = false }
    }
    bytes.withUnsafeBytes { send($0[...]) }
  }

  /// Writes bytes as they are, past ncurses.
  func sendWhole(_ sequence: [UInt8]) { sequence.withUnsafeBytes { send($0[...]) } }

  private func send(_ bytes: Slice<UnsafeRawBufferPointer>) {
    var rest = bytes
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(terminal, part.baseAddress, part.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR && errno != EAGAIN {
        return
      }
    }
  }
}
