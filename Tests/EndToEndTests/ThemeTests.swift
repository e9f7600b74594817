import Testing

@Suite("Themes", .waiting)
struct ThemeTests {
  private let archive: ArchiveFixture

  init() throws { archive = try ArchiveFixture() }

  @Test("A broken theme of one's own is said and passed over")
  func brokenTheme() throws {
    let sandbox = try Sandbox()
    try sandbox.home.write(Array("bad line\n".utf8), to: "config/nonmun/themes/mine.toml")
    let session = try Nonmun.open(archive: archive.path, sandbox: sandbox)
    try session.waitFor(archive.newest[0].id)
    for name in ["dusk", "paper", "high-contrast", "mono"] {
      try session.press("T")
      try session.waitFor("theme: \(name)")
    }
    try session.press("T")
    try session.waitFor("mine.toml:1:")
    // It went on to the first theme all the same.
    try session.press("T")
    try session.waitFor("theme: dusk")
  }

  @Test("A broken configuration is said with its line, and the reader opens")
  func brokenConfiguration() throws {
    let sandbox = try Sandbox()
    try sandbox.home.write(
      Array("read-after = 0\nreading-width = \"wide\"\n".utf8), to: "config/nonmun/config.toml")
    let session = try Nonmun.open(archive: archive.path, sandbox: sandbox)
    try session.waitFor("config.toml:2:")
    try session.waitFor(archive.newest[0].id)
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
  }
}
