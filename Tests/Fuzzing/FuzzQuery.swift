import Digest
import Search

/// Three papers, enough for every field to be asked for.
private let searcher = Searcher(
  Library(files: [
    DigestFile(
      name: "2031-04-05.md",
      bytes: Array(
        """
        ## Daily Papers (2031-04-05)

        ### [확산 모델 for Tests](https://arxiv.org/abs/3104.00001)

        Vote: 7

        Authors: Ada Brook, 김하늘

        - ***What's New***: 확산을 배웁니다.

        ### [Second: Ｗｉｄｅ](https://example.org/second)

        - \u{1112}\u{1161}\u{11AB} e\u{301} ﬁ ß İ

        ## Daily Papers (2031-04-06)

        ### [](https://arxiv.org/abs/3104.00003)

        Vote: -

        """.utf8))
  ]))

/// Any text is a query: finished, where it must say itself so that it reads back as the same one,
/// or being typed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuery(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  do throws(QueryError) {
    let query = try Query(text)
    let printed = query.description
    var again: Query?
    do throws(QueryError) { again = try Query(printed) } catch { again = nil }
    precondition(again == query, "“\(printed)” does not read back as it was")
    search(query)
  } catch {
    _ = "\(error)"
  }
  search(Query(typing: text))
  return 0
}

private func search(_ query: Query) {
  // A regular expression that takes too long is an error, and that is all it is.
  do throws(PatternError) {
    let found = try searcher.find(query)
    let listed = searcher.list(found)
    precondition(Set(listed) == Set(found.papers), "what was found is not what is listed")
    for paper in searcher.library.papers { _ = found.marker.ranges(in: paper.title, part: .title) }
  } catch {}
}
