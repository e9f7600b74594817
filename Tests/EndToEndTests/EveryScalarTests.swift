import Glibc
import Testing

/// Every Unicode scalar, through everything that writes to a terminal.
@Suite("Every scalar")
struct EveryScalarTests {
  /// All scalars but line ends, where an optimised program is tested (`NONMUN_BINARY`, as `.ci/run` does).
  ///
  /// A debug build takes minutes for them: it is given the planes that have characters of many kinds, and every 61st scalar of
  /// the others, which are ideographs, private or not assigned.
  static let scalars: [Unicode.Scalar] = {
    let isWhole = getenv("NONMUN_BINARY") != nil
    return (0...0x10FFFF as ClosedRange<UInt32>).compactMap { value in
      let isOfMany = value < 0x20000 || 0xE0000...0xE0FFF ~= value
      guard value != 0x0A, value != 0x0D, isWhole || isOfMany || value % 61 == 0 else { return nil }
      return Unicode.Scalar(value)
    }
  }()

  /// A digest with them in titles, authors and summaries, a paper every 4,096.
  ///
  /// Each stands alone, where a mark has no base.
  static let digest: [UInt8] = {
    var text = "## Daily Papers (2025-03-21)\n\n"
    for paper in 0..<papers {
      let rest = Self.scalars.dropFirst(paper * 4096)
      let scalars = Array(rest.prefix(4096))
      func line(_ part: ArraySlice<Unicode.Scalar>, _ between: String) -> String {
        part.map { String(Character($0)) + between }.joined()
      }
      text +=
        "### [Paper\(paper) \(line(scalars[..<min(32, scalars.count)], ""))](https://arxiv.org/abs/2503.\(10000 + paper))\n\n"
      text +=
        "Authors: \(line(scalars[min(32, scalars.count)..<min(64, scalars.count)], " x")), Ann\n\n"
      for start in stride(from: 0, to: scalars.count, by: 64) {
        text += "- q\(line(scalars[start..<min(start + 64, scalars.count)], " x"))\n"
      }
    }
    return Array(text.utf8)
  }()

  static let papers = (scalars.count + 4095) / 4096

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
    for paper in 1..<Self.papers {
      try session.press("j")
      try session.waitFor("2503.\(10000 + paper)", limit: .seconds(60))
    }
    session.terminal.process.send(signal: 15)
    try session.waitForEnd()
    HostileTextTests.expectHarmless(session, controls: [0x08, 0x0a, 0x0d])
  }
}
