import Surface
import Terminal

/// The keys of these bytes, given in one piece, and of what waits at their end when no more come.
func keys(_ bytes: [UInt8], sequences: [[UInt8]: Key] = [:]) -> [Key] {
  var decoder = KeyDecoder(sequences: sequences)
  return decoder.feed(bytes) + decoder.flush()
}

/// The keys of text, `\u{1B}` for Esc.
func keys(_ text: String, sequences: [[UInt8]: Key] = [:]) -> [Key] {
  keys(Array(text.utf8), sequences: sequences)
}

/// The keys of typed characters.
func typed(_ text: String) -> [Key] { text.unicodeScalars.map { .scalar($0) } }
