import Search
import Surface
import TextLayout

/// A line of text being typed, with a caret.
public struct TextInput: Sendable, Hashable {
  private var characters: [Character] = []
  /// The caret's position, in characters from the start.
  private(set) var caret = 0

  /// An empty input, or one with a text and the caret at its end.
  public init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  /// What was typed.
  public var text: String { String(characters) }

  /// The text before the caret, whose width is the caret's column.
  var beforeCaret: String { String(characters[..<caret]) }

  /// Whether the caret stands behind all of the text.
  var isAtEnd: Bool { caret == characters.count }

  var isEmpty: Bool { characters.isEmpty }

  /// Handles an editing key; false where the key does not edit.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .scalar(let scalar): insert(String(Character(scalar)))
    // A paste is text: line ends and tabs in it are spaces.
    case .paste(let text): insert(String(text.map { $0.isWhitespace ? " " : $0 }))
    case .backspace: delete(from: caret - 1)
    case .control("w"): delete(from: start(of: \.isNotSpace))
    case .alt("\u{7F}"): delete(from: start(of: \.isPartOfWord))
    case .alt("d"): characters.removeSubrange(caret..<endOfWord)
    case .control("u"): delete(from: 0)
    case .control("k"): characters.removeSubrange(caret...)
    case .delete, .control("d"): if caret < characters.count { characters.remove(at: caret) }
    case .left, .control("b"): caret = max(0, caret - 1)
    case .right, .control("f"): caret = min(characters.count, caret + 1)
    case .wordLeft, .alt("b"): caret = start(of: \.isPartOfWord)
    case .wordRight, .alt("f"): caret = endOfWord
    case .home, .control("a"): caret = 0
    case .end, .control("e"): caret = characters.count
    case .alt(let scalar):
      // With the input method on, the letter comes as Hangul.
      guard let latin = Dubeolsik.keys(for: scalar)?.first else { return false }
      return edit(.alt(latin))
    default: return false
    }
    return true
  }

  /// Joins the new text to what is before the caret before it is cleaned, so that a vowel or a mark
  /// that comes alone, as some input methods send it, finds its base.
  private mutating func insert(_ text: String) {
    let before = Array(Sanitizer.clean(beforeCaret + text))
    characters.replaceSubrange(..<caret, with: before)
    caret = before.count
  }

  /// Where the word begins that the caret is in or behind: what is not of a word before the caret,
  /// and then what is.
  private func start(of isPart: (Character) -> Bool) -> Int {
    var start = caret
    while start > 0, !isPart(characters[start - 1]) { start -= 1 }
    while start > 0, isPart(characters[start - 1]) { start -= 1 }
    return start
  }

  /// Where the word ends that the caret is in or before.
  private var endOfWord: Int {
    var end = caret
    while end < characters.count, !characters[end].isPartOfWord { end += 1 }
    while end < characters.count, characters[end].isPartOfWord { end += 1 }
    return end
  }

  private mutating func delete(from start: Int) {
    guard start >= 0, start < caret else { return }
    characters.removeSubrange(start..<caret)
    caret = start
  }
}

extension Character {
  /// As readline has it: letters and digits.
  fileprivate var isPartOfWord: Bool { isLetter || isNumber }
  fileprivate var isNotSpace: Bool { !isWhitespace }
}
