import ArgumentParser

/// A command line with a word that is being typed.
struct CompletedLine {
  /// The words, the program first.
  private let words: [String]
  /// The word being typed, up to its end.
  let word: String
  /// How much of the word the shell keeps before what it is given, in characters.
  private let kept: Int

  /// - Parameter index: which of the words is being typed.
  init(_ words: [String], _ index: Int) {
    var index = min(index, words.count)
    var word = index < words.count ? words[index] : ""
    // bash takes a colon for the end of a word: `tag:to` is three, and what it is given stands for
    // the last.
    let isSplit = CompletionShell.requesting == .bash
    let given = isSplit && word == ":" ? "" : word
    if isSplit {
      while index > 1, word.hasPrefix(":") || words[index - 1] == ":" {
        index -= 1
        word = words[index] + word
      }
    }
    self.word = word
    kept = word.count - given.count
    self.words = isSplit ? words.filter { $0 != "=" } : words
  }

  /// What the shell is given for a candidate in place of the word.
  func rest(of candidate: some StringProtocol) -> String { String(candidate.dropFirst(kept)) }

  /// A value of a query as the shell takes it: bash drops candidates that do not begin as what was
  /// typed, so it gets quotation marks only where one was typed or nothing yet.
  func quoted(_ value: String, typed count: Int) -> String {
    let typed = word.suffix(count)
    guard CompletionShell.requesting == .bash, !typed.isEmpty, !typed.hasPrefix("\"") else {
      return value
    }
    return value.filter { $0 != "\"" }
  }

  /// The values of an option that stand on the line.
  func values(of option: String) -> [String] {
    var values: [String] = []
    for (word, next) in zip(words, words.dropFirst()) where word == option { values.append(next) }
    values += words.filter { $0.hasPrefix(option + "=") }.map {
      String($0.dropFirst(option.count + 1))
    }
    return values.map(CompletedLine.unquoted)
  }

  /// The last value of an option.
  func value(of option: String) -> String? { values(of: option).last }

  /// A word as the shell would pass it: without its quotation marks, the home in place of a tilde.
  private static func unquoted(_ word: String) -> String {
    var text = ""
    var isEscaped = false
    for character in word {
      if !isEscaped, character == "\\" {
        isEscaped = true
      } else {
        if isEscaped || !"\"'".contains(character) { text.append(character) }
        isEscaped = false
      }
    }
    guard text.hasPrefix("~/"), let home = processEnvironment["HOME"] else { return text }
    return home + text.dropFirst()
  }
}
