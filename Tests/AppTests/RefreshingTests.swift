import Configuration
import Digest
import Foundation
import Glibc
import Reader
import System
import Testing

@testable import App

/// The command that brings the archive up to date, between the loop and the disk.
@Suite("Fetching")
struct RefreshingTests {
  @Test("is said once the archive was looked through, and all that it brought is there")
  func brought() throws {
    let folder = try Folder.makeTemporary("/tmp/nonmun-fetching-")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let days = (1...4).map { Archives.digest("2025-05-0\($0)", "Paper\($0)") }
    for day in days {
      let name = day.name == days[0].name ? day.name : "later-\(day.name).txt"
      try Data(day.bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    let script = "cd \(folder); for n in 2 3 4; do mv later-2025-05-0$n.md.txt 2025-05-0$n.md; done"
    let person = StandIn.start(try Archive(paths: [folder])) { $0.refresh = ["sh", "-c", script] }
    #expect(person.sees("Paper1"))
    #expect(person.wait { !$0.screen.contains { $0.contains("reading…") } } != nil)
    person.press("R")
    #expect(person.sees("3 new days, newest 2025-05-04, 3 papers (]) (Alt-r shows its output)"))
    person.press("R")
    // The files are gone by now, so that the script fails.
    #expect(person.sees("not fetched (Alt-r shows why): mv: cannot stat"))
    person.press("]")
    #expect(person.sees("Paper2"))
    person.press("q")
    #expect(person.ending() == .quit)
  }
}
