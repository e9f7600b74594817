import Decisions
import Digest
import TestSupport
import Testing

@testable import Citations

@Suite("The forms of an export")
struct ExportFormatTests {
  private func export(
    _ format: ExportFormat, _ papers: [Paper], _ decisions: [String: Decision] = [:]
  ) throws -> String {
    var bytes: [UInt8] = []
    try format.write(papers, decisions) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("Markdown reads back to the same papers, whatever stands in them")
  func markdown() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "[a](b)", "](", "*", "김", "{", "\u{1B}", "### ", "Vote: 3", "`", "\\", " ", "e\u{301}",
    ]
    var papers: [Paper] = []
    for day in 1...28 {
      func text() -> String {
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
      }
      papers.append(
        paper(
          "T" + text(), url: "https://arxiv.org/abs/2403.\(10000 + day)", authors: text(),
          date: "2024-02-" + (day < 10 ? "0\(day)" : "\(day)"), body: "- " + text()))
    }
    let text = try export(.markdown, papers)
    #expect(DigestFile(name: "back", bytes: Array(text.utf8)).papers == papers, "seed \(seed)")
  }

  @Test("JSON holds the paper and the decision, with null for what is not known")
  func json() throws {
    let decision = Decision(standing: .kept, tags: ["a", "나"], note: "줄\n\"둘\"")
    let lines = try export(
      .json, [paper(), paper("Other", url: "https://example.org/x")], ["2403.19270": decision]
    )
    .split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""standing":"kept""#) && lines[0].contains(#""tags":["a","나"]"#))
    #expect(lines[0].contains(#""note":"줄\n\"둘\"""#) && lines[0].contains(#""id":"2403.19270""#))
    #expect(lines[1].contains(#""standing":"unread""#) && lines[1].contains(#""note":null"#))
  }

  @Test(
    "CSV quotes what has to be, and makes no formula",
    arguments: [
      ("plain", "plain"), ("a b", "\"a b\""), ("a,b", "\"a,b\""),
      ("say \"a\"", "\"say \"\"a\"\"\""),
      ("a\r\nb", "\"a\r\nb\""), ("a\nb", "\"a\nb\""), ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("-1", "'-1"), ("+1", "'+1"), ("\t=1", "\"'\t=1\""), ("＝1", "'＝1"), ("", ""),
      ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""), ("김, 하늘", "\"김, 하늘\""),
    ])
  func csv(text: String, field: String) {
    var bytes: [UInt8] = []
    CSV.append(field: text, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == field)
  }

  @Test("CSV has a header and a record a paper")
  func records() throws {
    let note = Decision(standing: .kept, tags: ["x"], note: "둘\n줄")
    let text = try export(.csv, [paper("A, B")], ["2403.19270": note])
    #expect(
      text
        == "id,title,authors,date,vote,url,standing,tags,note,until\r\narXiv:2403.19270,\"A, B\","
        + "\"Jihoon Kim; Ada Brook\",2024-03-28,3,https://arxiv.org/abs/2403.19270,kept,x,\"둘\n줄\",\r\n"
    )
  }

  @Test("the day until which a paper is put aside goes into every form that says how it stands")
  func until() throws {
    let later = ["2403.19270": Decision(standing: .later, until: "2031-04-13")]
    let papers = [paper("A")]
    #expect(try export(.json, papers, later).contains(#""until":"2031-04-13","url""#))
    #expect(try export(.json, papers, [:]).contains(#""until":null"#))
    #expect(try export(.csv, papers, later).hasSuffix(",later,,,2031-04-13\r\n"))
    #expect(try export(.org, papers, later).contains(":STATE: later\n:UNTIL: 2031-04-13\n"))
    let note = PaperNote(papers[0], later["2403.19270"] ?? .none).fresh
    #expect(String(decoding: note, as: UTF8.self).contains("state: later\nuntil: \"2031-04-13\"\n"))
  }

  @Test("CSL-JSON is an array of articles with identifiers, names in parts, and groups whole")
  func csl() throws {
    let first = paper("A $L_2$ \"B\"", authors: "Laurens van der Maaten, Kimi Team, Sam Lee Jr., +")
    let second = paper("Other", url: "https://example.org/x", authors: "")
    let text = try export(
      .cslJSON, [first, second], ["2403.19270": Decision(tags: ["a", "b"], note: "줄\n둘")])
    #expect(
      text == """
        [
        {"id":"2403.19270","type":"article","title":"A L<sub>2</sub> \\"B\\"","author":[{"family":"Maaten",\
        "given":"Laurens","non-dropping-particle":"van der"},{"literal":"Kimi Team"},{"family":"Lee",\
        "given":"Sam","suffix":"Jr."}],"issued":{"date-parts":[[2024,3]]},"number":"arXiv:2403.19270",\
        "publisher":"arXiv","DOI":"10.48550/arXiv.2403.19270","URL":"https://arxiv.org/abs/2403.19270",\
        "keyword":"a, b","annote":"줄\\n둘"},
        {"id":"https://example.org/x","type":"article","title":"Other","issued":{"date-parts":[[2024]]},\
        "URL":"https://example.org/x"}
        ]

        """)
    #expect(try export(.cslJSON, []) == "[]\n")
  }

  @Test(
    "CSL's titles have raised and lowered letters, and other formulas in TeX",
    arguments: [
      ("M$^{2}$UGen", "M<sup>2</sup>UGen"), ("$VILA^2$: x", "VILA<sup>2</sup>: x"),
      ("SOTOPIA-$π$", "SOTOPIA-π"), (#"in $\sim$20 s"#, #"in $\sim$20 s"#), ("$200k", "$200k"),
      ("$x^{a_b}$", "$x^{a_b}$"), ("$x^$", "$x^$"),
    ])
  func richTitles(title: String, markup: String) { #expect(RichTitle.markup(title) == markup) }

  @Test("RIS is a record a paper, each value on its line")
  func ris() throws {
    let text = try export(
      .ris, [paper("A\u{2028}B", authors: "Laurens van der Maaten, Kimi Team")],
      ["2403.19270": Decision(tags: ["a"], note: "줄\n둘")])
    #expect(
      text.split(separator: "\r\n").map(String.init) == [
        "TY  - UNPB", "TI  - A B", "AU  - van der Maaten, Laurens", "AU  - Kimi Team", "PY  - 2024",
        "DA  - 2024/03//", "PB  - arXiv", "AN  - arXiv:2403.19270",
        "DO  - 10.48550/arXiv.2403.19270", "UR  - https://arxiv.org/abs/2403.19270", "KW  - a",
        "N1  - 줄 둘", "ER  - ",
      ])
  }

  @Test("links are a line of Markdown each, with tags as one word and the note")
  func links() throws {
    let text = try export(
      .links, [paper("A [b] $L_2$"), paper("Other", url: "https://example.org/x")],
      ["2403.19270": Decision(tags: ["긴 글", "a/b"], note: "첫 *줄*\n둘")])
    #expect(
      text == #"""
        - [A \[b\] $L_2$](https://arxiv.org/abs/2403.19270) #긴-글 #a/b — 첫 \*줄\* 둘
        - [Other](https://example.org/x)

        """#)
  }

  @Test(
    "Org has a heading a paper, its facts as properties, and nothing in the text that begins another"
  )
  func org() throws {
    let body =
      "- **What's New**: 새 `a~b`를 **굵게**는\n  - [글](https://a.b/)\n* 별\n# 제목\n```\n* code\n```"
    let text = try export(
      .org, [paper("A Paper", body: body)],
      ["2403.19270": Decision(standing: .kept, tags: ["긴 글"], note: "* 메모")])
    #expect(
      text == """
        * A Paper :긴_글:
        :PROPERTIES:
        :CUSTOM_ID: 2403.19270
        :AUTHORS: Jihoon Kim, Ada Brook
        :DATE: 2024-03-28
        :VOTES: 3
        :STATE: kept
        :URL: https://arxiv.org/abs/2403.19270
        :END:
        - *What's New*: 새 =a~b=\u{200B}를 *굵게*\u{200B}는
          - [[https://a.b/][글]]
        - 별
        *제목*

        #+begin_example
        ,* code
        #+end_example
        #+begin_quote
        \u{200B}* 메모
        #+end_quote


        """)
  }

  @Test(
    "a feed has the same identifiers and dates each time, and takes a day that no calendar has for no date"
  )
  func atom() throws {
    let papers = [
      paper("A < b & \"c\"", date: "2024-02-30", body: "- a\n  - b\n- c\n\nd"), paper(),
    ]
    let text = try export(.atom, papers, ["2403.19270": Decision(tags: ["x"], note: "n")])
    #expect(text == (try export(.atom, papers, ["2403.19270": Decision(tags: ["x"], note: "n")])))
    #expect(
      text.contains("<title>A &lt; b &amp; &quot;c&quot;</title>\n<updated>2024-03-01T00:00:00Z")
    )
    #expect(text.contains("<title>nonmun</title>\n<updated>2024-03-28T00:00:00Z</updated>"))
    #expect(text.contains("<author><name>Ada Brook</name></author>"))
    #expect(text.contains("<category term=\"x\"/>"))
    #expect(
      text.contains(
        "&lt;ul&gt;&lt;li&gt;a&lt;ul&gt;&lt;li&gt;b&lt;/li&gt;&lt;/ul&gt;&lt;/li&gt;&lt;li&gt;c&lt;/li&gt;&lt;/ul&gt;&lt;p&gt;d&lt;/p&gt;"
      ), "\(text)")
    #expect(try export(.atom, []).contains("<updated>1970-01-01T00:00:00Z</updated>"))
  }

  @Test("a UUID of a text is of its own kind and always the same")
  func uuid() {
    let address = NameHash.address(of: "a")
    #expect(address == NameHash.address(of: "a") && address != NameHash.address(of: "b"))
    let parts = address.split(separator: "-")
    #expect(address.count == 45 && parts[2].hasPrefix("8") && "89ab".contains(parts[3].prefix(1)))
  }

  @Test("identifiers are one a line")
  func ids() throws {
    let papers = [paper(), paper(url: "https://example.org/a")]
    #expect(try export(.ids, papers) == "2403.19270\nhttps://example.org/a\n")
  }
}

@Suite("A citation")
struct CitationTests {
  @Test("names three authors, or the first of more")
  func line() {
    #expect(
      Citation.line(paper())
        == "Jihoon Kim, Ada Brook, “A Paper”, arXiv:2403.19270, 2024, https://arxiv.org/abs/2403.19270"
    )
    #expect(Citation.line(paper(authors: "A B, C D, E F, G H")).hasPrefix("A B et al., “A Paper”"))
    #expect(Citation.line(paper("a\u{1B}[0mb", authors: "")).hasPrefix("“a [0mb”, "))
  }

  @Test("is a Markdown link that its title cannot leave")
  func markdown() {
    #expect(
      Citation.markdown(paper(#"A [b](c) \*d\* \`e\`"#))
        == #"[A \[b\](c) \*d\* \`e\`](https://arxiv.org/abs/2403.19270)"#)
    #expect(
      Citation.markdown(paper(url: "https://example.org/a(b)"))
        == "[A Paper](<https://example.org/a(b)>)")
  }
}
