import Testing

/// A terminal that draws `é`, `×` and `…` two cells wide.
@Suite("Ambiguous width", .waiting)
struct AmbiguousWidthTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  /// A digest that is full of them.
  private static let digest = """
    ## Daily Papers (2025-05-01)

    ### [Amélie × Brontë: “quotes” … and α → β](https://arxiv.org/abs/2505.01001)

    Authors: Tomás Núñez, Zoë é é é

    - ***What's New***: 크기는 3 × 4 · 5 … 그리고 “따옴표” – 끝
      - α → β, ± 1°

    ### [Plain title](https://arxiv.org/abs/2505.01002)

    - 본문

    """

  private func open(
    _ configuration: String = "", isWide: Bool, size: TerminalSize = TerminalSize(120, 40)
  ) throws -> TerminalSession {
    let sandbox = try Sandbox(configuration: configuration)
    return try Nonmun.open(
      archive: "-", ["--lang", "ko"], size: size, standardInput: Array(Self.digest.utf8),
      sandbox: sandbox, drawsAmbiguousWide: isWide)
  }

  /// The columns in which a border stands in every row but the last.
  private func borders(_ screen: Screen) -> [Int] {
    (0..<screen.size.columns).filter { column in
      screen.cells.dropLast().allSatisfy {
        "│|├+".contains($0[column].text) && !$0[column].text.isEmpty
      }
    }
  }

  @Test("It is measured, and no column shifts", arguments: ["", "ambiguous-width = 2"])
  func wide(configuration: String) throws {
    let session = try open(configuration, isWide: true)
    try session.waitFor("2505.01001")
    try session.waitUntil("the border in every row") { borders($0).count == 1 }
    let screen = try session.settle(quiet: .milliseconds(300))
    #expect(borders(screen).count == 1)
    // Each sign of a title is whole, two cells wide.
    let title = try #require(screen.positions(of: "Amélie").first)
    #expect(screen.cells[title.row][title.column + 2].text == "é")
    #expect(screen.cells[title.row][title.column + 3].text.isEmpty)
    #expect(screen.cells[title.row][title.column + 4].text == "l")
    // Moving, scrolling and redrawing keep it so.
    try session.press("j", "k", .enter, "jjj", .escape, .control("l"))
    let after = try session.settle(quiet: .milliseconds(300))
    #expect(after.cells == screen.cells, "\(after)\n\(screen)")
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    session.expectRestored()
  }

  @Test("Where they are one cell wide nothing changes, whatever was asked")
  func narrow() throws {
    let asked = try open(isWide: false)
    try asked.waitFor("2505.01001")
    let screen = try asked.settle(quiet: .milliseconds(300))
    let told = try open("ambiguous-width = 1", isWide: false)
    try told.waitUntil("the same screen:\n\(screen)") { $0.cells == screen.cells }
    #expect(asked.tokens.contains(.csi("6n")))
    #expect(!told.tokens.contains(.csi("6n")))
    #expect(screen.contains("│"))
  }

  @Test("The answers are no keys, however late they come")
  func late() throws {
    let session = try open(isWide: false)
    try session.waitFor("2505.01001")
    try session.press("j")
    try session.waitFor("2505.01002")
    let before = try session.settle(quiet: .milliseconds(300))
    for _ in 0..<3 { try session.send(Array("\u{1B}[2;3R".utf8)) }
    try session.press("k", "j")
    try session.waitUntil("the screen as it was") { $0.cells == before.cells }
  }
}
