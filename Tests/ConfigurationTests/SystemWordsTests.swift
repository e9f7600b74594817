import Glibc
import System
import Testing

@testable import Configuration

@Suite("What the system says")
struct SystemWordsTests {
  private func isKorean(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }

  @Test(
    "is Korean where that is spoken, also behind a name",
    arguments: [ENOENT, EACCES, ENOSPC, EROFS, EISDIR, EMFILE, EIO, ENOTDIR, ELOOP, ENAMETOOLONG])
  func korean(code: Int32) {
    let english = "\(SystemError(code))"
    let korean = Words(.ko).reason(english)
    #expect(isKorean(korean) && !korean.contains { $0.isASCII && $0.isLetter }, "\(korean)")
    #expect(Words(.ko).reason("/a/b: \(english)") == "/a/b: " + korean)
    #expect(Words(.en).reason(english) == english)
  }

  @Test("stays as it is where the sentence is not known", arguments: ["no such thing", "a: b", ""])
  func unknown(text: String) {
    #expect(Words(.ko).reason(text) == text)
  }
}
