import Configuration
import Digest
import ReaderDriver
import Search
import Surface
import Testing

@testable import Reader

@Suite("The screen while one chooses")
struct ChoosingSnapshotTests {
  private static let scenes = [
    ("taste", "wwwssss"), ("why", "wwwi"), ("similar", "M"), ("watched", "/확산\rD\u{1B}www"),
    ("watches", "/확산\rD\u{1B}F"), ("later", "3PjP"),
  ]

  private static let sizes = [(80, 24), (120, 40), (160, 45), (200, 50), (50, 20)].map {
    Size(columns: $0, rows: $1)
  }

  @Test("looks as recorded", arguments: scenes, sizes)
  func scene(scene: (name: String, keys: String), size: Size) {
    for language in Language.allCases {
      var reader = Driver.deciding(size.columns, size.rows, language: language, layout: .auto)
      reader.turn { DigestDate(year: 2031, month: 4, day: 10) }
      _ = reader.state.searcher?.frame
      reader.send(.choosing(TestArchive.library.edition))
      // Some papers are kept and some skipped before.
      reader.press("mxmx[mm]g")
      for key in scene.keys.unicodeScalars {
        reader.press(key == "\r" ? .enter : key == "\u{1B}" ? .escape : .scalar(key))
        reader.searchOn()
      }
      let name = "choosing-\(scene.name)-\(size.columns)x\(size.rows)-\(language.rawValue)"
      Recording.compare(
        Snapshot.text(of: reader.frame), with: "Tests/ReaderTests/Snapshots/\(name).txt")
    }
  }
}
