import Configuration
import Digest
import Foundation
import ReaderDriver
import Search
import TestSupport
import Testing

@testable import Reader

@Suite("The file of places")
struct PositionFileTests {
  private func file(
    _ folder: borrowing SettingsFolder, _ archive: String = "/papers",
    _ settings: Settings = Settings()
  ) -> PositionFile {
    PositionFile(
      path: folder.nonmun + "/places.toml", archive: archive,
      configured: PositionFile.Configured(settings))
  }

  private var place: ReadingPosition {
    var place = ReadingPosition()
    place.newest = DigestDate("2025-03-14")
    place.day = DigestDate("2025-03-03")
    place.paper = "https://example.org/a \"paper\" of\\mine"
    place.anchor = 321
    place.focus = .summary
    place.scope = .month
    place.sort = SortOrder(.vote, isReversed: true)
    place.skim = .whatsNew
    place.theme = "dusk"
    place.history = ["확산", "title:\"a b\" /x\\d/"]
    place.catchUp = DigestDate("2025-03-01").map {
      CatchUp(since: $0, papers: ["2503.00001", "x"], budget: 20, total: 143, days: 6)
    }
    return place
  }

  @Test("gives back what was written, archive by archive")
  func roundTrip() {
    let folder = SettingsFolder()
    #expect(file(folder).load() == nil)
    file(folder).save(place)
    var other = ReadingPosition()
    other.theme = "paper"
    file(folder, "/others\n\"two\"").save(other)
    #expect(file(folder).load() == place)
    #expect(file(folder, "/others\n\"two\"").load() == other)
    file(folder).save(other)
    #expect(file(folder).load() == other)
  }

  @Test("that is nearly right opens the reader somewhere", arguments: 0..<20 as Range<UInt64>)
  func mutated(group: UInt64) throws {
    let folder = SettingsFolder()
    file(folder).save(place)
    let whole = Array(
      try String(contentsOfFile: folder.nonmun + "/places.toml", encoding: .utf8).utf8)
    let mutation = Mutation(words: [
      "day", "paper", "anchor", "history", "scope", "2025-03-14", "[[", "]]", "catch-up",
    ])
    for number in 0..<15 {
      let seed = group * 15 + UInt64(number)
      var random = SeededGenerator(seed: seed)
      folder.write(mutation.changed(whole, &random), to: "places.toml")
      var reader = Driver(library: nil)
      if let found = file(folder).load() { reader.resume(found) }
      reader.send(.loaded(TestArchive.library, isComplete: true))
      reader.press("jk")
      #expect(reader.frame.fault(size: reader.state.size) == nil, "seed \(seed)")
      #expect(reader.paper != nil, "seed \(seed)")
      // Leaving writes a file that can be read.
      file(folder).save(place)
      #expect(file(folder).load() == place, "seed \(seed)")
    }
  }

  @Test("forgets the archives that were left longest ago")
  func limit() {
    let folder = SettingsFolder()
    for number in 1...25 { file(folder, "/archive \(number)").save(place) }
    #expect(file(folder, "/archive 5").load() == nil)
    #expect(file(folder, "/archive 6").load() == place)
  }

  @Test("lets a changed configuration have its way")
  func configured() {
    let folder = SettingsFolder()
    file(folder).save(place)
    var settings = Settings()
    settings.theme = "paper"
    settings.sort = .title
    let kept = file(folder, "/papers", settings).load()
    #expect(kept?.theme == "paper")
    #expect(kept?.sort == SortOrder(.title))
  }

  @Test(
    "tells nothing where it cannot be understood",
    arguments: [
      "", "nonsense", "place = 3", "[[place]]\narchive = 7", "[[places]]\narchive = \"/papers\"",
    ])
  func broken(text: String) {
    let folder = SettingsFolder()
    file(folder).save(place)
    folder.write(Array(text.utf8), to: "places.toml")
    #expect(file(folder).load() == nil)
    file(folder).save(place)
    #expect(file(folder).load() == place)
  }

  @Test("cannot be written: nothing happens")
  func unwritable() {
    let file = PositionFile(
      path: "/proc/nowhere/places.toml", archive: "/papers",
      configured: PositionFile.Configured(Settings()))
    file.save(place)
    #expect(file.load() == nil)
  }
}
