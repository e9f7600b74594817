import Digest

/// Finds out which Korean an archive glosses by which English.
///
/// The right edge of the Korean is exact, since a particle comes behind the bracket. How far it
/// goes to the left follows from how many papers have the same words there, and by how many words
/// the English has.
struct GlossMiner {
  /// A pair that may be a gloss.
  private struct Candidate {
    let words: [String]
    let key: GlossKey
    let papers: Int
    var korean: String { words.reversed().joined(separator: " ") }
    /// Words, those within hyphens too.
    var wordCount: Int { words.reduce(0) { $0 + $1.split(separator: "-").count } }
  }

  private let byKey: [GlossKey: [GlossSite]]
  private let generic: Set<String>
  /// In how many papers a bracket stands behind a Korean text.
  private let behind: [String: Int]
  /// The other keys that stand in the same brackets as a key: its full form, or its acronym.
  private let aliases: [GlossKey: Set<GlossKey>]
  private var candidates: [Candidate] = []

  init(_ papers: [Paper]) {
    var bracket = 0
    let sites = papers.enumerated().flatMap {
      GlossSite.all(in: $0.element, index: $0.offset, bracket: &bracket)
    }
    byKey = Dictionary(grouping: sites, by: \.key)
    generic = GlossMiner.genericWords(sites)
    behind = GlossMiner.bracketsBehind(sites)
    var aliases: [GlossKey: Set<GlossKey>] = [:]
    for (a, b) in zip(sites, sites.dropFirst()) where a.bracket == b.bracket {
      aliases[a.key, default: []].insert(b.key)
      aliases[b.key, default: []].insert(a.key)
    }
    self.aliases = aliases
  }

  /// The glosses, those of most papers first.
  mutating func glosses() -> [Gloss] {
    candidates = []
    for (key, sites) in byKey.sorted(by: { $0.key < $1.key }) where GlossMiner.papers(sites) > 1 {
      descend(sites, [], key)
    }
    let accepted = withoutParts(candidates.filter(isAccepted))
    let written = accepted.map { candidate in
      Gloss(
        korean: candidate.korean, english: spelling(candidate.key), papers: candidate.papers,
        isAligned: false, key: candidate.key)
    }
    return (written + aligned(written)).sorted { a, b in
      (b.papers, a.korean, a.english) < (a.papers, b.korean, b.english)
    }
  }

  private static func papers(_ sites: some Sequence<GlossSite>) -> Int {
    Set(sites.map(\.paper)).count
  }

  // MARK: How far to the left

  private mutating func descend(_ sites: [GlossSite], _ words: [String], _ key: GlossKey) {
    let (depth, total) = (words.count, GlossMiner.papers(sites))
    var rest = sites.filter { $0.words.count <= depth }
    let groups = Dictionary(grouping: sites.filter { $0.words.count > depth }) { $0.words[depth] }
    var goesBeyond = false
    for (word, group) in groups.sorted(by: { $0.key < $1.key }) {
      let papers = GlossMiner.papers(group)
      let expected = group.map(\.expectedWords).min() ?? 1
      let isWithin = depth < expected
      let share = Double(papers) / Double(total)
      let goesOn =
        papers >= 2
        && (depth == 0
          || share >= (isWithin ? 0.15 : 0.6) && !FunctionWords.contains(word)
            && !generic.contains(word))
      if goesOn {
        descend(group, words + [word], key)
        if !isWithin { goesBeyond = true }
      } else {
        rest += group
      }
    }
    guard depth > 0, !goesBeyond else { return }
    let papers = GlossMiner.papers(rest)
    guard papers >= 2 else { return }
    let whole = rest.count { $0.expectedWords <= depth || $0.isEdge(depth) || isGeneric($0, depth) }
    if whole * 10 >= rest.count * 6 {
      candidates.append(Candidate(words: words, key: key, papers: papers))
    }
  }

  private func isGeneric(_ site: GlossSite, _ depth: Int) -> Bool {
    depth < site.words.count && generic.contains(site.words[depth])
  }

  /// Words that often stand before terms and seldom within one.
  private static func genericWords(_ sites: [GlossSite]) -> Set<String> {
    var inside: [String: Int] = [:]
    var outside: [String: Int] = [:]
    var terms: [String: Set<GlossKey>] = [:]
    for site in sites {
      for word in site.words.prefix(site.expectedWords) { inside[word, default: 0] += 1 }
      if site.words.count > site.expectedWords {
        let word = site.words[site.expectedWords]
        outside[word, default: 0] += 1
        terms[word, default: []].insert(site.key)
      }
    }
    return Set(
      terms.filter { word, keys in
        keys.count >= 12 && outside[word, default: 0] * 2 > inside[word, default: 0] * 5
      }.keys)
  }

  // MARK: What is a gloss

  private static func bracketsBehind(_ sites: [GlossSite]) -> [String: Int] {
    var papers: [String: Int] = [:]
    var last: [String: Int] = [:]
    for site in sites {
      var text = ""
      for word in site.words {
        text = text.isEmpty ? word : "\(word) \(text)"
        guard last.updateValue(site.paper, forKey: text) != site.paper else { continue }
        papers[text, default: 0] += 1
      }
    }
    return papers
  }

  private func isAccepted(_ candidate: Candidate) -> Bool {
    let papersOfKey = GlossMiner.papers(byKey[candidate.key] ?? [])
    guard candidate.papers >= 5 || candidate.papers * 10 >= papersOfKey,
      candidate.papers * 10 >= behind[candidate.korean, default: 1]
    else { return false }
    return !FunctionWords.contains(candidate.words[0])
      && candidate.words.joined().unicodeScalars.count > 1
  }

  /// Leaves out a Korean that is too short for its English and is the gloss of a part of it: 언어
  /// for low-resource language.
  private func withoutParts(_ candidates: [Candidate]) -> [Candidate] {
    let byKorean = Dictionary(grouping: candidates, by: \.korean)
    return candidates.filter { candidate in
      let words = candidate.key.words
      guard candidate.wordCount < candidate.key.expectedWords else { return true }
      return !(byKorean[candidate.korean] ?? []).contains { other in
        if !candidate.key.isAcronym, !other.key.isAcronym, other.key.words.count < words.count,
          words.contains(other.key.words)
        {
          return true
        }
        // 강화 학습 fits RL better than RLHF.
        return other.key.expectedWords <= candidate.wordCount && other.papers > candidate.papers
          && !(aliases[candidate.key] ?? []).contains(other.key)
      }
    }
  }

  /// The English as most often written.
  private func spelling(_ key: GlossKey) -> String {
    if key.isAcronym { return key.text }
    var times: [String: Int] = [:]
    for site in byKey[key] ?? [] { times[site.written, default: 0] += 1 }
    return times.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? key.text
  }

  // MARK: Words of terms

  /// Pairs of words that stand at the same position of terms with as many words on both sides.
  private func aligned(_ glosses: [Gloss]) -> [Gloss] {
    struct Pair: Hashable { let korean: String, english: String }
    var terms: [Pair: Int] = [:]
    var all: [String: Int] = [:]
    for gloss in glosses where !gloss.key.isAcronym {
      let (korean, english) = (gloss.korean.split(separator: " "), gloss.key.words)
      guard korean.count == english.count, korean.count > 1 else { continue }
      for (korean, english) in zip(korean, english) {
        terms[Pair(korean: String(korean), english: String(english)), default: 0] += 1
        all[String(english), default: 0] += 1
      }
    }
    let known = Set(glosses.map { Pair(korean: $0.korean, english: $0.key.text) })
    return terms.compactMap { pair, count in
      guard count >= 2, Double(count) >= 0.15 * Double(all[pair.english, default: 1]),
        !known.contains(pair), pair.korean.unicodeScalars.allSatisfy(\.isHangulSyllable),
        pair.korean.unicodeScalars.count > 1, pair.english.count > 1
      else { return nil }
      return Gloss(
        korean: pair.korean, english: pair.english, papers: count, isAligned: true,
        key: GlossKey(text: pair.english, isAcronym: false))
    }
  }
}
