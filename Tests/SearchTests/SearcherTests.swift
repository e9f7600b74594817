import Decisions
import Digest
import TestSupport
import Testing

@testable import Search

@Suite("The searcher")
struct SearcherTests {
  private let searcher = Searcher(
    library(
      """
      ## 2031-04-05
      ### [확산 모델](https://arxiv.org/abs/3104.00001)
      Vote: 5
      - ***What's New***: 조류를 그립니다.
      - 더 이어지는 줄
      - ***Technical Details***: diffusion 모델은 빠릅니다.
      ### [학습 모델링](https://arxiv.org/abs/3104.00002)
      Vote: 9
      - 확장된 모델링입니다.
      ## 2031-04-06
      ### [등불](https://example.org/3)
      - **확산**: 모델을 봅니다. https://github.com/a/b

      """))

  private func papers(_ text: String) throws -> [Int] { try searcher.find(Query(text)).papers }

  @Test(
    "every form of the language",
    arguments: [
      ("ㅎㅅㅁㄷ", [0, 1]), ("확사", [0, 2]), ("title:ㅎㅅㅁㄷ", [0, 1]), ("label:new", [0]),
      ("label:new:이어지는", [0]),
      ("label:new:diffusion", []), ("label:technical:\"diffusion 모델\"", [0]), ("label:확산", [2]),
      ("-확산", [1]), ("확산 -diffusion", [2]),
      ("vote:none", [2]), ("vote:>5", [1]), ("vote:5..9 확산", [0]), ("has:code", [2]),
      ("day:sun", [2]), ("date:1d", [2]), ("date:2d", [0, 1, 2]),
      ("id:3104.00002v3", [1]), ("/모델$/", [0]), ("body:/^- 확/", [1]), ("조류 OR 등불", [0, 2]),
      ("is:unread", [0, 1, 2]), ("is:kept", []),
      ("\"모델은 빠\"", [0]), ("sort:vote", [0, 1, 2]),
    ] as [(String, [Int])])
  func forms(query: String, expected: [Int]) throws {
    #expect(try self.papers(query) == expected)
  }

  @Test("words typed on the other keyboard are found and said")
  func otherKeyboard() throws {
    let found = try searcher.find(Query("ghkrtks"))
    #expect(found.papers == [0, 2])
    #expect(found.conversions.map(\.description) == ["ghkrtks → 확산"])
    #expect(found.query.description == "확산" && found.asked.description == "ghkrtks")
    let english = try searcher.find(Query("모델 얄려냐ㅐㅜ"))
    #expect(english.papers == [0] && english.conversions.map(\.meant) == ["diffusion"])
    // Not tried where the query as typed finds something.
    #expect(try searcher.find(Query("diffusion")).conversions.isEmpty)
    #expect(try searcher.find(Query("ghkrtks -모델")).conversions.isEmpty)
  }

  @Test("half-typed words count in the prompt, and otherwise where the word stands nowhere")
  func halfTyped() throws {
    #expect(try searcher.find(Query(typing: "확자")).readings == [.halfTyped])
    let prompt = try searcher.find(Query(typing: "모"))
    #expect(prompt.papers == [0, 1, 2])
    #expect(try searcher.find(Query(typing: "학스")).papers == [1])
    #expect(try searcher.find(Query("학스")).papers == [1])
    #expect(try searcher.find(Query("\"학스\"")).papers == [])
    // 그 stands as written, so 글 or 그립 do not count for it.
    #expect(try searcher.find(Query("그리")).readings == [.halfTyped])
  }

  @Test("relevance: title before label before body, whole words first, then votes")
  func relevance() throws {
    let found = try searcher.find(Query("모델 sort:relevance"))
    // 모델 is a whole word in the title of 0, the beginning of one in that of 1, and in the summary
    // of 2.
    #expect(searcher.list(found) == [0, 1, 2])
    #expect(searcher.list(try searcher.find(Query("모델 sort:-relevance"))) == [2, 1, 0])
    #expect(searcher.list(try searcher.find(Query("확산 sort:relevance"))) == [0, 2])
  }

  @Test("the order is the query's, else the caller's, and within it the newest day's first")
  func orders() throws {
    #expect(searcher.list(try searcher.find(Query("모델"))) == [2, 0, 1])
    #expect(searcher.list(try searcher.find(Query("모델")), by: SortOrder(.vote)) == [1, 0, 2])
    #expect(
      searcher.list(try searcher.find(Query("모델 sort:date")), by: SortOrder(.vote)) == [2, 0, 1])
    #expect(searcher.list(try searcher.find(Query("모델")), of: [0, 1, 2]) == [0, 1, 2])
  }

  @Test("a hostile regular expression ends by the match limit")
  func hostile() throws {
    let text = "### [x](https://a)\n- \(String(repeating: "a", count: 60))b\n"
    let error = #expect(throws: PatternError.self) {
      try Searcher(library(text)).find(Query("/(a+)+$/"))
    }
    #expect(error?.source == "(a+)+$")
    // A mark that takes too long marks nothing.
    let other = try Searcher(library("### [a](https://a)\n")).find(Query("/(a+)+$/"))
    #expect(other.papers == [0])
    #expect(other.marker.ranges(in: String(repeating: "a", count: 60) + "b", part: .body) == [])
  }

  @Test(
    "regular expressions take case where a capital letter is in them",
    arguments: [
      ("/diffusion/", [0]), ("/DIFFUSION/", []), ("/\\Wdiffusion\\W/", [0]), ("/\\S+ion/", [0]),
    ] as [(String, [Int])])
  func smartCase(query: String, expected: [Int]) throws {
    #expect(try self.papers(query) == expected)
  }

  @Test("decisions are asked")
  func decisions() throws {
    let ids = searcher.library.papers.map(\.id)
    let table = DecisionTable(
      ["3104.00001": Decision(standing: .kept, tags: ["TODO"], note: "x")], ids: ids)
    for query in ["is:kept", "tag:todo", "is:noted", "has:note", "-is:unread"] {
      #expect(try searcher.find(Query(query), decisions: table).papers == [0], "\(query)")
    }
  }

  @Test("percentiles are shared by ties, and unknown votes have none")
  func percentiles() {
    let votes = [9, 9, 8, 7, 6, 5, 4, 3, 2, 1].map { "### [a](https://a)\nVote: \($0)\n" }.joined()
    let library = library(
      "## 2031-04-05\n" + votes + "### [b](https://b)\n## 2031-05-01\n### [c](https://c)\nVote: 3\n"
    )
    let percentiles = VotePercentiles(library)
    #expect((0..<10).map { percentiles.inMonth($0) } == [90, 90, 70, 60, 50, 40, 30, 20, 10, 0])
    #expect(
      percentiles.inDay(0) == 90 && percentiles.inDay(10) == nil && percentiles.inMonth(11) == 0)
  }

  @Test("What completion offers is counted when that is asked for, not before the first search")
  func counts() {
    let searcher = Searcher(Self.people.library)
    searcher.prepare()
    #expect(!searcher.isCounted)
    searcher.count()
    #expect(searcher.isCounted && searcher.values.authors.contains("Bernhard Schölkopf"))
  }

  @Test("the memory is at most 1.6 bytes for each byte of text, 초성 included")
  func memory() throws {
    let line =
      "- 확산 모델(Diffusion Model)은 대규모 언어 모델과 함께 쓰이며, 기존보다 1.5배 빠른 학습을 보입니다. “ㅎㅅ” αβ\n"
    let paper =
      "### [Tides of Diffusion](https://a)\nAuthors: A Ga, B Na\n"
      + String(repeating: line, count: 12)
    let library = library(String(repeating: paper, count: 300))
    let searcher = Searcher(library)
    searcher.prepare()
    var size = 0
    for paper in library.papers { paper.withSearchText { size += $1.byteCount + 1 } }
    let starts = library.papers.count * (MemoryLayout<Int>.stride + MemoryLayout<UInt32>.stride)
    #expect(Double(searcher.corpus.footprint - starts) <= 1.6 * Double(size))
  }

  private static let people = Searcher(
    library(
      """
      ## 2031-04-05
      ### [확산 모델로 만드는 비디오 파노라마](https://arxiv.org/abs/3104.00001)
      Authors: Bernhard Schölkopf
      - 360 파노라마의 강화 학습
      ### [RL을 쓰는 SAM](https://arxiv.org/abs/3104.00002)
      - world, organic: **GAN**s state‑of‑the‑art “What’s”
      ### [World organ](https://arxiv.org/abs/cs/0112017)
      Authors: B Scholkopf
      - 확산모델, 확\u{AD}산 모\u{200B}델

      """))

  @Test(
    "what people type is found, in which reading",
    arguments: [
      ("확산모델", [0: .spaced, 2: .literal]), ("강화학습", [0: .spaced]),
      ("확산모데", [0: .halfTyped, 2: .halfTyped]),
      ("비디오 확산 모델을 360도 파노라마로", [0: .ending]), ("파노라마에서는", [0: .ending]),
      ("RL", [1: .literal, 2: .inWord]), ("rl", [1: .literal, 2: .literal]),
      ("word:RL", [1: .literal]),
      ("-RL", [0: .literal, 2: .literal]), ("GAN", [1: .literal, 2: .inWord]),
      ("SAM", [1: .literal]),
      ("scholkopf", [0: .literal, 2: .literal]), ("schölkopf", [0: .literal]),
      ("\"what's\"", [1: .literal]), ("state-of-the-art", [1: .literal]),
      ("\"확산 모델\"", [0: .literal, 2: .literal]),
      ("3104.00001", [0: .literal]), ("arXiv:3104.00001v2", [0: .literal]),
      ("https://huggingface.co/papers/3104.00001/", [0: .literal]),
      ("https://www.alphaxiv.org/abs/3104.00001", [0: .literal]),
      ("https://doi.org/10.48550/arXiv.3104.00001", [0: .literal]),
      ("https://arxiv.org/abs/cs/0112017", [2: .literal]), ("cs.LG/0112017", [2: .literal]),
      ("arXiv:cs.LG/0112017v1", [2: .literal]),
    ] as [(String, [Int: Reading])])
  func natural(query: String, readings: [Int: Reading]) throws {
    let found = try Self.people.find(Query(query))
    #expect(Dictionary(uniqueKeysWithValues: zip(found.papers, found.readings)) == readings)
    // As written before whatever else.
    #expect(Self.people.list(found).first.map { readings[$0] } == readings.values.min())
  }

  @Test(
    "a name of up to four letters in capitals is a word first, with a particle behind it allowed",
    arguments: [
      ("LoRA", "LoRA로 맞춥니다", .literal), ("LoRA", "LoRAs", .literal),
      ("LoRA", "exploration", .inWord),
      ("RL", "RL을", .literal), ("RL", "(RL)", .literal), ("RL", "RLHF", .inWord),
      ("rl", "RLHF", .literal),
      ("SAM", "same", .inWord), ("word:RL", "RLHF", nil), ("-RL", "RLHF", .literal),
      ("-RL", "RL은", nil),
    ] as [(String, String, Reading?)])
  func shortNames(query: String, text: String, reading: Reading?) throws {
    let found = try Searcher(library("### [x](https://a)\n- \(text)\n")).find(Query(query))
    #expect(found.readings.first == reading)
  }

  private static let marked = Searcher(
    library(
      """
      ### [Marked](https://a)
      - ***What's New***: **강화 학습**과 `k-means`로 *묶*습니다. a * b, snake_case_name
      - **고찰**：새 **말**
      - R&amp;D 센터의 &lt;표&gt;
      ### [Plain](https://a)
      - ***What's New*** 새 말

      """))

  @Test(
    "what a screen shows is what is found, across the marks of Markdown and those of a label",
    arguments: [
      ("\"강화 학습과 k-means로 묶습니다\"", [0]), ("묶습니다", [0]), ("word:k-means", [0]),
      ("\"what's new: 강화 학습과\"", [0]), ("\"고찰:새 말\"", [0]), ("\"새 말\"", [0, 1]),
      ("\"a * b\"", [0]), ("snake_case_name", [0]), ("label:new:강화", [0]), ("label:고찰:말", [0]),
      ("\"r&d 센터의 <표>\"", [0]), ("\"what's new: 새\"", []), ("\"**새 말\"", []),
      ("title:\"marked\"", [0]),
    ] as [(String, [Int])])
  func shown(query: String, papers: [Int]) throws {
    #expect(try Self.marked.find(Query(query)).papers == papers)
  }

  @Test("what was left out is said, and hits within words are counted apart")
  func said() throws {
    let found = try Self.people.find(Query("파노라마에서는"))
    #expect(found.conversions.map(\.description) == ["파노라마에서는 → 파노라마"])
    #expect(found.marker.ranges(in: "파노라마의", part: .body) == [0..<12])
    #expect(try Self.people.find(Query("RL")).countWithinWords == 1)
    #expect(try Self.people.find(Query("rl")).countWithinWords == nil)
    #expect(try Self.people.find(Query("diffusion")).conversions.isEmpty)
  }

  @Test("decisions are asked when they were made, counted back from today")
  func when() throws {
    let day = 86_400
    let today = DigestDate("2031-04-10")
    let noon = 22_379 * day + 12 * 3600
    let ids = searcher.library.papers.map(\.id)
    let table = DecisionTable(
      [
        ids[0]: Decision(standing: .kept, note: "다시 읽기", since: noon),
        ids[1]: Decision(standing: .skipped, since: noon - 8 * day),
        ids[2]: Decision(standing: .kept),
      ], ids: ids)
    func papers(_ query: String) throws -> [Int] {
      try searcher.find(Query(query), decisions: table, today: today).papers
    }
    #expect(try papers("decided:7d") == [0] && papers("decided:9d") == [0, 1])
    #expect(try papers("kept:2031-04") == [0] && papers("kept:2031-03") == [])
    #expect(try papers("skipped:2031-04-01..2031-04-05") == [1])
    #expect(try papers("is:undecided") == [] && papers("is:보관") == [0, 2])
    #expect(try papers("note:다시") == [0] && papers("메모:\"다시 읽기\"") == [0])
  }

  @Test("a search is given up in the midst of a long line, and goes on where it was")
  func interrupted() throws {
    let long = String(repeating: "가나다라 ", count: 400_000)
    let searcher = Searcher(library("### [x](https://a)\n- \(long)끝\n### [끝](https://b)\n"))
    for query in ["끝", "없는말", "/끝$/", "나다라 끝"] {
      let whole = try searcher.find(Query(query))
      var run = searcher.begin(try Query(query))
      var polls = 0
      for _ in 0..<3 {
        try run.step(isInterrupted: {
          polls += 1
          return polls % 3 == 0
        })
      }
      while !run.found.isComplete { try run.step() }
      #expect(run.found.papers == whole.papers, "\(query)")
    }
    // Never gone through: the first question ends it.
    var run = searcher.begin(try Query("없는말"))
    try run.step(isInterrupted: { true })
    #expect(!run.found.isComplete)
  }

  @Test("a quadratic regular expression on a long line is given up at the next question")
  func quadratic() throws {
    let line = String(repeating: "ab c", count: 20_000) + "z"
    let searcher = Searcher(library("### [x](https://a)\n- \(line)\n"))
    var run = searcher.begin(try Query("/(?<=.{200})(.*).{50}qz/"))
    var polls = 0
    try run.step(isInterrupted: {
      polls += 1
      return polls > 3
    })
    #expect(polls == 4 && !run.found.isComplete)
  }
}
