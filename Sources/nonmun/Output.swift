import Glibc
import Reader
import System
import TextLayout

/// Standard output, written in large pieces.
///
/// A reader that went away (`| head`) ends the program quietly; on a terminal every line passes the
/// sanitiser.
struct Output {
  private var pending: [UInt8] = []
  private let isTerminal = isatty(STDOUT_FILENO) == 1

  init() {
    signal(SIGPIPE, SIG_IGN)
    // A write beyond `ulimit -f` then fails, and the failure is reported.
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Writes bytes as they are, except on a terminal.
  ///
  /// - Throws: why the output cannot be written.
  mutating func write(_ bytes: some Sequence<UInt8>) throws(Failure) {
    pending += bytes
    if pending.count >= 1 << 16, !isTerminal { try flush() }
  }

  /// - Throws: why the output cannot be written.
  mutating func write(_ text: String) throws(Failure) { try write(text.utf8) }

  /// Sends what is pending; to be called at the end.
  ///
  /// - Throws: why the output cannot be written.
  mutating func flush() throws(Failure) {
    if isTerminal { pending = Output.cleaned(pending) }
    var sent = 0
    while sent < pending.count {
      let count = pending[sent...].withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count > 0 {
        sent += count
      } else if errno == EPIPE {
        exit(0)
      } else if errno != EINTR {
        let why = SystemError()
        throw Failure({ $0.cannotWrite("\(why)") }, code: .inputOutput)
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    var cleaned: [UInt8] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      cleaned += Sanitizer.clean(String(decoding: line, as: UTF8.self)).utf8
      cleaned.append(UInt8(ascii: "\n"))
    }
    return cleaned.dropLast()
  }
}
