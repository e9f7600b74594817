import Decisions
import ReaderDriver
import Testing

@testable import Reader

@Suite("Notes")
struct NoteTests {
  private var heading: [String] {
    [
      "<!-- Tidepool: Long Context in Shallow Memory, with a Title That No Column Holds -->",
      "<!-- https://arxiv.org/abs/2503.00201v2 -->",
    ]
  }

  @Test("e hands over the note there is, and what comes back is a step like any other")
  func note() {
    var reader = Driver.deciding()
    let decision = Decision(standing: .kept, note: "전에 쓴 것")
    reader.send(.decisions(["2503.00201": decision]))
    reader.press("e")
    #expect(reader.effects == [.editNote(papers: ["2503.00201"], text: "전에 쓴 것", about: heading)])
    reader.send(.noteEdited(papers: ["2503.00201"], text: "새 것"))
    #expect(reader.decisions["2503.00201"]?.note == "새 것")
    reader.send(.noteEdited(papers: ["2503.00201"], text: nil))
    #expect(reader.decisions["2503.00201"]?.note == "새 것")
    #expect(reader.message == "the note was not changed")
    reader.send(.noteEdited(papers: ["2503.00201"], text: ""))
    #expect(reader.decisions["2503.00201"]?.note == nil)
    reader.press("u")
    #expect(reader.decisions["2503.00201"]?.note == "새 것")
    reader.send(.notHandedOn(.noEditor), .noteEdited(papers: ["2503.00201"], text: nil))
    #expect(reader.message == "no editor (set $VISUAL or $EDITOR)")
  }

  @Test("what is written of a range is added to each of its papers' notes")
  func range() {
    var reader = Driver.deciding()
    reader.press("vjj")
    reader.press("e")
    guard case .editNote(let papers, _, _)? = reader.effects.first else {
      Issue.record("\(reader.effects)")
      return
    }
    reader.send(.noteEdited(papers: papers, text: "함께 읽기"))
    #expect(papers.count == 3)
    #expect(papers.allSatisfy { reader.decisions[$0]?.note == "함께 읽기" })
    reader.send(.noteEdited(papers: papers, text: "또"))
    #expect(papers.allSatisfy { reader.decisions[$0]?.note == "함께 읽기\n\n또" })
  }
}
