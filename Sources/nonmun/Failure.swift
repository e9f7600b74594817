import Glibc
import TextLayout

/// What ends the program before its work is done: one line, and an exit code.
struct Failure: Error {
  /// Exit codes: 1 where the program ran and found what it must not, else those of `sysexits.h`.
  enum Code: Int32 {
    case failed = 1
    case usage = 64
    case data = 65
    case noInput = 66
    case cannotCreate = 73
    case inputOutput = 74
    case temporary = 75
  }

  let line: String
  let code: Code
  /// Lines below it that show the place, such as a query and a caret.
  let details: [String]

  /// - Parameters:
  ///   - hint: how to mend it: a command that helps.
  ///   - details: lines below that show the place.
  init(_ what: String, hint: String? = nil, code: Code, details: [String] = []) {
    line = what + (hint.map { " (\($0))" } ?? "")
    self.code = code
    self.details = details
  }

  /// An archive that is not there or cannot be read.
  static func noInput(_ what: String) -> Failure {
    Failure(
      what, hint: "give a folder of *.md digests, or a command: list, show, check", code: .noInput)
  }

  func exit() -> Never {
    warn(line)
    for detail in details { warn(detail, prefix: "  ") }
    Glibc.exit(code.rawValue)
  }
}
