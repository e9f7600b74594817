import Digest
import Normalization
import Search
import TestSupport
import Testing

@Suite("Searching")
struct SearchTests {
  private static let text = """
    ## 2031-04-05
    ### [Tides of DIFFUSION](https://example.org/0)
    Authors: Haneul Ga, José Ñandú
    - 확산 모델로 조류를 그립니다.
    - 둘째 줄은 짧습니다.
    ### [등불](https://example.org/1)
    Authors: Straße Weg
    - 확산이 아닌 모델입니다.
    ### [\u{1112}\u{116A}\u{11A8}\u{1109}\u{1161}\u{11AB} 지도](https://example.org/2)
    Vote: 77
    ![](https://cdn.example.org/hidden.png)

    """

  @Test(
    "finds papers that have every word, anywhere",
    arguments: [
      ("확산", [0, 1, 2]), ("확산 모델", [0, 1]), ("모델 확산", [0, 1]), ("확산 모델로", [0]), ("확산 지도", [2]),
      ("diffusion", [0]), ("DIFFUSION haneul 둘째", [0]), ("tides 등불", []), ("josé", [0]),
      ("jose\u{301}", [0]),
      ("JOSÉ ÑANDÚ", [0]), ("jose", [0]), ("jòse", []), ("STRASSE", [1]), ("strasse", [1]),
      ("ga, jos", [0]),
      ("\u{1112}\u{116A}\u{11A8}산", [0, 1, 2]), ("없는말", []), ("si", [0]), ("hidden", []),
      ("77", []),
      ("example", []), ("확산  \u{3000}\t모델", [0, 1]), ("확산 확산", [0, 1, 2]),
    ])
  func find(query: String, places: [Int]) throws {
    #expect(try search(Self.text, query) == places)
  }

  @Test("an empty query matches everything", arguments: ["", " ", "\t\u{3000}\n"])
  func empty(query: String) throws {
    #expect(try Query(query).isEmpty)
    #expect(try search(Self.text, query) == [0, 1, 2])
    #expect(try Searcher(Library()).find(Query(query)).papers == [])
  }

  @Test("a mark typed after a space is a word of its own")
  func mark() throws {
    #expect(try search("### [a](https://a)\n", "a \u{301}") == [])
    #expect(try search("### [a - \u{301}](https://a)\n", "a \u{301}") == [0])
  }

  @Test("no word matches across two lines, fields or papers")
  func acrossLines() throws {
    let text = """
      ### [가나](https://a)
      Authors: 다라
      - 마바
      사아
      ### [자차](https://b)

      """
    for whole in ["가나", "다라", "마바", "사아"] { #expect(try search(text, whole) == [0]) }
    for torn in ["나다", "라-", "바사", "아자", "나다라", "바사아"] { #expect(try search(text, torn) == []) }
  }

  @Test("letters that would join across a line's end do not")
  func joining() throws {
    #expect(try search("### [가](https://a)\n- x\n\u{11A8}\n", "각") == [])
    #expect(try search("### [가\u{11A8}](https://a)\n", "각") == [0])
  }

  @Test("a corpus counts its papers and its bytes")
  func size() {
    let corpus = Corpus(library(Self.text).papers)
    #expect(corpus.count == 3)
    // Title, no authors, each with its line feed.
    #expect(Corpus(library("### [가A](https://a)\n").papers).size == 6)
    #expect(Corpus([]).count == 0)
  }

  @Test("what cannot be read matches as it is shown")
  func invalid() throws {
    let bytes = Array("### [A".utf8) + [0xFF] + Array("B](https://a)\n".utf8)
    let searcher = Searcher(Library(files: [DigestFile(name: "test.md", bytes: bytes)]))
    #expect(try searcher.find(Query("a\u{FFFD}b")).papers == [0])
    #expect(try searcher.find(Query("/A.B/")).papers == [0])
  }
}

private func search(_ text: String, _ query: String) throws -> [Int] {
  try Searcher(library(text)).find(Query(query)).papers
}
