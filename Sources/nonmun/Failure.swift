import Configuration
import Glibc
import Reader

/// What ends the program before its work is done: one line, and an exit code.
struct Failure: Error {
  /// Exit codes: 1 where the program ran and found what it must not, else those of `sysexits.h`.
  enum Code: Int32 {
    case failed = 1
    case usage = 64
    case data = 65
    case noInput = 66
    case system = 71
    case cannotCreate = 73
    case inputOutput = 74
    case temporary = 75
    case configuration = 78
  }

  /// What is wrong.
  let what: Localized
  let code: Code
  /// How to mend it: a command that helps.
  private let hint: Localized?
  /// Lines below it that show where, such as a query and a caret.
  private let details: [String]

  /// - Parameters:
  ///   - what: what is wrong, from the catalogue, in whichever language turns out to be asked for.
  ///   - hint: how to mend it: a command that helps.
  ///   - details: lines below that show where.
  init(
    _ what: (Words) -> String, hint: ((Words) -> String)? = nil, code: Code, details: [String] = []
  ) {
    self.what = Localized(what)
    self.hint = hint.map { Localized($0) }
    self.code = code
    self.details = details
  }

  /// What is wrong, and how to mend it.
  func line(in language: Language) -> String {
    what[language] + (hint.map { " (\($0[language]))" } ?? "")
  }

  /// Says it on standard error, and ends the program.
  func exit(in language: Language) -> Never {
    warn(line(in: language))
    for detail in details { warn(detail, prefix: "  ") }
    Glibc.exit(code.rawValue)
  }
}
