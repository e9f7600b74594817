import TestSupport
import Testing

@testable import TextLayout

@Suite("Inline Markdown")
struct InlineMarkdownTests {
  init() throws { _ = try #require(testLocale) }

  @Test(
    "emphasis and code become styles",
    arguments: [
      ("그냥 글", "그냥 글"),
      ("**확산 모델**은", "{bold 확산 모델}은"),
      ("**모델(LLM)**은", "{bold 모델(LLM)}은"),
      ("이는**“강조”**입니다", "이는{bold “강조”}입니다"),
      ("__굵게__ _기울여_", "{bold 굵게} {italic 기울여}"),
      ("*하나* 둘", "{italic 하나} 둘"),
      ("***둘 다***", "{boldItalic 둘 다}"),
      ("**굵고 *기운* 글**", "{bold 굵고 }{boldItalic 기운}{bold  글}"),
      ("**a*b**", "{bold a*b}"),
      ("점수 _6.92%_의 개선", "점수 {italic 6.92%}의 개선"),
      ("MIGE는_image generation_의", "MIGE는{italic image generation}의"),
      ("`code` 와 ``a`b``", "{code code} 와 {code a`b}"),
      ("`` `x` ``", "{code `x`}"),
      ("`**그대로**`", "{code **그대로**}"),
    ])
  func emphasis(source: String, expected: String) {
    #expect(parsed(source) == expected)
  }

  @Test(
    "what is no mark is shown as it is",
    arguments: [
      "snake_case_name", "변수_이름_값", "2*3*4", "x**2 + y**2", "A* 탐색과 A*는", "A*와 B*를", "a * b * c",
      "**닫히지 않음", "`닫히지 않음", "`one' and `two'", "``quoted'' text", "** 빈칸 **",
      "가격은 $5 그리고 $10", "{\\sc MwpBench}", "\\\\mlee 를", "[각주]", "[text](#section)",
      "![](/avatars/x.svg)", "f(x)[0](y)", "a < b > c",
      "<MASK> 토큰", "*\u{301}기호*",
    ])
  func shown(source: String) {
    #expect(parsed(source) == source)
  }

  @Test(
    "a backslash goes before a mark only",
    arguments: [
      ("\\*별\\*", "*별*"), ("a\\_b", "a_b"), ("\\`x\\`", "`x`"), ("\\[x", "[x"),
      ("\\\\**굵게**", "\\{bold 굵게}"),
    ])
  func backslashes(source: String, expected: String) {
    #expect(parsed(source) == expected)
  }

  @Test(
    "links are numbered, each address once",
    arguments: [
      ("[논문](https://a.b/c)을", "{link1 논문}을", ["https://a.b/c"]),
      ("![그림](https://a.b/c.png)", "{link1 그림}", ["https://a.b/c.png"]),
      ("![](https://a.b/c.png)", "{link1 https://a.b/c.png}", ["https://a.b/c.png"]),
      (
        "https://a.b/?x=1&amp;y=&#35;2 <https://a.b/&lt;> ![](https://a.b/&amp;)",
        "{link1 https://a.b/?x=1&y=#2} {link2 https://a.b/<} {link3 https://a.b/&}",
        ["https://a.b/?x=1&y=#2", "https://a.b/<", "https://a.b/&"]
      ),
      ("[https://a.b/?x&amp;y](https://a.b/z)", "{link1 https://a.b/?x&y}", ["https://a.b/z"]),
      ("코드는 https://a.b/c에서", "코드는 {link1 https://a.b/c}에서", ["https://a.b/c"]),
      ("https://a.b/확산_모델 은", "{link1 https://a.b/확산_모델} 은", ["https://a.b/확산_모델"]),
      (
        "https://한국.kr/검색?말=글을&b#절.", "{link1 https://한국.kr/검색?말=글을&b#절}.",
        ["https://한국.kr/검색?말=글을&b#절"]
      ),
      (
        "https://a.b/에서, https://a.b/c/을", "{link1 https://a.b/}에서, {link2 https://a.b/c/}을",
        ["https://a.b/", "https://a.b/c/"]
      ),
      ("https://a.b/é/c", "{link1 https://a.b/é/c}", ["https://a.b/é/c"]),
      ("https://a.b/「가」", "{link1 https://a.b/}「가」", ["https://a.b/"]),
      ("<https://a.b/위키/가나>는", "{link1 https://a.b/위키/가나}는", ["https://a.b/위키/가나"]),
      ("(https://a.b/c).", "({link1 https://a.b/c}).", ["https://a.b/c"]),
      ("https://a.b/c_(d), 끝", "{link1 https://a.b/c_(d)}, 끝", ["https://a.b/c_(d)"]),
      ("[위키](https://a.b/c_(d))", "{link1 위키}", ["https://a.b/c_(d)"]),
      ("<https://a.b/>", "{link1 https://a.b/}", ["https://a.b/"]),
      ("**https://a.b**는", "{link1 https://a.b}는", ["https://a.b"]),
      (
        "https://a.b 와 http://c.d", "{link1 https://a.b} 와 {link2 http://c.d}",
        ["https://a.b", "http://c.d"]
      ),
      ("https://a.b https://a.b", "{link1 https://a.b} {link1 https://a.b}", ["https://a.b"]),
      ("[![로고](https://i.j)](https://a.b)", "{link2 로고}", ["https://a.b", "https://i.j"]),
      ("[a [b] `]` c](https://a.b)", "{link1 a [b] }{code1 ]}{link1  c}", ["https://a.b"]),
      ("ftp://a.b javascript:x", "ftp://a.b javascript:x", []),
      ("https:// 만", "https:// 만", []),
    ] as [(String, String, [String])])
  func links(source: String, expected: String, urls: [String]) {
    var links = LinkTable()
    #expect(notation(InlineMarkdown.parse(source, links: &links).spans) == expected)
    #expect(links.links.map(\.url) == urls)
  }

  @Test("links go on where the caller's end")
  func seededLinks() {
    var links = LinkTable([.init(url: "https://arxiv.org/abs/1", text: "arXiv")])
    let text = InlineMarkdown.parse("https://a.b, https://arxiv.org/abs/1", links: &links)
    #expect(notation(text.spans) == "{link2 https://a.b}, {link1 https://arxiv.org/abs/1}")
    #expect(links.links.map(\.text) == ["arXiv", "https://a.b"])
  }

  @Test(
    "an item begins with its label",
    arguments: [
      ("**What's New**: 글", "{label What's New}: 글"),
      ("***Technical Details***: 글", "{label Technical Details}: 글"),
      ("**고찰:** 글", "{label 고찰:} 글"),
      ("What's New: 글", "{label What's New}: 글"),
      ("What’s New: 글", "{label What’s New}: 글"),
      ("Performance Highlights", "{label Performance Highlights}"),
      ("**굵은** 글", "{bold 굵은} 글"),
      ("Technical Details are", "Technical Details are"),
      ("글 **What's New**: 글", "글 {bold What's New}: 글"),
    ])
  func labels(source: String, expected: String) {
    var links = LinkTable()
    let text = InlineMarkdown.parse(source, links: &links, beginsItem: true)
    #expect(notation(text.spans) == expected)
  }

  @Test("nothing but marks disappears", arguments: 0..<500 as Range<UInt64>)
  func onlyMarksDisappear(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "*", "**", "***", "_", "__", "`", "``", "[", "]", "(", ")", "!", "<", ">", "\\", "$", "가",
      "a", "1",
      " ", "é", "“", "e\u{304}\u{301}", "\\(", "\\]", "$$",
    ]
    let source = Sanitizer.clean(random.join(parts, count: 30))
    var links = LinkTable()
    // Formulas as they are written: as text they have no marks to compare.
    let plain = InlineMarkdown.parse(source, links: &links, showsSource: true).plain
    func withoutMarks(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { !"*_`\\ ".unicodeScalars.contains($0) }
    }
    #expect(withoutMarks(plain) == withoutMarks(source), "seed \(seed): \(source)")
    #expect(links.links.isEmpty)
    #expect(Sanitizer.clean(plain) == plain, "seed \(seed): \(source)")
  }

  @Test("nothing but addresses moves to the links", arguments: 0..<500 as Range<UInt64>)
  func wordsStay(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "[", "](https://a.b/c)", "![", ")", "]", "https://d.e/f", "<https://g.h>", "가", "나 ", "**",
      "`", "\\", "$", "_",
    ]
    let source = random.join(parts, count: 24)
    var links = LinkTable()
    let text = InlineMarkdown.parse(source, links: &links)
    func hangul(_ text: String) -> String { text.filter { "가나".contains($0) } }
    #expect(hangul(text.plain) == hangul(source), "seed \(seed): \(source)")
    #expect(text.spans.map(\.text).joined() == text.plain)
    for span in text.spans {
      if let link = span.link { #expect((1...links.links.count).contains(link), "seed \(seed)") }
    }
  }

  @Test(
    "a long hostile text takes no longer than its length deserves",
    arguments: [
      "[", "[a](", "`a ``b ", "*a _b ", "$a", "\\(", "<http://", "(http://a", "[](http://", "**a",
    ])
  func hostile(part: String) {
    var links = LinkTable()
    let source = String(repeating: part, count: 20_000)
    #expect(InlineMarkdown.parse(source, links: &links).plain.utf8.count > 0)
  }

  @Test(
    "a mark that carries an accent is text, and parsing comes to its end",
    arguments: ["$", "$$", "`", "*", "_", "[", "]", "![", "<", "\\"])
  func accented(mark: String) {
    let source = "확산 \(mark)\u{0301}모델 \(mark)\u{0301}"
    #expect(parsed(source).unicodeScalars.elementsEqual(source.unicodeScalars))
  }

  @Test("reads marks alike amid long text and alone", arguments: 0..<300 as Range<UInt64>)
  func amidText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "*", "**", "_", "`", "[", "](", ")", "!", "<", ">", "&amp;", "\\", "\\*", "\\(", "$", "^",
      "h", "H",
      "x", "논", " ", "http://a",
    ]
    for _ in 0..<20 {
      var source = ""
      // So short that no step of the scanner is a long one.
      while let part = parts.randomElement(using: &random), source.utf8.count + part.utf8.count < 16
      {
        source += part
      }
      let before = String(repeating: "글", count: Int.random(in: 0...16, using: &random)) + " "
      let after = " " + String(repeating: "논문", count: Int.random(in: 0...9, using: &random))
      #expect(
        parsed(before + source + after) == before + parsed(source) + after,
        "seed \(seed): \(source)")
    }
  }

  private func parsed(_ source: String) -> String {
    var links = LinkTable()
    return notation(InlineMarkdown.parse(source, links: &links).spans)
  }
}

/// Spans as text: `{bold 확산}은`, `{link2 논문}`.
func notation(_ spans: [StyledSpan]) -> String {
  spans.map { span in
    let text = span.isMatch ? "«\(span.text)»" : span.text
    if span.style == .plain, span.link == nil { return text }
    return "{\(span.style)\(span.link.map(String.init) ?? "") \(text)}"
  }.joined()
}
