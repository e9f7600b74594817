import Normalization

/// The words of titles that say what they are about.
public enum TitleWords {
  /// Words that stand in any title.
  private static let stopWords: Set<String> = Set(
    """
    a an and any are as at be beyond by can do does for from has have how in into is it its less more most new no not of on \
    one only or our over per should that the their there these they this through to too toward towards two under up us use \
    used using via vs was we what when where which while who why will with within without you your \
    및 또는 위한 위해 대한 대해 통한 통해 의한 따른 관한 이용한 활용한 사용한 기반 등 수 것 더 그 이 저 각 한 두 새로운 모든
    """.split(separator: " ").map(String.init))

  /// The words of a title, folded, in their order: without stop words, numbers and single letters,
  /// Korean words without 조사.
  ///
  /// A hyphen within a word belongs to it.
  public static func words(of title: String) -> [String] {
    let folded = String(decoding: Folding.fold(title), as: UTF8.self)
    return folded.unicodeScalars.split { !WholeWord.isLetter($0) && $0 != "-" }
      .compactMap { scalars in
        let word = String(scalars).trimmingHyphens
        guard word.unicodeScalars.count > 1,
          word.unicodeScalars.contains(where: \.properties.isAlphabetic)
        else { return nil }
        let stem =
          word.unicodeScalars.last.map { Syllable($0) != nil } == true
          ? Particles.stem(word) : word
        return stopWords.contains(stem) || stopWords.contains(word) ? nil : stem
      }
  }
}

extension TitleWords {
  /// The words of a title as they are counted: plural and singular have one key.
  static func counted(in title: String) -> [(key: [UInt8], name: String)] {
    words(of: title).map { (key: Array(singular($0).utf8), name: $0) }
  }

  /// An English word without its plural's ending; a key to count by, which need not be a word.
  private static func singular(_ word: String) -> String {
    guard word.utf8.count > 3, word.utf8.allSatisfy({ $0 < 0x80 }), word.hasSuffix("s") else {
      return word
    }
    for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return word }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["sses", "ches", "shes", "xes", "zes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }
}

extension String {
  fileprivate var trimmingHyphens: String {
    var rest = self[...]
    while rest.hasPrefix("-") { rest.removeFirst() }
    while rest.hasSuffix("-") { rest.removeLast() }
    return String(rest)
  }
}
