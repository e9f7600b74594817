import Glibc
import TextLayout

/// What ends the program before its work is done: one line, and an exit code.
struct Failure: Error {
  let line: String
  let code: Int32

  /// - Parameter hint: how to mend it: a command that helps.
  init(_ what: String, hint: String? = nil, code: Int32) {
    line = "nonmun: " + what + (hint.map { " (\($0))" } ?? "")
    self.code = code
  }

  /// An archive that is not there or cannot be read.
  static func noInput(_ what: String) -> Failure {
    Failure(
      what, hint: "give a folder of *.md digests", code: EX_NOINPUT)
  }

  func exit() -> Never {
    let bytes = Array((Sanitizer.clean(line) + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    Glibc.exit(code)
  }
}

/// Exit codes of `sysexits.h`.
let EX_USAGE: Int32 = 64
let EX_NOINPUT: Int32 = 66
let EX_IOERR: Int32 = 74
