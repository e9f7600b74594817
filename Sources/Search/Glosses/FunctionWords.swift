/// Words at which a term ends on its left: they tie one phrase to the next.
enum FunctionWords {
  /// Endings that no noun within a term ends in.
  private static let endings = [
    "을", "를", "은", "는", "의", "에", "에서", "에게", "으로", "로서", "로써", "하여", "하며", "하고", "되는", "된", "적인",
    "적으로", "있는", "없는", "같은", "위한", "위해", "통한", "통해", "대한", "대해", "따른", "관한", "이라는", "라는", "인한",
    "않는",
    "하기", "되어", "부터", "까지", "처럼", "보다", "및", "또는", "그리고", "이나", "라고", "이란", "등", "즉", "한다", "합니다",
    "이며", "주는",
    "시키는", "가능한", "다양한", "새로운", "기존", "여러", "각", "이러한", "최신", "본", "이", "그", "두", "세", "가지",
  ]
  /// Endings that count in words of three syllables or more only: 제한 and 조합 end so, and are
  /// nouns.
  private static let longEndings = ["한", "할", "와", "과"]
  /// Endings that count only where they are words of their own.
  private static let whole: Set<String> = [
    "이", "그", "두", "세", "각", "본", "및", "등", "즉", "여러", "기존", "최신", "가지", "이러한", "또는", "그리고", "더",
    "한", "첫",
    "이번", "이를", "특히", "먼저", "또한", "매우", "가장", "모든", "주요", "해당", "다른",
  ]

  /// Adjectives that terms begin with, though they end as a topic does.
  private static let adjectives: Set<String> = [
    "낮은", "높은", "깊은", "얕은", "작은", "좁은", "넓은", "짧은", "숨은", "굵은", "얇은", "빠른",
  ]

  private static let notWhole = endings.filter { !whole.contains($0) }

  static func contains(_ word: String) -> Bool {
    if whole.contains(word) { return true }
    if adjectives.contains(word) { return false }
    let count = word.unicodeScalars.count
    if notWhole.contains(where: { word.hasSuffix($0) && count >= $0.unicodeScalars.count }) {
      return true
    }
    return count >= 3 && longEndings.contains { word.hasSuffix($0) }
  }
}
