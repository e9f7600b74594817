import Configuration
import Decisions
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("The screen")
struct SnapshotTests {
  /// What is done before the picture is taken.
  struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let keys: [Key]

    init(_ name: String, _ keys: String, _ more: [Key] = [], then rest: String = "") {
      self.name = name
      self.keys = (keys.unicodeScalars.map(Key.scalar) + more) + rest.unicodeScalars.map(Key.scalar)
    }

    var testDescription: String { name }
  }

  static let scenes = [
    Scene("opened", ""),
    Scene("search-typed", "/확산 모"),
    Scene("search-kept", "/확산", [.enter, .enter]),
    Scene("month-by-votes", "sw3j"),
    Scene("help", "?"),
    Scene("palette", ":fold"),
    Scene("links", "O"),
    Scene("copying", "j", [.function(8), .down]),
    Scene("qr-code", "Z"),
    Scene("folded-months", "h=j"),
    Scene("summary", "l", then: "5j"),
  ]

  static let sizes = [(80, 24), (120, 40), (160, 45), (200, 50), (50, 20), (10, 3)].map {
    Size(columns: $0, rows: $1)
  }

  @Test("looks as recorded", arguments: scenes, sizes)
  func scene(scene: Scene, size: Size) {
    for language in Language.allCases {
      // What a tiny screen says is always the same.
      guard size.columns > 10 || scene.name == "opened" else { continue }
      var reader = Driver(size.columns, size.rows, language: language, layout: .auto)
      reader.press(scene.keys)
      // What was read to its end counts as read, as the store answers.
      for case .commit(let edits, isAutomatic: true) in reader.effects {
        let read = edits.compactMap(\.paper).map { ($0, Decision(standing: .read)) }
        reader.send(
          .decided(
            .automatic, Outcome(decisions: Dictionary(uniqueKeysWithValues: read), edits: edits)))
      }
      let name = "\(scene.name)-\(size.columns)x\(size.rows)-\(language.rawValue)"
      Recording.compare(
        Snapshot.text(of: reader.frame), with: "Tests/ReaderTests/Snapshots/\(name).txt")
    }
  }

  @Test("looks the same on a tiny screen, whatever was pressed", arguments: scenes)
  func tiny(scene: Scene) {
    var reader = Driver(10, 3)
    let frame = reader.frame
    reader.press(scene.keys)
    #expect(reader.frame == frame)
    #expect(reader.screen == ["20×5 at le", "", ""])
  }

  @Test("draws nothing but ASCII and what the digests hold where that is asked for")
  func ascii() {
    var settings = Settings()
    settings.isASCII = true
    for (columns, rows) in [(160, 45), (90, 30), (50, 20)] {
      for keys in ["", "h=", "swj", "4[", "l"] {
        var reader = Driver(columns, rows, settings: settings)
        reader.press(keys)
        let drawn = Set(reader.screen.joined().unicodeScalars)
        let glyphs = Set("│─├•▸▾–·▏▎▍▌▋▊▉█◦▪".unicodeScalars)
        #expect(drawn.intersection(glyphs) == [], "\(columns)×\(rows) after \(keys)")
      }
    }
  }
}
