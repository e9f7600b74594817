import TestSupport
import Testing

/// Resizing, at any speed and to any size.
@Suite("Resizing", .waiting)
struct ResizingTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  /// The reader with the newest day's fourth paper selected.
  private func open(_ size: TerminalSize) throws -> TerminalSession {
    let session = try Nonmun.open(archive: archive.path, size: size)
    try session.press("3j")
    try session.waitFor(archive.newest[3].id)
    return session
  }

  /// 30 sizes, of every layout and of none.
  static let sizes: [TerminalSize] = (0..<30).map { step in
    step % 7 == 3 ? TerminalSize(1, 1) : TerminalSize(3 + step * 37 % 170, 2 + step * 11 % 57)
  }

  @Test(
    "The screen after many sizes equals a fresh one",
    arguments: [TerminalSize(120, 40), TerminalSize(80, 24), TerminalSize(111, 31)])
  func equalsFresh(size: TerminalSize) throws {
    let session = try open(TerminalSize(100, 30))
    for step in Self.sizes { try session.resize(to: step) }
    try session.resize(to: size)
    let fresh = try open(size).settle(quiet: .milliseconds(300))
    try session.waitUntil("what a fresh start shows:\n\(fresh)") { $0.cells == fresh.cells }
    #expect(session.screen.contains(archive.newest[3].id))
  }

  @Test(
    "A size that no screen has, up to what the kernel can say, does no harm",
    arguments: [
      TerminalSize(32_767, 24), TerminalSize(32_768, 24), TerminalSize(65_535, 2),
      TerminalSize(80, 32_768), TerminalSize(65_535, 65_535),
    ])
  func absurd(size: TerminalSize) throws {
    let session = try open(TerminalSize(100, 30))
    try session.resizeUnseen(to: size)
    try session.press("j")
    try session.resize(to: TerminalSize(100, 30))
    try session.waitFor(archive.newest[4].id)
    // And from the start.
    let other = try Nonmun.open(archive: archive.path, size: TerminalSize(100, 30), claimed: size)
    try other.resize(to: TerminalSize(100, 30))
    try other.waitFor(archive.newest[0].id)
  }

  /// 2,000 sizes from a seed, 1×1 among them.
  private func manySizes(seed: UInt64) -> [TerminalSize] {
    var random = SeededGenerator(seed: seed)
    return (0..<2000).map { step in
      step % 50 == 7
        ? TerminalSize(1, 1)
        : TerminalSize(.random(in: 1...220, using: &random), .random(in: 1...70, using: &random))
    }
  }

  @Test(
    "After 2,000 sizes the screen equals a fresh one, and place and line are kept",
    arguments: [1, 2])
  func many(seed: UInt64) throws {
    let session = try open(TerminalSize(100, 30))
    try session.press(.enter, "j")
    for (step, size) in manySizes(seed: seed).enumerated() {
      try session.resizeUnseen(to: size)
      // Now and then it gets the time to draw.
      if step % 20 == 0 { try session.take() }
    }
    let size = TerminalSize(100, 30)
    try session.resize(to: size)
    let other = try open(size)
    try other.press(.enter, "j")
    let fresh = try other.settle(quiet: .milliseconds(300))
    try session.waitUntil("what a fresh start shows (seed \(seed)):\n\(fresh)") {
      $0.cells == fresh.cells
    }
  }

  @Test("Every size is drawn before the next, and nothing breaks")
  func slowly() throws {
    let session = try open(TerminalSize(120, 40))
    for step in Self.sizes {
      try session.resize(to: step)
      try session.press(.control("l"))
      try session.settle()
    }
    try session.resize(to: TerminalSize(120, 40))
    try session.waitFor(archive.newest[3].id)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }

  @Test("Keys between resizes all count")
  func keysBetween() throws {
    let session = try Nonmun.open(archive: archive.path, size: TerminalSize(120, 40))
    try session.waitFor(archive.newest[0].id)
    for columns in [90, 60, 130] {
      try session.resize(to: TerminalSize(columns, 40))
      try session.press("j")
    }
    try session.waitFor(archive.newest[3].id)
  }
}
