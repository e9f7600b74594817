import Digest

// What can be typed after `:` that is no command's name.
extension ReaderState {
  /// The ways to quit that vi has.
  static let quitLines: Set<String> = ["q", "q!", "qa", "qa!", "wq", "wq!", "wqa", "x", "x!", "xa"]

  /// Runs a line that is a way to quit or a date; nil where it is neither.
  mutating func run(line: String) -> [Effect]? {
    if ReaderState.quitLines.contains(line) { return [.quit] }
    guard let date = DateExpression(line) else { return nil }
    go(to: date)
    return []
  }

  /// What Enter would do with a line that is no command's name; nil where it would do nothing.
  func meaning(ofLine line: String) -> String? {
    if ReaderState.quitLines.contains(line) { return words.quits }
    guard let wanted = DateExpression(line),
      let (day, isExact) = wanted.resolve(in: library, from: date)
    else { return nil }
    let name = words.scope(.day, of: library.days[day].date)
    return words.goesTo(name, papers: library.days[day].papers.count, isExact: isExact)
  }
}
