import Testing

@testable import Search

@Suite("Values that Tab completes")
struct QueryCompletionTests {
  private static let values = QueryCompletion.Values(
    authors: ["Ada Brook", "김하늘", "Adam \"Q\" Lee", "Lee"],
    labels: ["What's New", "Technical Details"],
    dates: ["2025-03", "2025-03-14", "2025-02"], tags: ["todo", "읽을것"])

  @Test(
    "are those of the field being typed, what begins so first",
    arguments: [
      ("author:", ["\"Ada Brook\"", "김하늘", "\"Adam \\\"Q\\\" Lee\"", "Lee"]),
      ("author:le", ["Lee", "\"Adam \\\"Q\\\" Lee\""]),
      ("확산 저자:김", ["김하늘"]), ("author:\"Ada", ["\"Ada Brook\"", "\"Adam \\\"Q\\\" Lee\""]),
      ("#", ["todo", "읽을것"]), ("-#to", ["todo"]), ("tag:읽", ["읽을것"]),
      ("label:n", ["\"What's New\""]), ("라벨:tech", ["\"Technical Details\""]),
      ("date:2025-03", ["2025-03-14"]), ("날짜:2", ["2w", "2025-03", "2025-03-14", "2025-02"]),
      ("kept:7", ["7d"]), ("is:un", ["unread", "undecided", "unwanted"]), ("is:보", ["보관"]),
      ("has:co", ["code"]),
      ("sort:rel", ["relevance"]), ("day:f", ["fri"]), ("vote:p", ["p90", "p75", "p50"]),
      ("(is:read OR is:k", ["kept"]), ("authors:>3", [">30"]),
    ] as [(String, [String])])
  func candidates(text: String, candidates: [String]) {
    #expect(QueryCompletion(text, values: Self.values)?.candidates == candidates)
  }

  @Test(
    "are none where no value is typed, or none goes on so",
    arguments: [
      "", "확산", "author: ", "author:zzz", "title:a", "http:", "foo:", "is:kept ", "is:kept", "C#",
    ])
  func none(text: String) {
    #expect(QueryCompletion(text, values: Self.values) == nil)
  }

  @Test("take the place of what is typed of them, quotation mark and all")
  func typed() {
    #expect(QueryCompletion("확산 author:\"Ada B", values: Self.values)?.typed == 6)
    #expect(QueryCompletion("#to", values: Self.values)?.typed == 2)
    #expect(QueryCompletion("date:", values: Self.values)?.typed == 0)
  }
}
