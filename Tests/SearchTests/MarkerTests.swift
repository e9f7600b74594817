import Decisions
import Digest
import Normalization
import TestSupport
import Testing

@testable import Search

@Suite("Marks and excerpts")
struct MarkerTests {
  private func marked(_ text: String, _ typed: String) -> String {
    let matcher = MatcherBuilder(searcher: Searcher(Library()), decisions: .init(), today: nil)
      .matcher(Query(typing: typed))
    var rest = text.utf8[...]
    var result = ""
    for range in Marker(matcher).ranges(in: text, part: .body) {
      let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.lowerBound)
      let end = text.utf8.index(start, offsetBy: range.count)
      result += String(rest[..<start]).orEmpty + "«" + String(text[start..<end]) + "»"
      rest = text.utf8[end...]
    }
    return result + String(rest).orEmpty
  }

  @Test(
    "marks what was searched for, whatever its case, form and reading",
    arguments: [
      ("확산 모델과 확산", "확산 ", "«확산» 모델과 «확산»"),
      ("Diffusion", "FUS", "Dif«fus»ion"),
      ("확산 모델", "\"산 모\"", "확«산 모»델"),
      ("Straße", "ss", "Stra«ß»e"),
      ("Straße", "as", "Str«aß»e"),
      ("e\u{323}\u{302}x", "ệ", "«ệ»x"),
      ("q\u{323}x", "q", "«q\u{323}»x"),
      ("aaaa", "aa aaa", "«aaaa»"),
      ("확산", "", "확산"),
      ("확산", "모델", "확산"),
      ("확산", "-확산", "확산"),
      ("확산 또는 모델", "확산 OR 모델", "«확산» 또는 «모델»"),
      ("이 확산의 모델은", "ㅎㅅㅁㄷ", "이 확산의 모델은"),
      ("이 확산 모델은", "ㅎㅅㅁㄷ", "이 «확산 모델»은"),
      ("확산 확장", "확사", "«확산» 확장"),
      ("하나의 한국", "한", "«하나»의 «한»국"),
      ("ＧＰＵ를 쓰는 gpu", "gpu", "«ＧＰＵ»를 쓰는 «gpu»"),
      ("GPT-4와 GPT-3", "/GPT-[0-9]/", "«GPT-4»와 «GPT-3»"),
      ("새 확산 모델과 확산모델", "확산모델", "새 «확산 모델»과 «확산모델»"),
      ("확산 모델", "확산모데", "«확산 모델»"),
      ("확\u{AD}산", "확산", "«확\u{AD}산»"),
      ("“What’s” state‑of", "what's state-of", "“«What’s»” «state‑of»"),
      ("Schölkopf", "scholkopf", "«Schölkopf»"),
      ("Scholkopf", "schölkopf", "Scholkopf"),
      ("RL을 world", "RL", "«RL»을 wo«rl»d"),
      ("RL을 world", "word:RL", "«RL»을 world"),
      ("제목만", "title:제목", "제목만"),
      ("본문만", "body:본문", "«본문»만"),
    ])
  func examples(text: String, query: String, expected: String) {
    #expect(marked(text, query) == expected)
    // In NFD the same characters, which are whole syllables.
    #expect(marked(decomposed(text), query) == decomposed(expected), "decomposed")
  }

  @Test(
    "the marked original folds to the word, has the 초성, or matches",
    arguments: 0..<20 as Range<UInt64>)
  func property(batch: UInt64) throws {
    var (literal, other) = (0, 0)
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      let library = library(
        random.happens(2) ? decomposed(random.digest(papers: 4)) : random.digest(papers: 4))
      let text = random.happens(4) ? random.phrase() : random.word()
      let found = try Searcher(library).find(Query(typing: text))
      guard case .term(.text(let term)) = found.query.condition else { continue }
      let matcher = TextMatcher(term, allowing: [.half, .ending])
      for place in found.papers {
        let paper = library.papers[place]
        let lines =
          [(paper.title, Marker.Part.title), (paper.authors.joined(separator: ", "), .authors)]
          + paper.body.map { ($0, .body) }
        var marks = 0
        for (line, part) in lines {
          for range in found.marker.ranges(in: line, part: part) {
            marks += 1
            let original = String(decoding: Array(line.utf8)[range], as: UTF8.self)
            let folded = ReferenceMatcher.folded(original)
            let word = Array(String(decoding: matcher.literal, as: UTF8.self).unicodeScalars)
            let isLiteral = !ReferenceMatcher.places(of: word, in: folded).isEmpty
            let isOther =
              ReferenceMatcher.hasHalfTyped(word, folded)
              || ReferenceMatcher.hasSpaced(word, folded, half: true)
              || found.conversions.contains { $0.meant == String(String.UnicodeScalarView(folded)) }
              || matcher.choseong != nil && ReferenceMatcher.hasChoseong(word, folded)
            #expect(isLiteral || isOther, "seed \(seed): \(text) marks \(original) in \(line)")
            if isLiteral { literal += 1 } else { other += 1 }
            // On whole characters.
            #expect(
              line.contains(original)
                && line.indices.contains(
                  line.utf8.index(line.startIndex, offsetBy: range.lowerBound))
            )
          }
        }
        // An authors' line is shown without what stands between its names.
        #expect(
          marks > 0 || found.reading(of: place) != nil && paper.authorCount > 0,
          "seed \(seed): \(text)")
      }
    }
    #expect(literal > 10 && other > 0)
  }

  @Test("a line of the summary tells why a paper is listed, unless its title does")
  func excerpts() throws {
    let library = library(
      "### [등불](https://a)\nAuthors: Ga, Na\n- 첫 줄\n- 둘째 **확산** 줄\n### [확산](https://b)\n- 확산\n")
    let found = try Searcher(library).find(Query("확산"))
    let excerpt = try #require(Excerpt(library.papers[0], marker: found.marker))
    #expect(excerpt.text == "- 둘째 **확산** 줄" && excerpt.part == .body)
    #expect(Excerpt(library.papers[1], marker: found.marker) == nil)
    let author = try Searcher(library).find(Query("na"))
    #expect(Excerpt(library.papers[0], marker: author.marker)?.part == .authors)
    #expect(Excerpt(library.papers[0], marker: Marker()) == nil)
  }
}

extension Optional where Wrapped == String {
  fileprivate var orEmpty: String { self ?? "" }
}
