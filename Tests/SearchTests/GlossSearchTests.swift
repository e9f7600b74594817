import Digest
import Testing

@testable import Search

@Suite("Searching by glosses")
struct GlossSearchTests {
  private let searcher = Searcher(
    library(
      """
      ## 2031-04-05
      ### [하나](https://a.b/1)
      - 미세 조정(fine-tuning)을 합니다.
      ### [둘](https://a.b/2)
      - 미세 조정(fine-tuning)은 빠릅니다.
      ### [셋](https://a.b/3)
      - 미세조정만 합니다.
      ### [넷](https://a.b/4)
      - we use fine tuning here
      ### [다섯](https://a.b/5)
      - 미세먼지와 조정

      """))

  private func found(_ text: String) throws -> Found {
    var found = try searcher.find(Query(text))
    try searcher.addGlosses(to: &found)
    return found
  }

  @Test("what has the words as typed comes first, and what has their other side after it")
  func order() throws {
    let english = try found("fine-tuning")
    #expect(english.papers == [0, 1, 2] && english.glossCount == 1)
    #expect(searcher.list(english).prefix(2) == [0, 1])
    #expect(english.reading(of: 2) == .gloss)
  }

  @Test("words that are a term together are looked up as one")
  func joined() throws {
    let korean = try found("미세 조정")
    #expect(
      korean.papers == [0, 1, 2, 3, 4] && korean.reading(of: 3) == .gloss && korean.glossCount == 1)
    #expect(try found("미세조정").papers == [0, 1, 2, 3])
  }

  @Test("a tilde demands them, quotation marks forbid them, and a negation has none")
  func demanded() throws {
    #expect(try searcher.find(Query("~fine-tuning")).papers == [0, 1, 2])
    #expect(try searcher.find(Query("~\"fine-tuning\"")).papers == [0, 1, 2])
    #expect(try searcher.find(Query("~\"미세 조정\"")).papers.contains(3))
    #expect(try found("\"fine-tuning\"").papers == [0, 1])
    #expect(try found("-fine-tuning").papers == [2, 3, 4])
    #expect(try searcher.find(Query("fine-tuning")).papers == [0, 1])
  }

  @Test("the other side is marked where it stands")
  func marks() throws {
    let marker = try found("fine-tuning").marker
    #expect(marker.ranges(in: "미세조정만", part: .body) == [0..<12])
  }
}
