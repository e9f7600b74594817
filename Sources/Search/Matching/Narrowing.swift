import Normalization

extension Query {
  /// The words that papers are to have, not those they are not to have.
  var positiveWords: [TextTerm] {
    var words: [TextTerm] = []
    func collect(_ condition: Condition) {
      switch condition {
      case .term(.text(let term)): if term.isWord { words.append(term) }
      case .term, .not: break
      case .all(let parts), .any(let parts): parts.forEach(collect)
      }
    }
    condition.map(collect)
    return words
  }

  /// The last word, where it is being typed.
  var openWord: TextTerm? {
    var last = isBeingTyped ? condition : nil
    while let condition = last {
      switch condition {
      case .term(.text(let term)): return term.isWord ? term : nil
      case .term, .not: return nil
      case .all(let parts), .any(let parts): last = parts.last
      }
    }
    return nil
  }

  /// The words whose last syllable counts as half typed where they stand nowhere as written.
  var wordsThatMayBeHalfTyped: [TextTerm] {
    var words = positiveWords
    if openWord != nil { words.removeLast() }
    var seen: Set<TextTerm> = []
    return words.filter {
      seen.insert($0).inserted && TextMatcher($0, allowing: .half).half != nil
    }
  }

  /// The words that are more than a stem, such as 모델을.
  var wordsWithEndings: Set<TextTerm> {
    Set(positiveWords.filter { TextMatcher($0, allowing: .ending).stem != nil })
  }

  /// Which papers can match, where that is told by what an earlier query found.
  enum Narrowing {
    /// Only those that it found.
    case found
    /// Besides them those in which this word stands across blanks, which it could not before.
    case foundOrAcross(SpacedWord)
  }

  /// Which papers can match, given what an earlier query found; nil where any can.
  ///
  /// It tells something where this query is the earlier one with its last word typed on, with more
  /// words behind, or both.
  func narrowing(of earlier: Found) -> Narrowing? {
    guard earlier.isComplete, earlier.conversions.isEmpty else { return nil }
    let (old, new) = (earlier.query.conjunction, conjunction)
    guard let oldLast = old.last, new.count >= old.count, new.starts(with: old.dropLast()) else {
      return nil
    }
    let newLast = new[old.count - 1]
    if oldLast == newLast, earlier.query.openWord != nil || new.count > old.count || !isBeingTyped {
      return .found
    }
    guard let open = earlier.query.openWord, oldLast == .term(.text(open)),
      case .term(.text(let word)) = newLast, word.isWord, word.field == open.field,
      !word.demandsGlosses
    else { return nil }
    return Query.narrowing(by: word, from: open)
  }

  /// The same for a word that is being typed on.
  private static func narrowing(by word: TextTerm, from open: TextTerm) -> Narrowing? {
    let (old, new) = (TextMatcher(open, allowing: .half), TextMatcher(word, allowing: .half))
    // Accents are demanded, and an address is more than its text.
    guard new.accents.hold(old.accents, at: 0), word.address == nil, goesOn(new, from: old) else {
      return nil
    }
    // Blanks are allowed in words of some length only.
    if old.spaced == nil, let spaced = new.spaced { return .foundOrAcross(spaced) }
    return .found
  }

  /// Whether whatever has a word without blanks has another one that is being typed, in some
  /// reading.
  private static func goesOn(_ new: TextMatcher, from old: TextMatcher) -> Bool {
    let word = new.literal
    if word.starts(with: old.literal) { return true }
    // Typing on may change the last syllable: `한` becomes 하나, `ㅎ` becomes 하.
    if let half = old.half { return half.begins(word.span.bytes) }
    guard let choseong = old.choseong, new.spaced == nil else { return false }
    var projected: [UInt8] = []
    var sawBare = false
    Choseong.project(
      word.span.bytes, word.indices, into: &projected, sawBare: &sawBare,
      source: { _ in })
    return projected.starts(with: choseong)
  }

  /// What all must hold.
  var conjunction: [Condition] {
    switch condition {
    case .all(let parts): parts
    case let condition?: [condition]
    case nil: []
    }
  }
}
