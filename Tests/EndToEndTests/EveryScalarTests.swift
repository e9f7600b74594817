import Testing

/// Every Unicode scalar, through everything that writes to a terminal.
@Suite("Every scalar")
struct EveryScalarTests {
  /// A digest with all scalars but line ends in titles, authors and summaries: a paper every 4,096.
  ///
  /// Each stands alone, where a mark has no base, and behind a letter.
  static let digest: [UInt8] = {
    var text = "## Daily Papers (2025-03-21)\n\n"
    for paper in 0..<272 {
      let scalars = (paper * 4096..<(paper + 1) * 4096).compactMap { value -> Unicode.Scalar? in
        // Line feed and carriage return end a line, and are in no text.
        value == 0x0A || value == 0x0D ? nil : Unicode.Scalar(UInt32(value))
      }
      guard !scalars.isEmpty else { continue }
      func line(_ part: ArraySlice<Unicode.Scalar>, _ between: String) -> String {
        part.map { String(Character($0)) + between }.joined()
      }
      text +=
        "### [Paper\(paper) \(line(scalars[..<32], ""))](https://arxiv.org/abs/2503.\(10000 + paper))\n\n"
      text += "Authors: \(line(scalars[32..<64], " x")), Ann\n\n"
      for start in stride(from: 0, to: scalars.count, by: 64) {
        text += "- q\(line(scalars[start..<min(start + 64, scalars.count)], " x"))\n"
      }
    }
    return Array(text.utf8)
  }()

  private static let lastPaper = "2503.10271"

  @Test(
    "is harmless in what is printed on a terminal",
    arguments: [
      ["list"], ["list", "--format", "markdown"], ["list", "--format", "tsv"],
      ["show", "--all"], ["check"], ["stats"],
      ["export", "--format", "bibtex"],
    ])
  func printed(arguments: [String]) throws {
    let archive = try TemporaryFolder()
    try archive.write(Self.digest, to: "2025/03/21.md")
    let terminal = try PseudoTerminal(
      [try Nonmun.binary] + arguments + ["--archive", archive.path], size: TerminalSize(120, 40),
      environment: try Sandbox().environment(term: "xterm-256color"))
    // Megabytes, which need no screen to be judged.
    var output: [UInt8] = []
    reading: while true {
      switch try terminal.read(within: 200) {
      case .bytes(let bytes): output += bytes
      case .nothing: if terminal.process.poll() != nil { break reading }
      case .closed: break reading
      }
    }
    #expect(output.count > 100, "\(arguments)")
    #expect(String(validating: output, as: UTF8.self) != nil, "\(arguments)")
    let sent = Set(String(decoding: output, as: UTF8.self).unicodeScalars.map(\.value))
    let bad = sent.subtracting([0x0A, 0x0D]).filter { value in
      HostileTextTests.forbidden.contains { $0.contains(value) }
    }
    #expect(bad.isEmpty, "\(arguments): \(bad.map { String($0, radix: 16) })")
  }

  @Test("is harmless in the reader, in each of its panes")
  func reader() throws {
    let archive = try TemporaryFolder()
    try archive.write(Self.digest, to: "2025/03/21.md")
    let session = try Nonmun.open(archive: archive.path, size: TerminalSize(180, 160))
    try session.waitFor("2503.10000", limit: .seconds(60))
    for paper in 1..<272 {
      guard
        (paper * 4096..<(paper + 1) * 4096).contains(where: { Unicode.Scalar(UInt32($0)) != nil })
      else { continue }
      try session.press("j")
      try session.waitFor("2503.\(10000 + paper)", limit: .seconds(60))
    }
    #expect(session.screen.contains(Self.lastPaper))
    session.terminal.process.send(signal: 15)
    try session.waitForEnd()
    HostileTextTests.expectHarmless(session, controls: [0x08, 0x0a, 0x0d])
  }
}
