import Normalization

/// Counts in how many papers each thing stands, however it is spelt.
struct Tally: Sendable {
  /// What things are counted by, such as a folded name, numbered.
  private var keys: [[UInt8]: Int] = [:]
  private var keyBytes: [[UInt8]] = []
  /// In how many papers each stands, and which paper was the last.
  private var papers: [Int] = []
  private var last: [Int] = []
  /// How things are spelt, numbered: the key of each spelling, and how often it came first in a
  /// paper.
  private var names: [String] = []
  private var keyOf: [Int] = []
  private var counts: [Int] = []

  /// Takes in a spelling, and returns its number.
  mutating func spelling(_ name: String, key: [UInt8]) -> Int {
    let number = keys[key] ?? keyBytes.count
    if number == keyBytes.count {
      keys[key] = number
      keyBytes.append(key)
      papers.append(0)
      last.append(-1)
    }
    names.append(name)
    keyOf.append(number)
    counts.append(0)
    return names.count - 1
  }

  /// The keys that stand in a wanted number of papers.
  func keys(where isWanted: (_ papers: Int) -> Bool) -> Set<[UInt8]> {
    Set(papers.indices.filter { isWanted(papers[$0]) }.map { keyBytes[$0] })
  }

  /// Counts a thing of a paper, once however often the paper has it.
  ///
  /// - Parameter paper: a number that no other paper has.
  mutating func add(_ spelling: Int, of paper: Int) {
    let key = keyOf[spelling]
    guard last[key] != paper else { return }
    last[key] = paper
    papers[key] += 1
    counts[spelling] += 1
  }

  /// The most frequent; ties by key, and of several spellings the most frequent, then the first by
  /// alphabet.
  func first(_ count: Int, where isWanted: ([UInt8]) -> Bool = { _ in true }) -> [Trends.Count] {
    let most = papers.indices.filter { papers[$0] > 0 && isWanted(keyBytes[$0]) }.sorted { a, b in
      papers[a] != papers[b]
        ? papers[a] > papers[b] : keyBytes[a].lexicographicallyPrecedes(keyBytes[b])
    }.prefix(count)
    var spellings: [Int: [String: Int]] = [:]
    let shown = Set(most)
    for (spelling, key) in keyOf.enumerated() where counts[spelling] > 0 && shown.contains(key) {
      spellings[key, default: [:]][names[spelling], default: 0] += counts[spelling]
    }
    return most.map { key in
      let name = spellings[key]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
      return Trends.Count(name: NFC.normalized(name), papers: papers[key])
    }
  }
}

/// Counts in how many titles each word stands; a word between blanks is taken apart once, however
/// many titles have it.
struct TitleTally: Sendable {
  private(set) var tally = Tally()
  private var chunks = ByteNumbers()
  /// The spellings of the words of each chunk.
  private var words: [[Int]] = []

  /// Counts the words of a paper's title.
  ///
  /// - Parameter title: the title as it is, not folded.
  mutating func add(_ title: RawSpan, of paper: Int) {
    var start = 0
    while start < title.byteCount {
      let rest = start..<title.byteCount
      let end = title.find(UInt8(ascii: " "), in: rest) ?? rest.upperBound
      if end > start { add(chunk: title.extracting(start..<end), paper) }
      start = end + 1
    }
  }

  private mutating func add(chunk: RawSpan, _ paper: Int) {
    let number = chunks.number(of: chunk)
    if number == words.count {
      words.append(
        TitleWords.counted(in: chunk.text(chunk.byteOffsets)).map {
          tally.spelling($0.name, key: $0.key)
        })
    }
    for word in words[number] { tally.add(word, of: paper) }
  }
}

/// Counts in how many papers each author stands; a name is folded once, however many papers have
/// it.
struct AuthorTally: Sendable {
  private(set) var tally = Tally()
  private var names = ByteNumbers()
  /// The spelling of each name; −1 for what is no name.
  private var spellings: [Int] = []

  /// Counts a paper's author.
  mutating func add(_ bytes: RawSpan, of paper: Int) {
    let number = names.number(of: bytes)
    if number == spellings.count {
      let author = bytes.text(bytes.byteOffsets)
      // A `+` among the names says that there are more authors; it is no name.
      let isName = author.contains(where: \.isLetter)
      spellings.append(isName ? tally.spelling(author, key: Folding.fold(author)) : -1)
    }
    if spellings[number] >= 0 { tally.add(spellings[number], of: paper) }
  }
}
