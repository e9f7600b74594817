/// Why a paper was found: how the words had to be read, in the order in which lists put them.
public enum Reading: UInt8, Sendable, Hashable, Comparable, CaseIterable {
  /// As written.
  case literal
  /// As written, but within longer words, where a short word in capitals was asked for: `GAN` in
  /// organic.
  case inWord
  /// Without 조사 and endings: `모델을` in 모델은.
  case ending
  /// Across the blanks between Korean words: `확산모델` in 확산 모델.
  case spaced
  /// With the last syllable half typed.
  case halfTyped
  /// By leading consonants.
  case choseong
  /// By a term's other side in the other language.
  case gloss

  /// Orders by how near to what was typed.
  public static func < (a: Reading, b: Reading) -> Bool { a.rawValue < b.rawValue }
}
