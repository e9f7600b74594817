/// What Korean hangs on a noun: 조사, the forms of 이다 and 하다 that follow nouns, and the plural
/// 들.
///
/// A word with such an ending is still the whole word: 모델은, 모델에서도, 모델입니다 are 모델. The
/// list follows the particles (격조사, 보조사, 접속조사) of the National Institute of Korean
/// Language's Standard Dictionary, https://stdict.korean.go.kr, those that written Korean uses;
/// endings may be stacked, as in 에서는.
enum Particles {
  static let table: Set<String> = Set(
    """
    은 는 이 가 을 를 의 에 도 만 와 과 로 으로 에서 에게 께 께서 한테 에게서 한테서 으로서 로서 으로써 로써 까지 부터 마저 조차 \
    처럼 같이 만큼 보다 대로 마다 밖에 뿐 이나 나 이라도 라도 이든 든 이랑 랑 하고 이며 며 이고 고 이란 란 이라는 라는 이라 라 이라고 라고 \
    요 야 아 여 이여 들 씩 적 \
    이다 다 입니다 인 이지만 지만 이면 이므로 이었다 였다 이었습니다 였습니다 일 임 \
    하다 하는 한 할 함 해 하여 하며 하고 하기 하지 합니다 했다 했습니다 하였다 하였습니다 하면 하지만 해서 하도록 \
    되다 되는 된 될 됨 되어 되며 되고 됩니다 됐다 되었다 되었습니다 돼
    """.split(separator: " ").map(String.init))

  private static let longest = table.map(\.unicodeScalars.count).max() ?? 0

  /// Whether the text is nothing but endings, three at most.
  static func isEndings(_ text: String.UnicodeScalarView.SubSequence, atMost count: Int = 3) -> Bool
  {
    if text.isEmpty { return true }
    guard count > 0 else { return false }
    var end = text.startIndex
    for _ in 0..<longest where end < text.endIndex {
      end = text.index(after: end)
      if table.contains(String(text[..<end])), isEndings(text[end...], atMost: count - 1) {
        return true
      }
    }
    return false
  }

  /// A word without the endings it ends in: 모델에서는 is 모델; what would be left empty stays
  /// whole.
  ///
  /// Only endings after two syllables or more are taken off, since a shorter word is as likely a
  /// word that ends so: 회의 is no 회.
  static func stem(_ word: String) -> String {
    let scalars = word.unicodeScalars
    guard scalars.count > 2 else { return word }
    var start = scalars.index(scalars.startIndex, offsetBy: 2)
    while start < scalars.endIndex {
      if isEndings(scalars[start...]) { return String(scalars[..<start]) }
      start = scalars.index(after: start)
    }
    return word
  }
}
