/// The English of a gloss, as one term however it is written.
///
/// A full form is in lower case, with spaces for hyphens, and its last word without a plural s:
/// `Diffusion-Models` is `diffusion model`. An acronym keeps a key of its own, in its capitals,
/// since the same letters stand for several things.
struct GlossKey: Hashable, Sendable, Comparable {
  let text: String
  let isAcronym: Bool

  /// The words.
  var words: [Substring] { text.split(separator: " ") }

  static func < (a: GlossKey, b: GlossKey) -> Bool {
    a.text == b.text ? !a.isAcronym && b.isAcronym : a.text < b.text
  }

  /// The key of what stands in a bracket, or between its commas; nil where that is no English term.
  init?(_ piece: Substring) {
    let piece = piece.trimmingSpaces
    guard let first = piece.unicodeScalars.first, first.isLatinLetter, piece.utf8.count <= 80,
      piece.unicodeScalars.allSatisfy(GlossKey.isOfTerm),
      piece.unicodeScalars.count(where: \.isLatinLetter) >= 2
    else { return nil }
    if GlossKey.isAcronym(piece) {
      self.init(text: String(GlossKey.singular(piece, isAcronym: true)), isAcronym: true)
      return
    }
    let words = piece.lowercased().split { $0 == " " || $0 == "-" }
    guard let last = words.last, words.count <= 6, !GlossKey.phrases.contains(String(words[0])),
      words.contains(where: { $0.count > 2 })
    else { return nil }
    let text = (words.dropLast() + [GlossKey.singular(last, isAcronym: false)])
      .joined(separator: " ")
    self.init(text: text, isAcronym: false)
  }

  init(text: String, isAcronym: Bool) { (self.text, self.isAcronym) = (text, isAcronym) }

  /// A bracket that begins with one of these holds no term.
  private static let phrases: Set<String> = [
    "e.g.", "i.e.", "eg", "ie", "see", "or", "and", "with", "for", "in", "from", "without", "by",
    "figure", "table", "section", "vs.", "vs", "aka", "a.k.a.", "such", "the", "ours", "to", "on",
    "at",
  ]

  private static func isOfTerm(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLatinLetter || scalar.isASCIIDigit || " -+'.#".unicodeScalars.contains(scalar)
  }

  /// Whether a term is letters that stand for words: `LLMs`, `MoE`, `F1`.
  private static func isAcronym(_ piece: Substring) -> Bool {
    guard !piece.contains(" "), piece.unicodeScalars.count <= 8 else { return false }
    let letters = piece.unicodeScalars.filter(\.isLatinLetter)
    let capitals = letters.count(where: \.properties.isUppercase)
    return capitals >= 2 && capitals * 2 >= letters.count
  }

  /// A word without a plural s.
  static func singular(_ word: Substring, isAcronym: Bool) -> Substring {
    guard word.hasSuffix("s"), word.count > 2 else { return word }
    if isAcronym { return word.dropLast() }
    let before = word.dropLast().last ?? "s"
    return "suiao".contains(before) || word.count < 4 ? word : word.dropLast()
  }

  /// How many words of Korean it may be expected to have: its words, or at most four of its
  /// capitals.
  var expectedWords: Int {
    isAcronym
      ? min(4, text.unicodeScalars.count(where: \.properties.isUppercase)) : words.count
  }
}

extension Unicode.Scalar {
  var isLatinLetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }
  var isASCIIDigit: Bool { "0"..."9" ~= self }
  var isHangulSyllable: Bool { Syllable.first...Syllable.last ~= value }
}

extension Substring {
  var trimmingSpaces: Substring {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
