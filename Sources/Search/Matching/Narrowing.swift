extension Query {
  /// The words that papers are to have, not those they are not to have.
  var positiveWords: [TextTerm] {
    var words: [TextTerm] = []
    func collect(_ condition: Condition) {
      switch condition {
      case .term(.text(let term)): if !term.isPhrase { words.append(term) }
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
      case .term(.text(let term)): return term.isPhrase ? nil : term
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
      seen.insert($0).inserted && TextMatcher($0, allowsHalf: true).half != nil
    }
  }

  /// Whether every paper that this query finds is among those that an earlier one found, so that only they need a look.
  ///
  /// That is so where it is the earlier one with its last word typed on, with more words behind, or both.
  func narrows(_ earlier: Found) -> Bool {
    guard earlier.isComplete, earlier.conversions.isEmpty else { return false }
    let (old, new) = (earlier.query.conjunction, conjunction)
    guard let oldLast = old.last, new.count >= old.count, new.starts(with: old.dropLast()) else {
      return false
    }
    let newLast = new[old.count - 1]
    if oldLast == newLast, earlier.query.openWord != nil || new.count > old.count || !isBeingTyped {
      return true
    }
    guard let open = earlier.query.openWord, oldLast == .term(.text(open)),
      case .term(.text(let word)) = newLast, !word.isPhrase, word.field == open.field
    else { return false }
    return Query.goesOn(word, from: open)
  }

  /// Whether whatever has a word has another one that is being typed, in some reading.
  private static func goesOn(_ word: TextTerm, from open: TextTerm) -> Bool {
    let (old, new) = (
      TextMatcher(open, allowsHalf: true), TextMatcher(word, allowsHalf: true)
    )
    if new.literal.starts(with: old.literal) { return true }
    // Typing on may change the last syllable: `한` becomes 하나, `ㅎ` becomes 하.
    if let half = old.half { return new.literal.withUnsafeBytes { half.begins($0) } }
    guard let choseong = old.choseong else { return false }
    var projected: [UInt8] = []
    var sawBare = false
    new.literal.withUnsafeBytes {
      Choseong.project($0, into: &projected, sawBare: &sawBare, place: { _ in })
    }
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
