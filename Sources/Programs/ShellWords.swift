/// The words of a line as a POSIX shell would split them, without running a shell or expanding
/// anything.
enum ShellWords {
  /// The words; nil where a quotation does not end.
  ///
  /// Quotes and backslashes have the meaning of the Shell Command Language, 2.2; `$`, `*` and the
  /// rest stand for themselves.
  static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var scalars = line.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case " ", "\t", "\n":
        if let done = word { words.append(done) }
        word = nil
      case "'":
        word = word ?? ""
        var isClosed = false
        while let inner = scalars.next() {
          if inner == "'" {
            isClosed = true
            break
          }
          word?.unicodeScalars.append(inner)
        }
        if !isClosed { return nil }
      case "\"":
        guard let quoted = quoted(&scalars) else { return nil }
        word = (word ?? "") + quoted
      case "\\":
        guard let next = scalars.next() else { return nil }
        if next != "\n" { word = (word ?? "") + String(Character(next)) }
      default:
        word = word ?? ""
        word?.unicodeScalars.append(scalar)
      }
    }
    if let done = word { words.append(done) }
    return words
  }

  /// The rest of a text between double quotes; nil where they do not close.
  private static func quoted(_ scalars: inout String.UnicodeScalarView.Iterator) -> String? {
    var text = String.UnicodeScalarView()
    while let scalar = scalars.next() {
      switch scalar {
      case "\"": return String(text)
      case "\\":
        guard let next = scalars.next() else { return nil }
        if next == "\n" { continue }
        if !["$", "`", "\"", "\\"].contains(next) { text.append("\\") }
        text.append(next)
      default: text.append(scalar)
      }
    }
    return nil
  }
}
