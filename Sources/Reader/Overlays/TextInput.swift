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

  /// Takes an editing key; false where the key is none.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .scalar(let scalar): insert(String(Character(scalar)))
    // A paste is text: line ends and tabs in it are spaces.
    case .paste(let text): insert(String(text.map { $0.isWhitespace ? " " : $0 }))
    case .backspace: delete(from: caret - 1)
    case .control("w"): deleteWord()
    case .control("u"): delete(from: 0)
    case .control("k"): characters.removeSubrange(caret...)
    case .delete, .control("d"): if caret < characters.count { characters.remove(at: caret) }
    case .left, .control("b"): caret = max(0, caret - 1)
    case .right, .control("f"): caret = min(characters.count, caret + 1)
    case .home, .control("a"): caret = 0
    case .end, .control("e"): caret = characters.count
    default: return false
    }
    return true
  }

  /// Joins the new text to what is before the caret before it is cleaned, so that a vowel or a mark that comes alone, as some
  /// input methods send it, finds its base.
  private mutating func insert(_ text: String) {
    let before = Array(Sanitizer.clean(beforeCaret + text))
    characters.replaceSubrange(..<caret, with: before)
    caret = before.count
  }

  private mutating func deleteWord() {
    var start = caret
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    delete(from: start)
  }

  private mutating func delete(from start: Int) {
    guard start >= 0, start < caret else { return }
    characters.removeSubrange(start..<caret)
    caret = start
  }
}
