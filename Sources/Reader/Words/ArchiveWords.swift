import Configuration
import Digest

// What is said of an archive as a whole.
extension Words {
  /// That no file of an archive holds a paper, and why the first does not.
  package func unread(_ unread: Library.Unread) -> String {
    let why =
      switch unread.why {
      case .system(let reason): self.reason(reason)
      case .empty: say("비어 있습니다", "it is empty")
      case .noAddress: say("주소가 하나도 없습니다", "it has no address")
      case .noPaper(let addresses):
        say(
          "주소 \(addresses)개 가운데 논문으로 가는 것이 없습니다",
          "none of its \(addresses) addresses leads to a paper")
      case .noTitle:
        say(
          "논문 주소는 있으나 제목으로 읽히는 것이 없습니다",
          "it has addresses of papers, and nothing that reads as a title")
      }
    return say(
      "파일 \(unread.count)개 가운데 논문 요약으로 읽히는 것이 없습니다. 첫 파일 \(unread.first): \(why)",
      "\(unread.count) \(unread.count == 1 ? "file" : "files"), none readable as a digest; the first, \(unread.first): \(why)"
    )
  }
}
