/// Words that look like a field or an operator and are none: `vote>50`, `상태:보관`, `a && b`.
///
/// As words they would find nothing, or something else, and nobody would know why.
enum Misspelling {
  /// How the word is spelt that was meant; nil where the word is nothing but a word.
  static func correction(of word: String) -> String? {
    if let correction = operators[word] { return correction }
    if let field = glossedField(word) { return field }
    let name = word.prefix { $0.isLetter }
    let rest = word.dropFirst(name.count)
    guard name.count > 1, let sign = rest.first else { return nil }
    if "<>=!".contains(sign) { return comparison(String(name), rest) }
    guard sign == ":" || sign == "：" else { return nil }
    return unknownField(String(name), value: rest.dropFirst(), word)
  }

  /// `~title:x`: the tilde stands before the word and not before its field.
  private static func glossedField(_ word: String) -> String? {
    guard word.hasPrefix("~"), let colon = word.firstIndex(where: { ":：".contains($0) }),
      let field = QueryField(named: String(word[..<colon].dropFirst()))
    else { return nil }
    return "\(field):~\(word[colon...].dropFirst())"
  }

  /// Operators of other languages.
  private static let operators = [
    "AND": "a b", "&&": "a b", "||": "a OR b", "NOT": "-a", "==": "vote:50", ">": "vote:>50",
    ">=": "vote:>=50", "<": "vote:<50", "<=": "vote:<=50",
  ]

  /// `vote>50`, `vote=50`.
  private static func comparison(_ name: String, _ rest: Substring) -> String? {
    guard let field = QueryField(named: name)?.rawValue ?? others[name.lowercased()] else {
      return nil
    }
    let sign = rest.prefix { "<>=!:".contains($0) }
    let value = rest.dropFirst(sign.count)
    switch sign {
    case "=", "==", "=:": return "\(field):\(value)"
    case "!=": return "-\(field):\(value)"
    case ">", "<", ">=", "<=": return "\(field):\(sign)\(value)"
    case "=>": return "\(field):>=\(value)"
    case "=<": return "\(field):<=\(value)"
    default: return nil
    }
  }

  /// `상태:보관`, `votes:50`; a word that resembles no field is taken as typed, as if quoted.
  private static func unknownField(_ name: String, value: Substring, _ word: String) -> String? {
    guard let first = value.first, first != "/", first != ":" else { return nil }
    let lower = name.lowercased()
    if let field = others[lower] ?? nearest(lower) { return "\(field):\(value)" }
    // Names of models and acronyms begin with a capital letter: LLaVA:x.
    let isField = name.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || Syllable($0) != nil
    }
    return isField && !schemes.contains(lower) ? "\"\(word.replacing("\"", with: "\\\""))\"" : nil
  }

  /// What stands before a colon in addresses and identifiers.
  private static let schemes: Set<String> = [
    "http", "https", "ftp", "mailto", "doi", "arxiv", "urn", "isbn", "file",
  ]

  /// Names that others give to the fields.
  private static let others = [
    "state": "is", "status": "is", "상태": "is", "분류됨": "is", "읽음": "is",
    "votes": "vote", "upvotes": "vote", "likes": "vote", "score": "vote", "투표수": "vote",
    "표": "vote",
    "추천": "vote", "by": "author", "name": "author", "작성자": "author", "지은이": "author",
    "글쓴이": "author",
    "abstract": "body", "summary": "body", "text": "body", "본문": "body", "내용": "body", "초록": "body",
    "tags": "tag", "notes": "note", "memo": "note", "comment": "note", "노트": "note",
    "labels": "label",
    "레이블": "label", "꼬리표": "tag", "words": "word", "단어": "word", "year": "date", "month": "date",
    "since": "date", "until": "date", "before": "date", "after": "date", "일자": "date", "기간": "date",
    "날자": "date", "연도": "date", "order": "sort", "orderby": "sort", "순서": "sort", "weekday": "day",
    "arxivid": "id", "번호": "id", "식별자": "id", "heading": "title", "keep": "kept", "skip": "skipped",
  ]

  /// The field whose English name is one slip of the fingers away.
  private static func nearest(_ name: String) -> String? {
    guard name.count > 3 else { return nil }
    return QueryField.allCases.map(\.rawValue).first { isSlip(Array($0), Array(name)) }
  }

  /// Whether two words differ by one letter too many, too few, another, or two in the wrong order.
  private static func isSlip(_ a: [Character], _ b: [Character]) -> Bool {
    guard abs(a.count - b.count) <= 1, a != b else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let (restA, restB) = (a[start...], b[start...])
    if restA.count == restB.count {
      return restA.dropFirst() == restB.dropFirst()
        || restA.count > 1 && restA.prefix(2).elementsEqual(restB.prefix(2).reversed())
          && restA.dropFirst(2) == restB.dropFirst(2)
    }
    return restA.count > restB.count
      ? restA.dropFirst().elementsEqual(restB) : restB.dropFirst().elementsEqual(restA)
  }
}
