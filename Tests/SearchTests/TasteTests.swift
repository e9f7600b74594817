import Decisions
import Digest
import TestSupport
import Testing

@testable import Search

/// A digest of papers about a few subjects, the same for the same seed.
private func subjects(papers: Int, seed: UInt64) -> [DigestFile] {
  var generator = SeededGenerator(seed: seed)
  let subjects = [
    ["확산", "diffusion", "이미지", "잡음"], ["강화", "reward", "정책", "에이전트"],
    ["음성", "speech", "오디오", "합성"],
    ["그래프", "graph", "분자", "예측"],
  ]
  let common = ["모델", "학습", "성능", "data", "방법을", "제안합니다", "실험에서", "향상"]
  var files: [DigestFile] = []
  var (text, day, file) = ("", 1, 0)
  func finish() {
    let bytes = Array(
      "## 2031-\(file / 28 + 1 < 10 ? "0" : "")\(file / 28 + 1)-\(day < 10 ? "0" : "")\(day)\n\(text)"
        .utf8)
    files.append(DigestFile(name: "\(file).md", bytes: bytes))
  }
  for number in 0..<papers {
    let subject = subjects[number % subjects.count]
    let words = (0..<12).map { _ in
      (Bool.random(using: &generator) ? subject : common).randomElement(using: &generator) ?? ""
    }
    text += """
      ### [\(words.prefix(3).joined(separator: " "))](https://arxiv.org/abs/3104.\(10_000 + number))
      Vote: \(Int.random(in: 0...50, using: &generator))
      Authors: Kim \(number % 7), Lee \(number % 11), Kim \(number % 7)
      - \(words.joined(separator: " "))입니다

      """
    if number % 10 == 9 {
      finish()
      (text, file) = ("", file + 1)
      day = file % 28 + 1
    }
  }
  if !text.isEmpty { finish() }
  return files
}

private struct Shelf {
  let library: Library
  let frame: TasteFrame

  init(_ files: [DigestFile]) { self.init(Library(files: files)) }

  init(_ library: Library) {
    self.library = library
    let index = WordIndex(library, corpus: Corpus(library.papers))
    frame = TasteFrame(library, index: index, percentiles: VotePercentiles(library))
  }
}

@Suite("Taste")
struct TasteTests {
  private let shelf = Shelf(subjects(papers: 200, seed: 15))

  @Test("puts what is like the papers kept before what is like those skipped")
  func order() {
    let choices = (0..<40).map { Taste.Choice($0, isKept: $0 % 4 == 0) }
    let taste = Taste(choices, in: shelf.frame)
    #expect(taste.counts.kept == 10 && taste.counts.skipped == 30 && taste.isKnown)
    let good = (40..<200).filter { $0 % 4 == 0 }.map { taste.scores[$0] }
    let others = (40..<200).filter { $0 % 4 != 0 }.map { taste.scores[$0] }
    let right = good.reduce(0) { sum, score in sum + others.count { $0 < score } }
    #expect(Double(right) > 0.9 * Double(good.count * others.count))
  }

  @Test("knows nothing where nothing was kept")
  func nothingKept() {
    #expect(!Taste([], in: shelf.frame).isKnown)
    let skipped = Taste((0..<9).map { Taste.Choice($0, isKept: false) }, in: shelf.frame)
    #expect(!skipped.isKnown && skipped.scores.isEmpty)
  }

  @Test("goes by the votes of a reader who does, and of no other")
  func votes() {
    let percentiles = VotePercentiles(shelf.library)
    let follower = (0..<100).map { Taste.Choice($0, isKept: (percentiles.inDay($0) ?? 0) >= 60) }
    #expect(Taste(follower, in: shelf.frame).voteWeight > 1)
    let other = (0..<100).map { Taste.Choice($0, isKept: $0 % 4 == 0) }
    #expect(abs(Taste(other, in: shelf.frame).voteWeight) < 1)
  }

  @Test("older decisions count less")
  func fading() {
    // 400 decisions for one subject, then 200 for another.
    let first = (0..<400).map { Taste.Choice($0 % 200, isKept: $0 % 4 == 0) }
    let second = (0..<200).map { Taste.Choice($0, isKept: $0 % 4 == 2) }
    let taste = Taste(first + second, in: shelf.frame)
    func mean(_ subject: Int) -> Float {
      let scores = (0..<50).map { taste.scores[$0 * 4 + subject] }
      return scores.reduce(0, +) / 50
    }
    #expect(mean(2) > mean(0) && mean(0) > mean(1))
  }

  /// Decisions as the reader has them: a table that each step changes, and what each step changed.
  private struct Decided {
    private(set) var all: [String: Decision] = [:]
    private(set) var table: DecisionTable
    private var steps: [[String: Decision]] = []

    init(_ ids: [String]) { table = DecisionTable([:], ids: ids) }

    mutating func decide(_ changed: [String: Decision]) {
      steps.append(
        changed.mapValues { _ in .none }.merging(all.filter { changed[$0.key] != nil }) { $1 })
      apply(changed)
    }

    mutating func undo() { if let before = steps.popLast() { apply(before) } }

    private mutating func apply(_ changed: [String: Decision]) {
      all.merge(changed) { $1 }
      _ = table.set(changed)
    }
  }

  @Test(
    "after any decisions, undo and merges is what those that are left give when it is made anew, bit for bit",
    arguments: [1, 2, 3] as [UInt64])
  func exact(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let ids = shelf.library.ids
    var decided = Decided(ids)
    func several(_ count: Int) -> [String: Decision] {
      (0..<count).reduce(into: [:]) { changed, _ in
        let standing = Standing.allCases.randomElement(using: &generator) ?? .kept
        changed[ids.randomElement(using: &generator) ?? ""] = Decision(standing: standing)
      }
    }
    for _ in 0..<60 {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<5: decided.decide(several(1))
      case 5..<8: decided.undo()
      default: decided.decide(several(7))
      }
      let now = Taste(shelf.frame.choices(decided.table), in: shelf.frame)
      let shelf = Shelf(shelf.library)
      let table = DecisionTable(decided.all.filter { $0.value != .none }, ids: ids)
      let anew = Taste(shelf.frame.choices(table), in: shelf.frame)
      #expect(now.scores.map(\.bitPattern) == anew.scores.map(\.bitPattern), "seed \(seed)")
      #expect(now.voteWeight.bitPattern == anew.voteWeight.bitPattern)
    }
  }

  @Test("does not depend on how many cores reckon at once")
  func cores() async {
    let choices = (0..<60).map { Taste.Choice($0, isKept: $0 % 4 == 0) }
    let alone = Taste(choices, in: shelf.frame).scores
    let library = shelf.library
    await withTaskGroup(of: [Float].self) { group in
      for _ in 0..<8 { group.addTask { Taste(choices, in: Shelf(library).frame).scores } }
      for await scores in group { #expect(scores == alone) }
    }
  }

  @Test("does not depend on the order in which files are read")
  func filesInAnyOrder() {
    let files = subjects(papers: 200, seed: 15)
    var generator = SeededGenerator(seed: 4)
    let other = Shelf(files.shuffled(using: &generator))
    // One more file for a day that has one: its papers may stand before or behind the others.
    let extra = DigestFile(
      name: "x.md",
      bytes: Array("## 2031-01-03\n### [확산 speech](https://a.b/x)\n- 확산 reward 모델\n".utf8))
    let (one, two) = (Shelf(files + [extra]), Shelf([extra] + files))
    let choices = (0..<10).map { Taste.Choice($0, isKept: $0 % 4 == 0) }
    #expect(Taste(choices, in: shelf.frame).scores == Taste(choices, in: other.frame).scores)
    func scores(_ shelf: Shelf) -> [String: Float] {
      let taste = Taste(choices, in: shelf.frame)
      return Dictionary(uniqueKeysWithValues: zip(shelf.library.ids, taste.scores))
    }
    #expect(scores(one) == scores(two) && one.library.ids != two.library.ids)
  }

  /// Archives that nobody meant, by what is wrong with them.
  private static let hostileArchives: [String: String] = [
    "nothing": "",
    "one paper": "## 2031-01-01\n### [하나](https://a.b/1)\n- 혼자\n",
    "no words": "## 2031-01-01\n### [](https://a.b/1)\n### [](https://a.b/2)\n",
    "one word a million times": [
      "## 2031-01-01\n### [a](https://a.b/1)\n- ", String(repeating: "word ", count: 1_000_000),
      "\n### [word](https://a.b/2)\n- word other\n### [other](https://a.b/3)\nAuthors: ",
      String(repeating: "A,", count: 100_000), "\n- other\n",
    ].joined(),
  ]

  @Test(
    "hostile archives are ranked",
    arguments: ["nothing", "one paper", "no words", "one word a million times"])
  func hostile(name: String) throws {
    let text = try #require(TasteTests.hostileArchives[name])
    let shelf = Shelf([DigestFile(name: "h.md", bytes: Array(text.utf8))])
    let count = shelf.library.papers.count
    let taste = Taste((0..<count).map { Taste.Choice($0, isKept: $0 == 0) }, in: shelf.frame)
    #expect(taste.scores.count == count && taste.scores.allSatisfy(\.isFinite))
    #expect(
      shelf.frame.index.similar(to: Array(0..<min(1, count)), most: 5).allSatisfy {
        $0.likeness <= 1
      })
  }
}

@Suite("The index of words")
struct WordIndexTests {
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var words: [String] = []
    var position = 0
    while let word = PaperWords.next(in: bytes.span.bytes, &position, end: bytes.count) {
      words.append(String(decoding: bytes[word], as: UTF8.self))
    }
    return words
  }

  @Test(
    "takes text apart into words",
    arguments: [
      ("모델은 모델에서 모델", ["모델", "모델", "모델"]), ("확산모델입니다", ["확산모델"]),
      ("models loss gpus is c++ c#", ["model", "loss", "gpu", "is", "c++", "c#"]),
      ("llm은 3d", ["llm", "3d"]), ("회의 나는", ["회의", "나는"]), ("", []), ("--- ㅎㅅ é", []),
    ] as [(String, [String])])
  func walk(text: String, expected: [String]) { #expect(words(text) == expected) }

  @Test("finds papers by what they share, and how like")
  func similar() {
    let library = library(
      """
      ## 2031-04-05
      ### [확산 모델](https://a.b/1)
      Authors: Kim A
      - 이미지 잡음 제거
      ### [확산 이미지](https://a.b/2)
      - 이미지 잡음 확산
      ### [강화 학습](https://a.b/3)
      Authors: Kim A
      - 보상 정책
      ### [보상 정책](https://a.b/4)
      - 강화 학습

      """)
    let index = WordIndex(library, corpus: Corpus(library.papers))
    let found = index.similar(to: [0], most: 3)
    #expect(found.map(\.paper) == [1, 2])
    #expect(found[0].likeness > found[1].likeness && found[0].likeness < 1)
    #expect(index.similar(to: [2], most: 9).map(\.paper).first == 3)
    #expect(index.similar(to: [0], most: 9, least: 0.99).isEmpty)
  }

  @Test("natural logarithms are right to the last digits")
  func logarithm() {
    for value in [0.001, 0.5, 1, 1.4142135623730951, 2, 2.718281828459045, 5_489, 1e9] {
      let power = Logarithm.natural(value)
      // exp by its own series, halved often enough to converge at once.
      var (sum, term) = (1.0, 1.0)
      let small = power / 1_024
      for step in 1...12 {
        term *= small / Double(step)
        sum += term
      }
      for _ in 0..<10 { sum *= sum }
      #expect(abs(sum / value - 1) < 1e-11, "\(value)")
    }
  }

  @Test(
    "takes at most 6 MB for each 5,488 papers of the archive",
    .enabled(if: RealArchive.isPresent, "the real archive is not on this machine"))
  func memory() throws {
    let path = try #require(RealArchive.path)
    let library = LibraryLoader.all(try Archive(paths: [path]))
    let index = WordIndex(library, corpus: Corpus(library.papers))
    #expect(index.footprint * 5_488 <= 6_000_000 * library.papers.count)
  }
}
