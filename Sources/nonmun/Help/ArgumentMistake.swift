import Configuration

/// A mistake in the arguments as swift-argument-parser says it, which speaks English only.
///
/// Its sentences are those of `ErrorMessageGenerator`
/// (https://github.com/apple/swift-argument-parser/blob/main/Sources/ArgumentParser/Usage/UsageGenerator.swift),
/// with what was typed between quotation marks. A sentence that is not known here, as a later
/// version may have, stays as it is.
struct ArgumentMistake {
  /// One line.
  let text: Localized

  /// The first line of what the library says; values that it lists on lines of their own come
  /// behind it.
  init(_ message: String) {
    let lines = message.split(whereSeparator: \.isNewline)
    let values = lines.dropFirst().filter { $0.hasPrefix("  - ") }.map { $0.dropFirst(4) }
    var what = lines.first.map(String.init) ?? "cannot be run"
    if !values.isEmpty {
      if what.hasSuffix("the following:") { what.removeLast("the following:".count) }
      what += values.joined(separator: ", ")
    }
    text = Localized(ko: ArgumentMistake.korean(what) ?? what, en: what)
  }

  private static func korean(_ what: String) -> String? {
    let pieces = what.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    guard pieces.count >= 3 else { return nil }
    let first = pieces[1]
    switch (pieces[0], pieces[2]) {
    case ("Unknown option ", ". Did you mean "):
      return "모르는 옵션입니다: \(first) (\(pieces[3])인가요?)"
    case ("Unknown option ", ""): return "모르는 옵션입니다: \(first)"
    case ("Missing value for ", ""): return "값이 없습니다: \(first)"
    case ("Missing expected argument ", ""): return "인자가 없습니다: \(first)"
    case ("Unexpected argument ", ""): return "쓸 곳이 없는 인자입니다: \(first)"
    case ("The option ", " does not take any value, but "):
      return "값을 받지 않는 옵션입니다: \(first)"
    case ("The value ", " is invalid for "):
      return "“\(first)”: \(pieces[3])에 쓸 수 없는 값입니다" + allowed(pieces.dropFirst(4))
    default:
      guard pieces[0].hasSuffix(" unexpected arguments: ") else { return nil }
      return "쓸 곳이 없는 인자입니다: " + pieces.dropFirst().joined()
    }
  }

  /// The values that may stand there, from what follows the name of the argument.
  private static func allowed(_ pieces: ArraySlice<String>) -> String {
    guard let start = pieces.first, start.contains("Please provide one of ") else { return "" }
    let quoted = pieces.dropFirst().enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    let values =
      quoted.filter { !$0.isEmpty && $0 != "." }.joined(separator: ", ")
    let bare = start.split(separator: "Please provide one of ").last.map(String.init) ?? ""
    return " (\(values.isEmpty ? bare : values))"
  }
}
