import Configuration
import Foundation
import TestSupport
import Testing

/// The catalogue's source: every sentence is there in both languages, and each language is its own.
@Suite("The words of the interface")
struct WordsTests {
  private static let files: [String] = {
    ["Reader/Words", "nonmun/Words", "Configuration", "Theming"].flatMap { room in
      let folder = projectFolder + "/Sources/" + room
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasSuffix("Words.swift") }.map { folder + "/" + $0 }
    }
  }()

  /// The pairs of Korean and English in a file, without what is put into them.
  private static func pairs(_ path: String) throws -> [(ko: String, en: String)] {
    let source = try String(contentsOfFile: path, encoding: .utf8)
    let pair =
      /(?:\bsay\(|Localized\(ko:)\s*"((?:[^"\\\n]|\\.)*)",\s*(?:en: )?"((?:[^"\\\n]|\\.)*)"/
    return source.matches(of: pair).map {
      (
        String($0.1).replacing(/\\\([^)]*\)/, with: ""),
        String($0.2).replacing(/\\\([^)]*\)/, with: "")
      )
    }
  }

  private static func hasHangul(_ text: String) -> Bool {
    text.unicodeScalars.contains { 0xAC00...0xD7A3 ~= $0.value }
  }

  @Test("are Korean in Korean and English in English", arguments: files)
  func languages(path: String) throws {
    for (ko, en) in try Self.pairs(path) {
      #expect(!Self.hasHangul(en), "\(en)")
      guard en.contains(where: { $0.isLetter && $0.isASCII }) else { continue }
      // What both write alike: `p90`, a name, a type.
      #expect(Self.hasHangul(ko) || ko == en || ko.isEmpty, "\(ko) | \(en)")
    }
  }

  @Test("are found by this test")
  func count() throws {
    #expect(try Self.files.flatMap(Self.pairs).count > 250)
  }
}
