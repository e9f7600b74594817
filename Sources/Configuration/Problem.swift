/// What is wrong in a file that the user wrote, where, and how to mend it.
public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name; nil when no file is to blame.
  public let file: String?
  /// The line, from 1; nil when it is the whole file.
  public let line: Int?
  /// What is wrong, on one line.
  public let what: Localized

  /// A problem, in which what could act on a terminal is replaced, since files may hold anything.
  public init(file: String?, line: Int? = nil, what: Localized) {
    self.file = file.map(Problem.shown)
    self.line = line
    self.what = Localized(ko: Problem.shown(what.ko), en: Problem.shown(what.en))
  }

  /// `file:line: what is wrong`, in a language.
  public func text(in language: Language) -> String {
    let what = what[language]
    guard let file else { return what }
    guard let line else { return "\(file): \(what)" }
    return "\(file):\(line): \(what)"
  }

  /// `file:line: what is wrong`, in English.
  public var description: String { text(in: .en) }

  private static func shown(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }
}
