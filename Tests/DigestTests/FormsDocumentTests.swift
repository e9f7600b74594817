import Digest
import FoundationEssentials
import Testing

@Suite("docs/digest-format.md")
struct FormsDocumentTests {
  @Test("describes the forms as the table of forms does", arguments: [("en", false), ("ko", true)])
  func forms(mark: String, isKorean: Bool) throws {
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let data = try #require(FileManager.default.contents(atPath: root + "/docs/digest-format.md"))
    let text = String(decoding: data, as: UTF8.self)
    let begin = try #require(text.firstRange(of: "<!-- forms \(mark) -->\n"))
    let end = try #require(text.firstRange(of: "<!-- /forms \(mark) -->"))
    #expect(text[begin.upperBound..<end.lowerBound] == DigestForm.documentation(isKorean: isKorean))
  }
}
