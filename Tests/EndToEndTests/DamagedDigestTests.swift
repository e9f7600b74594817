import Glibc
import TestSupport
import Testing

/// Digests that were damaged on the way, through the real reader.
@Suite("Damaged digests in a terminal", .waiting)
struct DamagedDigestTests {
  /// 2,000 where an optimised program is tested (`NONMUN_BINARY`, as `.ci/run` does); a debug build
  /// takes minutes for them.
  static let count = getenv("NONMUN_BINARY") == nil ? 200 : 2000

  private let fixture: ArchiveFixture

  init() throws {
    fixture = try ArchiveFixture()
  }

  /// One of the fixture's digests as another day's, damaged in one to sixteen places.
  private func damaged(_ date: String, _ random: inout SeededGenerator) throws -> [UInt8] {
    let day = try #require(fixture.days.randomElement(using: &random))
    var bytes = Array(day.digest.replacing(day.date, with: date).utf8)
    for _ in 0..<Int.random(in: 1...16, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let piece = place..<min(bytes.count, place + Int.random(in: 1...80, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(piece)
      case 2:
        bytes.insert(contentsOf: bytes[piece], at: Int.random(in: 0...bytes.count, using: &random))
      case 3:
        let attack = HostileTextTests.attacks.randomElement(using: &random) ?? []
        bytes.insert(contentsOf: attack, at: place)
      default: bytes.removeSubrange((place + bytes.count) / 2..<bytes.count)
      }
    }
    return bytes
  }

  @Test("A day after the other is opened, moved in and searched", arguments: [1 as UInt64])
  func reading(seed: UInt64) throws {
    let archive = try TemporaryFolder()
    var random = SeededGenerator(seed: seed)
    for day in 0..<Self.count {
      let (month, last) = (day / 28 % 12 + 101, day % 28 + 101)
      let date = "\(2018 + day / 336)-\("\(month)".dropFirst())-\("\(last)".dropFirst())"
      try archive.write(damaged(date, &random), to: date + ".md")
    }
    let session = try Nonmun.open(
      archive: archive.path, size: TerminalSize(100, 30),
      sandbox: try Sandbox(configuration: "hyperlinks = true\ntitle = true"))
    try session.settle(quiet: .milliseconds(500))
    var seen: Set<Substring> = []
    for _ in 0..<Self.count {
      let keys = ["j", "3j", "J", "G", "wW", "s", "/모델\u{7}"].randomElement(using: &random) ?? "j"
      // All is drawn at every step, also where nothing has changed.
      for key in [keys, "["] {
        try session.press(.text(key), .control("l"))
        try session.settle(quiet: .zero)
      }
      let date = session.screen.text.lazy.compactMap { $0.firstMatch(of: #/20\d\d-\d\d-\d\d \(/#) }
      if let date = date.first { seen.insert(date.0) }
      try #require(session.terminal.process.poll() == nil)
    }
    // Some have lost all papers, or their date.
    #expect(seen.count > Self.count * 3 / 4)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    HostileTextTests.expectHarmless(session, controls: [0x08, 0x0a, 0x0d])
  }
}
