import Decisions
import Digest
import Testing

@testable import Citations

@Suite("A note of a paper")
struct PaperNoteTests {
  private let decision = Decision(standing: .kept, tags: ["긴 글"], note: "둘\n줄")

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func updated(_ note: PaperNote, _ old: String) throws -> String {
    guard case .text(let bytes) = note.update(Array(old.utf8)) else {
      throw Unexpected(what: note.update(Array(old.utf8)))
    }
    return text(bytes)
  }

  private struct Unexpected: Error { let what: PaperNote.Update }

  @Test("has the facts in front, then the summary and what was noted, then the line")
  func fresh() {
    let note = PaperNote(paper("A \"B\" $L_2$"), decision)
    #expect(note.fileName == "2403.19270 A B $L_2$.md")
    #expect(
      text(note.fresh) == #"""
        ---
        id: "2403.19270"
        title: "A \"B\" $L_2$"
        authors:
          - "Jihoon Kim"
          - "Ada Brook"
        date: 2024-03-28
        votes: 3
        tags:
          - "긴-글"
        state: kept
        url: "https://arxiv.org/abs/2403.19270"
        ---

        # A "B" $L_2$

        [arXiv:2403.19270](https://arxiv.org/abs/2403.19270)

        - 글.

        > 둘
        > 줄

        <!-- nonmun: yours begins here, what stands above is written anew · 이 아래는 그대로 두고 이 위는 다시 씁니다 -->


        """#)
  }

  @Test("is not touched where nothing changed")
  func unchanged() {
    let note = PaperNote(paper(), decision)
    #expect(note.update(note.fresh) == .unchanged)
    #expect(note.update(note.fresh + Array("## 내 생각\n\n줄".utf8)) == .unchanged)
  }

  @Test("keeps what the user wrote below the line, and properties of the user's own")
  func kept() throws {
    let old = text(PaperNote(paper(), .none).fresh)
      .replacing("state: unread\n", with: "state: unread\nrating: 5\nlinks:\n  - \"[[a]]\"\n")
      .replacing("- 글.", with: "- 옛글.")
    let mine = "\r\n내 글 <!-- nonmun: x -->\n<!-- nonmun: y -->\n---\nid: z\n끝"
    let new = try updated(PaperNote(paper(), decision), old + mine)
    #expect(new.hasSuffix(mine) && new.contains("state: kept") && new.contains("- 글."))
    #expect(!new.contains("옛글"))
    #expect(new.contains("\nrating: 5\nlinks:\n  - \"[[a]]\"\n---\n"))
    #expect(PaperNote(paper(), decision).update(Array(new.utf8)) == .unchanged)
  }

  @Test("is left alone where the line is gone")
  func unmarked() {
    let note = PaperNote(paper(), decision)
    let old = text(note.fresh).replacing("<!-- nonmun: ", with: "<!-- ")
    #expect(note.update(Array(old.utf8)) == .unmarked)
  }

  @Test("holds no line of a digest that could pass for the line")
  func hostile() throws {
    let note = PaperNote(paper(body: "<!-- nonmun: yours -->\nevil\n---"), decision)
    let with = note.fresh + Array("mine".utf8)
    #expect(note.update(with) == .unchanged)
    #expect(NoteFile(with).below == Array("\nmine".utf8))
  }

  @Test(
    "is known by its identifier, however that is written",
    arguments: [
      ("---\nid: \"2403.19270\"\n---\n", "2403.19270"),
      ("---\r\nid: 2403.19270\r\n---\r\n", "2403.19270"),
      ("---\ntitle: x\nid: '2403.19270' # a\n---\n", "2403.19270"), ("---\nid:\n---\n", nil),
      ("id: 2403.19270\n", nil), ("---\nid: 1\n", nil), ("", nil),
      ("---\nlist:\n  id: 2403.19270\n---\n", nil),
    ])
  func id(text: String, id: String?) { #expect(NoteFile(Array(text.utf8)).id == id) }

  @Test(
    "has a name that any file system takes",
    arguments: [
      ("a/b\\c:d*e?f\"g<h>i|j", "2403.19270 a b c d e f g h i j.md"), ("..", "2403.19270.md"),
      ("#1 [x]^2", "2403.19270 1 x 2.md"),
    ])
  func names(title: String, name: String) {
    #expect(PaperNote(paper(title), .none).fileName == name)
    let long = PaperNote(paper(String(repeating: "가", count: 200)), .none).fileName
    #expect(long.utf8.count <= 130 && long.hasSuffix("가.md"))
  }
}
