/// One thing that `nonmun doctor` looked at.
struct Finding: Encodable {
  /// What was looked at, in the order in which it is told.
  enum Area: String, Encodable, CaseIterable {
    case terminal, locale, width, hyperlinks, clipboard, tmux, configuration, archive, watches,
      index, store
  }

  /// How it stands.
  enum Level: String, Encodable {
    case ok, warn, fail
  }

  let area: Area
  let level: Level
  /// What was measured.
  let measured: String
  /// How to mend it; nil where there is nothing to mend.
  let mend: String?

  init(_ area: Area, _ level: Level, _ measured: String, mend: String? = nil) {
    self.area = area
    self.level = level
    self.measured = measured
    self.mend = mend
  }

  /// The finding in one line.
  var line: String {
    let level = level.rawValue.padding(to: 5)
    let area = area.rawValue.padding(to: 14)
    return "\(level)\(area)\(measured)" + (mend.map { " → \($0)" } ?? "")
  }
}

extension String {
  fileprivate func padding(to length: Int) -> String {
    self + String(repeating: " ", count: max(1, length - count))
  }
}
