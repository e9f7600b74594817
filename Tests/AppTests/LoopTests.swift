import Configuration
import Glibc
import Reader
import Surface
import Testing

@testable import App

/// The loop between a surface that is no terminal and a store in memory.
@Suite("The loop")
struct LoopTests {
  @Test("shows the newest day, and by then all of the archive comes")
  func opening() {
    let person = StandIn.start(Archives.small)
    #expect(person.sees("Alpha"))
    person.press("[")
    #expect(person.sees("2025-03-20"))
    person.press("q")
    #expect(person.ending() == .quit)
    #expect(person.now.calls.last == "giveBack 300")
  }

  @Test("keeps a decision, takes it back, and makes it again")
  func deciding() {
    let person = StandIn.start(Archives.small)
    #expect(person.sees("Alpha"))
    person.press("m")
    #expect(person.sees("kept · 2 left"))
    person.press("u")
    #expect(person.sees("undone: kept “Alpha”"))
    person.press("\u{12}")
    #expect(person.sees("redone"))
    person.press("q")
    #expect(person.ending() == .quit)
  }

  /// What an update returns meets the world as it is then; what comes of it waits.
  @Test("carries out all effects of an event before those of what came of them")
  func order() {
    let person = StandIn.start(
      Archives.small,
      update: { state, event in
        switch event {
        // The first brings an event about at once, which asks for the terminal's clipboard.
        case .key("1"): [.loadTheme(after: "default"), .repaint]
        case .theme: [.copy("nested", by: .raw)]
        default: Reader.update(&state, event)
        }
      })
    #expect(person.sees("Alpha"))
    person.press("1")
    #expect(person.wait { $0.calls.contains("send") } != nil)
    #expect(
      person.now.calls.filter { ["send", "invalidate"].contains($0) } == ["invalidate", "send"])
    person.press("q")
    #expect(person.ending() == .quit)
  }

  @Test("counts a paper as read after its time, without a key")
  func dwelling() {
    let person = StandIn.start(Archives.small) { $0.readAfter = 1 }
    #expect(person.wait { $0.screen.contains { $0.contains("Alpha") && !$0.contains("•") } } != nil)
    person.press("q")
    #expect(person.ending() == .quit)
  }

  @Test("takes a lone Esc for a key once no rest of a sequence has come")
  func escape() {
    let person = StandIn.start(Archives.small)
    #expect(person.sees("Alpha"))
    person.press("/Beta")
    #expect(person.sees("/Beta"))
    person.press("\u{1B}")
    #expect(person.wait { !$0.screen.contains { $0.contains("/Beta") } } != nil)
    person.press("q")
    #expect(person.ending() == .quit)
  }

  @Test("says that a paste has not ended, and runs nothing of it")
  func paste() {
    let person = StandIn.start(Archives.small)
    #expect(person.sees("Alpha"))
    person.press("\u{1B}[200~xq")
    #expect(person.sees("the paste has not ended yet"))
    person.press("\u{1B}[201~m")
    #expect(person.sees("kept · 2 left"))
    person.hangUp()
    #expect(person.ending() == .hangup)
  }

  @Test("draws nothing while the terminal has room for nothing, and keys count meanwhile")
  func stuck() {
    let person = StandIn.start(Archives.small)
    #expect(person.sees("Alpha"))
    // What is still being read is drawn first.
    var frames = -1
    while frames != person.now.frames {
      frames = person.now.frames
      usleep(300_000)
    }
    person.stick(true)
    person.press("jj")
    person.press("q")
    #expect(person.ending() == .quit)
    #expect(person.now.frames == frames)
  }

  @Test("ends where the terminal goes away, and waits for nobody")
  func hangUp() {
    let person = StandIn.start(Archives.small)
    #expect(person.sees("Alpha"))
    person.hangUp()
    #expect(person.ending() == .hangup)
    #expect(person.now.calls.last == "giveBack 0")
  }
}
