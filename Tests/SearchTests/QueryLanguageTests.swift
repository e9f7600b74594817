import TestSupport
import Testing

@testable import Search

@Suite("The query language")
struct QueryLanguageTests {
  @Test(
    "is printed as one types it",
    arguments: [
      ("확산  모델", "확산 모델"), ("\"a  phrase\"", "\"a  phrase\""), ("-word", "-word"),
      ("a OR b c", "a OR b c"),
      ("(a OR b) c", "(a OR b) c"), ("((a) (b))", "a b"), ("-(a b)", "-(a b)"), ("--a", "--a"),
      ("a or b", "a or b"),
      ("Title:확산", "title:확산"), ("제목:확산", "title:확산"), ("label:new", "label:new"),
      ("label:\"what's new\":x", "label:\"what's new\":x"),
      ("vote:20..", "vote:>=20"), ("vote:10..40", "vote:10..40"),
      ("vote:P90", "vote:p90"), ("~확산", "~확산"), ("~\"a  b\"", "~\"a  b\""),
      ("title:~\"a b\"", "title:~\"a b\""), ("title:~확산 ~", "title:~확산 ~"),
      ("취향:P90", "taste:p90"), ("taste:p10..p20", "taste:p10..p20"),
      ("like:https://arxiv.org/abs/2403.19270v2,#todo", "like:2403.19270,#todo"),
      ("sort:-taste", "sort:-taste"),
      ("vote:<p50", "vote:<p50"),
      ("date:2w", "date:14d"), ("day:월요일", "day:mon"), ("has:note", "is:noted"),
      ("authors:>30", "authors:>30"),
      ("/a\\/b/", "/a\\/b/"), ("title:/x y/", "title:/x y/"), ("sort:-vote 확산", "확산 sort:-vote"),
      ("sort:relevance", "sort:relevance"),
      ("http://x LLaVA:bar 10:30", "http://x LLaVA:bar 10:30"),
      ("낱말:RL", "word:RL"), ("word:\"a b\"", "word:\"a b\""), ("메모:다시", "note:다시"),
      ("#todo -#읽기", "tag:todo -tag:읽기"),
      ("#1 C#", "#1 C#"), ("is:미분류", "is:undecided"), ("is:보관", "is:kept"), ("정렬:투표", "sort:vote"),
      ("정렬:-관련도", "sort:-relevance"), ("has:코드", "has:code"), ("날짜:2주", "date:14d"),
      ("투표:없음", "vote:none"),
      ("decided:7d", "decided:7d"), ("보관:2025-05", "kept:2025-05"), ("분류:1주", "decided:7d"),
      ("skipped:2025-05-01..", "skipped:>=2025-05-01"), ("2311.11255", "id:2311.11255"),
      ("arXiv:2311.11255v2", "id:2311.11255"),
      ("https://arxiv.org/abs/2311.11255/", "id:2311.11255"),
      ("\"foo:bar\"", "\"foo:bar\""), ("모델(LLM)", "모델(LLM)"), ("-", "-"),
      ("a - b", "a - b"), ("", ""),
      ("\"say \\\"x\\\"\"", "\"say \\\"x\\\"\""), ("-(x a(b )", "-(x a(b )"),
    ])
  func printing(text: String, printed: String) throws {
    #expect(try Query(text).description == printed)
    #expect(try Query(Query(text).description) == Query(text))
  }

  @Test(
    "a mistake has a place",
    arguments: [
      ("\"a", .openQuotation, 0..<1), ("확산 (a", .openParenthesis, 3..<4),
      ("a)", .strayParenthesis, 1..<2),
      ("()", .nothingInside, 0..<2), ("\"\"", .nothingInside, 0..<2),
      ("OR a", .missingOperand, 0..<2),
      ("a OR", .missingOperand, 2..<4), ("a OR OR b", .missingOperand, 2..<4),
      ("-OR", .missingOperand, 1..<3),
      ("/a", .openPattern, 0..<1), ("vote:", .missingValue(.vote), 0..<5),
      ("vote:abc", .badValue(.vote), 5..<8),
      ("가 vote:9..1", .emptyRange(.vote), 7..<11), ("date:2024-13", .badValue(.date), 5..<12),
      ("date:36526d", .badValue(.date), 5..<11), ("date:5218w", .badValue(.date), 5..<10),
      ("date:2024..2023", .emptyRange(.date), 5..<15), ("day:xyz", .badValue(.day), 4..<7),
      ("is:new", .badValue(.is), 3..<6),
      ("has:x", .badValue(.has), 4..<5), ("authors:many", .badValue(.authors), 8..<12),
      ("sort:x", .badValue(.sort), 5..<6),
      ("sort:vote sort:date", .secondOrder, 10..<19), ("-sort:vote", .negatedOrder, 0..<10),
      ("vote:/x/", .patternNotAllowed(.vote), 5..<8), ("label:new:", .missingValue(.label), 0..<10),
      ("가 vote>50", .misspelt("vote>50", meant: "vote:>50"), 2..<9),
      ("상태:보관", .misspelt("상태:보관", meant: "is:보관"), 0..<5),
      ("votes:50", .misspelt("votes:50", meant: "vote:50"), 0..<8),
      ("~제목:x", .misspelt("~제목:x", meant: "title:~x"), 0..<5),
      ("titel:x", .misspelt("titel:x", meant: "title:x"), 0..<7),
      ("투표=3", .misspelt("투표=3", meant: "vote:3"), 0..<4),
      ("date<=2024", .misspelt("date<=2024", meant: "date:<=2024"), 0..<10),
      ("foo:bar", .misspelt("foo:bar", meant: "\"foo:bar\""), 0..<7),
      ("a AND b", .misspelt("AND", meant: "a b"), 2..<5),
      ("a || b", .misspelt("||", meant: "a OR b"), 2..<4),
      ("vote > 50", .misspelt(">", meant: "vote:>50"), 5..<6),
      ("kept:yesterday", .badValue(.kept), 5..<14), ("note:", .missingValue(.note), 0..<5),
    ] as [(String, QueryError.Reason, Range<Int>)])
  func mistakes(text: String, reason: QueryError.Reason, place: Range<Int>) {
    #expect(throws: QueryError(reason, at: place)) { try Query(text) }
  }

  @Test("what PCRE2 says of a regular expression comes with the place in the query")
  func badPattern() {
    let error = #expect(throws: QueryError.self) { try Query("확산 /a(b/") }
    #expect(error?.range == 7..<8)
    if case .badPattern(let message) = error?.reason {
      #expect(message.contains("parenthes"))
    } else {
      Issue.record("\(String(describing: error))")
    }
  }

  @Test(
    "what is being typed is used as far as it goes",
    arguments: [
      ("확산 vote:>", "확산"), ("확산 vote:", "확산"), ("\"확산 모", "\"확산 모\""), ("(a OR b", "a OR b"),
      ("a OR", "a"),
      ("a -", "a"), ("/확.", "/확./"), ("/확(", ""), ("a)", "a"), ("is:k", ""), ("title:", ""),
      ("sort:v", ""), ("-(", ""),
    ])
  func typing(text: String, printed: String) {
    #expect(Query(typing: text).description == printed)
  }

  @Test("knows whether the last word may go on")
  func openWord() {
    for text in ["확", "a 확", "title:확", "a OR 확"] {
      #expect(Query(typing: text).openWord != nil, "\(text)")
    }
    for text in ["확 ", "\"확", "-확", "vote:1", "확 sort:vote", "(확)", ""] {
      #expect(Query(typing: text).openWord == nil, "\(text)")
    }
  }

  @Test("random queries read back as they are printed", arguments: 0..<20 as Range<UInt64>)
  func roundTrip(batch: UInt64) {
    var count = 0
    for seed in batch * 250..<(batch + 1) * 250 {
      var random = SeededGenerator(seed: seed)
      let text = seed % 2 == 0 ? random.query() : random.soup()
      guard let query = try? Query(text) else { continue }
      count += 1
      #expect((try? Query(query.description)) == query, "seed \(seed): \(text) → \(query)")
      #expect(
        (try? Query(query.description))?.description == query.description, "seed \(seed): \(text)")
    }
    #expect(count > 50)
  }

  @Test(
    "malformed queries give a mistake with a place and never crash",
    arguments: 0..<20 as Range<UInt64>)
  func malformed(batch: UInt64) {
    var mistakes = 0
    var seed = batch * 100_000
    // 2,000 that are wrong, however many are right between them.
    while mistakes < 100 {
      seed += 1
      var random = SeededGenerator(seed: seed)
      let text = random.soup()
      let typed = Query.typing(text)
      _ = typed.query.description
      do {
        _ = try Query(text)
      } catch {
        mistakes += 1
        let isInside = error.range.lowerBound >= 0 && error.range.upperBound <= text.count
        #expect(isInside && !text.isEmpty, "seed \(seed): \(text) \(error)")
      }
    }
  }

  @Test("nothing is nested beyond all sense")
  func nesting() {
    for text in [
      String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000) + "a",
    ] {
      #expect(throws: QueryError.self) { try Query(text) }
      _ = Query(typing: text)
    }
  }
}

extension SeededGenerator {
  /// Pieces of the language in any order.
  fileprivate mutating func soup() -> String {
    let pieces = [
      "\"", "(", ")", "-", "OR", " ", "  ", "/", "\\", ":", "vote:", "title:", "label:", "date:",
      "sort:", "sort:vote", "is:kept", "is:",
      "has:", "authors:>", "p90", "..", ">=", "20", "2024-03", "확산", "모델", "a", "e\u{301}",
      "\u{301}", "🙂", "label:new:", "/a/", "[", "+",
      "제목:", "\u{3000}", "ㅎㅅ", "*", "**", "day:mon", "7d", "tag:", "id:", "：", "\n", "\t",
    ]
    return (0..<Int.random(in: 1...9, using: &self)).map { _ in
      pieces.randomElement(using: &self) ?? ""
    }.joined()
  }
}
