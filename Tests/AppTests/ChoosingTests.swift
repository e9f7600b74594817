import Digest
import ReaderDriver
import Search
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Choosing")
struct ChoosingTests {
  private static let library = Library(files: [
    DigestFile(
      name: "choosing.md",
      bytes: Array(
        """
        ## 2031-04-05
        ### [Alder: 확산 이미지](https://arxiv.org/abs/3104.00001)
        Vote: 1
        Authors: Kim A
        - 확산 모델(diffusion model)로 이미지 잡음을 없앱니다. $O(n^2)$
        ### [Birch: 강화 보상](https://arxiv.org/abs/3104.00002)
        Vote: 9
        - 강화 학습의 보상 정책입니다.
        ### [Cedar: 음성 합성](https://arxiv.org/abs/3104.00003)
        Vote: 5
        - 음성을 합성합니다.
        ## 2031-04-06
        ### [Dogwood: 보상 정책](https://arxiv.org/abs/3104.00004)
        Vote: 8
        - 강화 학습 정책의 보상입니다.
        ### [Elm: 확산 잡음 $\\alpha$](https://arxiv.org/abs/3104.00005)
        Vote: 2
        Authors: Kim A
        - 확산 모델(diffusion models)의 이미지 잡음입니다.
        ### [Fir: 소리](https://arxiv.org/abs/3104.00006)
        Vote: 3
        - 소리를 듣습니다.

        """.utf8))
  ])

  private func reader(_ columns: Int = 120, _ rows: Int = 40) -> Driver {
    var reader = Driver.deciding(columns, rows, library: Self.library, corpus: nil)
    let searcher = Searcher(Self.library)
    _ = (searcher.frame, searcher.glossary)
    reader.send(.indexed(searcher), .choosing(Self.library.edition))
    return reader
  }

  /// An archive with one term in both languages.
  private static let terms = Library(files: [
    DigestFile(
      name: "terms.md",
      bytes: Array(
        """
        ## 2031-04-05
        ### [One](https://arxiv.org/abs/3104.00001)
        - 미세 조정(fine-tuning)을 합니다.
        ### [Two](https://arxiv.org/abs/3104.00002)
        - 미세 조정(fine-tuning)은 빠릅니다.
        ### [Three](https://arxiv.org/abs/3104.00003)
        - 미세조정만 합니다.
        ### [Four](https://arxiv.org/abs/3104.00004)
        - 미세먼지와 조정

        """.utf8))
  ])

  @Test("the words are indexed from the first key on, and what was asked too early is answered")
  func indexed() {
    let searcher = Searcher(Self.library)
    var state = Driver.deciding(library: Self.library, corpus: nil).state
    #expect(!update(&state, .indexed(searcher)).contains(.indexWords))
    #expect(update(&state, .key("i")).contains(.indexWords))
    #expect(!update(&state, .key("j")).contains(.indexWords))
    _ = update(&state, .key("i"))
    #expect(state.message?.text == "indexing…")
    _ = searcher.frame
    // The index of another archive comes too late.
    _ = update(&state, .choosing(Library().edition))
    #expect(state.message?.text == "indexing…")
    _ = update(&state, .choosing(Self.library.edition))
    #expect(state.message?.text.contains("Nothing kept yet") == true)
  }

  @Test("the terms are mined once something is searched for, and what is found follows")
  func mined() {
    let searcher = Searcher(Self.terms)
    var state = Driver.deciding(library: Self.terms, corpus: nil).state
    for event in [Event.indexed(searcher), .key("j"), .key("k")] {
      #expect(!update(&state, event).contains(.mineTerms))
    }
    #expect(update(&state, .key("/")).contains(.mineTerms))
    for scalar in "fine-tuning".unicodeScalars {
      #expect(!update(&state, .key(.scalar(scalar))).contains(.mineTerms))
    }
    #expect(state.list.rows.count == 2)
    _ = searcher.glossary
    // Those of another archive come too late.
    _ = update(&state, .termsMined(Library().edition))
    #expect(state.list.rows.count == 2)
    _ = update(&state, .termsMined(Self.terms.edition))
    #expect(state.list.rows.count == 3)
  }

  @Test("the terms of a paper that were asked for too early are listed once they are there")
  func awaited() {
    let searcher = Searcher(Self.terms)
    var state = Driver.deciding(library: Self.terms, corpus: nil).state
    _ = update(&state, .indexed(searcher))
    #expect(update(&state, .key("I")).contains(.mineTerms) && state.overlay == nil)
    _ = searcher.glossary
    _ = update(&state, .termsMined(Self.terms.edition))
    #expect(state.overlay is Menu)
  }

  @Test("the order by taste follows each decision, and undo restores it")
  func order() {
    var reader = reader()
    reader.press("wwwssss")
    #expect(reader.message == "by taste" && reader.listed.first == "Birch")
    let before = reader.listed
    reader.press("/id:3104.00001")
    reader.press(.enter)
    reader.press("m")
    reader.press(.escape)
    #expect(reader.listed.prefix(2) == ["Alder", "Elm"])
    reader.press("u")
    #expect(reader.listed == before)
  }

  @Test("a column shows taste where the list is sorted by it")
  func column() {
    var reader = reader()
    reader.press("wwwm")
    #expect(!reader.screen.contains { $0.contains(" t8") })
    reader.press("ssss")
    #expect(reader.screen.contains { $0.contains("t83") })
  }

  @Test("catching up begun in the order of taste says how its papers rank by it")
  func catchingUp() {
    var reader = reader()
    reader.press("wwwm")
    reader.press("ssssQ")
    #expect(reader.state.catchUp?.isByTaste == true)
    #expect(
      reader.screen.contains { $0.contains(" t") && $0.contains("Elm") && $0.contains("2 t") })
  }

  @Test("the votes of a why are a search by votes")
  func votes() {
    var reader = reader()
    for (id, key) in [("02", "m"), ("04", "m"), ("01", "x"), ("05", "x"), ("06", "x")] {
      reader.press("/id:3104.000" + id)
      reader.press(.enter)
      reader.press(key)
      reader.press(.escape)
    }
    reader.press("/id:3104.00002")
    reader.press(.enter)
    reader.press("i")
    #expect(reader.screen.contains { $0.hasPrefix("  1  +") && $0.contains("votes") })
    reader.press("1")
    #expect(reader.state.activeSearch?.input.text == "sort:vote")
  }

  @Test(
    "papers like one that is not there, or with a tag that none has, are not looked for silently")
  func unknownLikes() {
    var reader = reader()
    reader.press("/like:9999.99999")
    reader.press(.enter)
    #expect(reader.message == "like: not in this archive: 9999.99999")
    reader.press(.escape)
    reader.press("/like:#nothing")
    reader.press(.enter)
    #expect(reader.message == "like: no paper has the tag #nothing")
    reader.press(.escape)
    reader.press("/like:3104.00001")
    reader.press(.enter)
    #expect(reader.message == nil)
  }

  @Test("why says nothing is kept, and else what speaks for the paper, each a search to go on with")
  func why() {
    var reader = reader()
    reader.press("i")
    #expect(reader.message?.contains("Nothing kept yet") == true)
    reader.press("[gm]")
    reader.press("/id:3104.00005")
    reader.press(.enter)
    reader.press("i")
    #expect(reader.statusLine.contains("1 kept"))
    #expect(reader.screen.contains { $0.contains("+") && $0.contains("kim a") })
    #expect(reader.screen.contains { $0.contains("★") && $0.contains("Alder") })
    reader.press(.enter)
    #expect(reader.state.overlay == nil && reader.listed.contains("Elm"))
    reader.press(.escape, .escape)
    #expect(reader.state.search == nil)
  }

  @Test("more like this lists the likest with how like they are, and Esc comes back")
  func similar() {
    var reader = reader()
    let place = reader.place
    reader.press("M")
    #expect(reader.listed == ["Birch"] && reader.state.orderName == "most alike first")
    #expect(reader.screen.contains { $0.contains("%") && $0.contains("Birch") })
    reader.press(.escape)
    #expect(reader.place == place)
    reader.press("vjM")
    #expect(Set(reader.listed) == ["Alder", "Birch"])
    reader.press("s")
    #expect(reader.listed == ["Birch", "Alder"])
  }

  @Test("terms come with their other side, and a search finds both")
  func terms() {
    var reader = reader()
    reader.press("jI")
    #expect(reader.screen.contains { $0.contains("확산 모델") && $0.contains("diffusion model") })
    reader.press(.enter)
    #expect(Set(reader.listed) == ["Alder", "Elm"])
  }

  @Test("a search finds what has its words first, then what has their other side, counted apart")
  func glosses() {
    var reader = reader()
    reader.press("jm/diffusion model")
    #expect(reader.listed.count == 2)
    reader.press(.escape)
    reader.press("/확산 모델")
    #expect(Set(reader.listed) == ["Alder", "Elm"])
    reader.press(.alt("t"))
    #expect(!reader.state.seeksGlosses)
  }

  @Test("terms are counted where the list is of, by the key that tells of them there")
  func glossCount() {
    var reader = Driver.deciding(120, 40, library: Self.terms, corpus: nil)
    let searcher = Searcher(Self.terms)
    _ = (searcher.frame, searcher.glossary)
    reader.send(.indexed(searcher))
    reader.press("/fine-tuning")
    #expect(reader.state.searchCount == "2 found + 1 by terms (Alt-t)")
    reader.press(.enter)
    #expect(reader.state.searchCount == "2 found + 1 by terms (I)")
    // One of the two is decided and hidden, and the term's is not.
    reader.press("m")
    reader.press(.escape)
    reader.press("/fine-tuning -is:kept")
    reader.press(.enter)
    #expect(reader.state.searchCount == "1 found + 1 by terms (I)")
  }

  @Test("formulas are shown as text in titles and summaries, and as written on a key")
  func formulas() {
    var reader = reader()
    #expect(reader.screen.contains { $0.contains("확산 잡음 α") })
    reader.press("V")
    #expect(reader.screen.contains { $0.contains("$\\alpha$") })
    reader.press("V[g")
    #expect(reader.screen.contains { $0.contains("O(n²)") })
  }

  @Test(
    "no key of these fails before anything is known",
    arguments: ["i", "M", "I", "ssss", "V", "ssssQ", "/like:x", "/sort:taste"])
  func early(keys: String) {
    var reader = Driver.deciding(80, 24, library: nil)
    reader.press(keys)
    var other = Driver.deciding(50, 20, library: Self.library, corpus: nil)
    other.press(keys)
    other.press(.enter)
    #expect(!other.screen.isEmpty && !reader.screen.isEmpty)
  }

  @Test("hostile texts are ranked, explained and searched")
  func hostile() {
    let text =
      "## 2031-04-05\n### [\u{1B}[31m$\u{202E}](https://a.b/1)\n- "
      + String(repeating: "(a)가(b c)$\\frac{", count: 5_000) + "\n### [b](https://a.b/2)\n- 가 b\n"
    let library = Library(files: [DigestFile(name: "h.md", bytes: Array(text.utf8))])
    var reader = Driver.deciding(80, 24, library: library, corpus: nil)
    let searcher = Searcher(library)
    _ = (searcher.frame, searcher.glossary)
    reader.send(.indexed(searcher), .choosing(library.edition))
    reader.press("mssssi")
    reader.press(.escape)
    reader.press("MI")
    reader.press(.escape)
    #expect(
      reader.screen.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
  }
}
