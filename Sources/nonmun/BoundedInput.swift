import Configuration
import Glibc
import Reader
import System

/// Files and standard input, read up to a limit that no honest input reaches: some, such as
/// `/dev/zero`, have no end.
enum BoundedInput {
  /// The largest journal that is read, in bytes: more than a million decisions.
  static let largest = 256 << 20

  /// All bytes of a file, or of standard input where it is called `-`.
  ///
  /// - Throws: where it cannot be read, is no text, or goes on for too long.
  static func bytes(of file: String) throws(Failure) -> [UInt8] {
    let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(file, errno) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        guard errno == EINTR else { throw unreadable(file, errno) }
        continue
      }
      bytes += buffer[..<count]
      // No text begins with NUL, and what does may go on for ever.
      if bytes.first == 0 {
        throw Failure({ $0.isNoJournal(name(of: file, $0)) }, code: .data)
      }
      guard bytes.count <= largest else {
        throw Failure({ $0.tooLarge(name(of: file, $0), mebibytes: largest >> 20) }, code: .data)
      }
    }
  }

  private static func name(of file: String, _ words: Words) -> String {
    file == "-" ? words.standardInput : file
  }

  private static func unreadable(_ file: String, _ code: Int32) -> Failure {
    let why = "\(SystemError(code))"
    return Failure({ "\(file): \($0.reason(why))" }, code: .noInput)
  }

  /// The lines of standard input, none longer than any address is.
  struct Lines {
    /// A line that goes on for too long.
    struct TooLong: Error {}

    /// The longest line, in bytes.
    static let longest = 1 << 16

    private var bytes: [UInt8] = []
    private var start = 0
    private var hasBegun = false
    private var hasEnded = false

    init() {}

    /// The next line without its end; nil after the last.
    ///
    /// - Throws: where the line goes on for too long.
    mutating func next() throws(TooLong) -> String? {
      while true {
        if let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
          defer { start = end + 1 }
          return text(bytes[start..<end])
        }
        if hasEnded {
          defer { start = bytes.count }
          return start < bytes.count ? text(bytes[start...]) : nil
        }
        guard bytes.count - start <= Lines.longest else { throw TooLong() }
        fill()
      }
    }

    private mutating func fill() {
      bytes.removeFirst(start)
      start = 0
      var buffer = [UInt8](repeating: 0, count: 1 << 12)
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] }
      hasEnded = count == 0 || (count < 0 && errno != EINTR)
    }

    /// The line as text, without the byte order mark with which some editors begin a file.
    private mutating func text(_ line: ArraySlice<UInt8>) -> String {
      defer { hasBegun = true }
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let line = !hasBegun && line.starts(with: mark) ? line.dropFirst(3) : line
      return String(decoding: line, as: UTF8.self)
    }
  }
}
