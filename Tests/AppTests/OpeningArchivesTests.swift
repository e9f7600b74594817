import Digest
import Foundation
import Glibc
import Reader
import System
import Testing
import Triage

@testable import App

/// Reading another archive while the reader runs.
@Suite("Another archive")
struct OpeningArchivesTests {
  private let home: String

  init() throws {
    home = try Folder.makeTemporary("/tmp/nonmun-opening-")
  }

  private func write(_ file: (name: String, bytes: [UInt8]), to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: home + "/" + folder, withIntermediateDirectories: true)
    try Data(file.bytes).write(to: URL(fileURLWithPath: home + "/\(folder)/\(file.name)"))
  }

  private func start(_ archive: Archive, store: TriageStore.Location? = nil) -> StandIn {
    var opening = ArchiveOpening()
    opening.store = store
    return StandIn.start(
      archive, opening: opening, environment: ["HOME": home, "XDG_CONFIG_HOME": home + "/config"])
  }

  /// Opens an archive by its path, as a person does.
  private func open(_ path: String, by person: StandIn) {
    person.press("|")
    #expect(person.sees("somewhere else"))
    // The last row but for the sample, of which there is none here.
    person.press("G\r")
    #expect(person.sees("path: ~/"))
    person.press("\u{15}" + path + "\r")
  }

  @Test("is read at once, with the store that is kept; what was decided before is in none")
  func stores() throws {
    defer { try? FileManager.default.removeItem(atPath: home) }
    try write(Archives.digest("2025-04-01", "Delta", "Epsilon"), to: "papers")
    let path = home + "/triage.sqlite"
    let person = start(Archives.small, store: .file(path))
    #expect(person.sees("Alpha"))
    person.press("m")
    #expect(person.sees("kept"))
    open("~/papers", by: person)
    #expect(person.sees("reading ~/papers, from now on"))
    #expect(person.sees("Delta"))
    person.press("jm")
    #expect(person.sees("kept"))
    person.press("q")
    #expect(person.ending() == .quit)
    let store = try TriageStore(opening: .file(path))
    defer { store.close() }
    #expect(try store.decisions().keys.sorted() == ["2504.01001"])
    let configuration = try String(
      contentsOfFile: home + "/config/nonmun/config.toml", encoding: .utf8)
    #expect(configuration == "archive = \"~/papers\"\n")
  }

  @Test("is all that is followed: what changes of the one before comes no more")
  func following() throws {
    defer { try? FileManager.default.removeItem(atPath: home) }
    try write(Archives.digest("2025-04-01", "Delta"), to: "first")
    try write(Archives.digest("2025-04-01", "Epsilon"), to: "second")
    let person = start(try Archive(paths: [home + "/first"]))
    #expect(person.sees("Delta"))
    open("~/second", by: person)
    #expect(person.sees("Epsilon"))
    #expect(person.wait { !$0.screen.contains { $0.contains("reading…") } } != nil)
    try write(Archives.digest("2025-04-02", "Wrong"), to: "first")
    usleep(300_000)
    try write(Archives.digest("2025-04-03", "Right"), to: "second")
    #expect(person.sees("new day: 2025-04-03"))
    person.press("www")
    #expect(person.sees("Right"))
    #expect(!person.now.screen.contains { $0.contains("Wrong") || $0.contains("Delta") })
    person.press("q")
    #expect(person.ending() == .quit)
  }
}
