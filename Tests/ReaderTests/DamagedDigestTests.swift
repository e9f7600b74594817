import Configuration
import Digest
import ReaderDriver
import Search
import Surface
import TestSupport
import Testing
import Theming

@testable import Reader

@Suite("Damaged digests")
struct DamagedDigestTests {
  private static let attacks: [[UInt8]] =
    [
      "\u{1B}[2J", "\u{1B}]52;c;eA==\u{7}", "\u{9B}31m", "\u{202E}", "\u{200B}", "\u{E0041}",
      "\u{301}\u{301}\u{301}", "\u{1160}", "\u{FEFF}", "\r", "\u{2028}", "\u{0}", "👨\u{200D}👩",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90]]

  /// One of the test archive's days, damaged in one to sixteen places.
  private func damaged(_ random: inout SeededGenerator) -> [UInt8] {
    let day = TestArchive.days.randomElement(using: &random) ?? ("", [])
    var bytes = Array(
      ("## Daily Papers (\(day.date))\n\n" + day.papers.joined(separator: "\n")).utf8)
    for _ in 0..<Int.random(in: 1...16, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let piece = place..<min(bytes.count, place + Int.random(in: 1...80, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(piece)
      case 2:
        bytes.insert(contentsOf: bytes[piece], at: Int.random(in: 0...bytes.count, using: &random))
      case 3:
        let attack = DamagedDigestTests.attacks.randomElement(using: &random) ?? []
        bytes.insert(contentsOf: attack, at: place)
      case 4:
        let many = Int.random(in: 2...60, using: &random)
        bytes.insert(
          contentsOf: Array(repeating: Array(bytes[piece]), count: many).joined(), at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  /// 2,000 of them: 40 batches of 50.
  @Test("are opened, moved in, searched and drawn as any other", arguments: 0..<40 as Range<UInt64>)
  func damaged(batch: UInt64) {
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      let library = LibraryLoader.all(Archive(memory: [("2025-03-14.md", damaged(&random))]))
      let start = ContinuousClock.now
      var reader = Driver(
        [50, 80, 120][Int(seed % 3)], 20, library: library, corpus: Corpus(library.papers))
      for keys in ["", "jl3J", "G", "wws", "/모델", ""] {
        reader.press(keys)
        if keys.first == "/" { reader.press(.enter) }
        if let fault = reader.frame.fault(size: reader.state.size) {
          Issue.record("seed \(seed), after “\(keys)”: \(fault)")
        }
      }
      // Far more than a second of a busy machine in a debug build; what hangs takes for ever.
      #expect(start.duration(to: .now) < .seconds(30), "seed \(seed)")
    }
  }
}

@Suite("Endless texts")
struct EndlessTextTests {
  private static let size = 8 << 20

  /// A paper whose title, authors and summary are a line of eight megabytes each.
  private static let library: Library = {
    let long = Array(repeating: Array("가나다 라마바, ".utf8), count: size / 21).joined()
    let parts = [
      "### [Endless ", "](https://arxiv.org/abs/2503.00001)\n\nAuthors: ", "\n\n- ", "\n",
    ]
    var bytes = Array("## Daily Papers (2025-03-14)\n\n".utf8)
    for (number, part) in parts.enumerated() {
      bytes += Array(part.utf8)
      if number < 3 { bytes += long }
    }
    return LibraryLoader.all(Archive(memory: [("2025-03-14.md", bytes)]))
  }()

  @Test("are laid out as far as one reads, and say how much there is more")
  func folded() throws {
    var reader = Driver(120, 20, library: EndlessTextTests.library, corpus: nil)
    let lines = reader.state.summary.document.lines
    #expect(lines.reduce(0) { $0 + $1.plain.utf8.count } < 3 << 18)
    let mark = try #require(lines.first { $0.plain.hasPrefix("… ") && $0.plain.contains("MiB") })
    #expect(mark.plain == "… 7 MiB more (a unfolds)")
    // No character is cut in half.
    #expect(!lines.contains { $0.plain.contains("\u{FFFD}") })
    reader.press("a")
    let more = reader.state.summary.document.lines
    #expect(more.count > lines.count * 8)
    #expect(more.contains { $0.plain == "… 3 MiB more: nonmun show 2503.00001" })
    reader.press("a")
    #expect(reader.state.summary.document.lines.count == lines.count)
  }

  @Test("stay laid out while one moves in them")
  func moving() {
    var reader = Driver(120, 20, library: EndlessTextTests.library, corpus: nil)
    let start = ContinuousClock.now
    for _ in 0..<50 { reader.press("J") }
    #expect(reader.state.summary.top == 50)
    #expect(start.duration(to: .now) < .seconds(30))
  }

  @Test("are whole where all is asked for")
  func whole() throws {
    let paper = try #require(TestArchive.library.papers.first { $0.arxivID == "2503.00201" })
    for limit in [Int.max, 1 << 18] {
      let document = SummaryDocument(paper, width: 80, limit: limit, settings: Settings())
      #expect(!document.lines.contains { $0.plain.hasPrefix("… ") })
    }
    let document = SummaryDocument(paper, width: 80, limit: 100, settings: Settings())
    #expect(document.lines.contains { $0.plain.hasPrefix("… 2 KiB more (a unfolds)") })
  }
}

@Suite("Stand-ins of control characters")
struct StandInTests {
  @Test("have a style of their own, wherever they are drawn")
  func style() {
    var reader = Driver(160, 40)
    // A title with an escape and a bell, in the list and over the summary.
    reader.press("[[[[[jj")
    #expect(reader.paper?.hasPrefix("Marrow") == true)
    let frame = reader.frame
    var seen = 0
    for row in 0..<40 {
      let cells = Array(frame.row(row))
      for (before, cell) in zip(cells, cells.dropFirst())
      where (0x2400...0x2421).contains(cell.scalar) && !(0x2400...0x2421).contains(before.scalar) {
        #expect(cell.style == before.style.overlaid(by: reader.state.theme[.control]))
        // The selected row is drawn over in one style.
        if cell.style != before.style { seen += 1 }
      }
    }
    #expect(seen >= 2)
  }
}
