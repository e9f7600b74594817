import Glibc
import Testing

/// Every Unicode scalar, through everything that writes to a terminal.
@Suite("Every scalar", .waiting)
struct EveryScalarTests {
  /// All scalars but line ends, where an optimised program is tested (`NONMUN_BINARY`, as `.ci/run`
  /// does).
  ///
  /// A debug build takes minutes for them: it is given the planes that have characters of many
  /// kinds, and every 61st scalar of the others, which are ideographs, private or not assigned.
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

  /// The digest in a folder.
  private static func archive() throws -> TemporaryFolder {
    let archive = try TemporaryFolder()
    try archive.write(digest, to: "2025/03/21.md")
    return archive
  }

  /// What a command prints on a terminal, errors too.
  ///
  /// Megabytes, which need no screen to be judged.
  private func printed(_ arguments: [String]) throws -> [UInt8] {
    let terminal = try PseudoTerminal(
      [try Nonmun.binary] + arguments, size: TerminalSize(120, 40),
      environment: try Sandbox().environment(term: "xterm-256color"))
    var output: [UInt8] = []
    while true {
      switch try terminal.read(within: 200) {
      case .bytes(let bytes): output += bytes
      case .nothing: if terminal.process.poll() != nil { return output }
      case .closed: return output
      }
    }
  }

  private func expectHarmless(_ output: [UInt8], _ what: String) {
    #expect(!output.isEmpty, "\(what)")
    #expect(String(validating: output, as: UTF8.self) != nil, "\(what)")
    let sent = Set(String(decoding: output, as: UTF8.self).unicodeScalars.map(\.value))
    let bad = sent.subtracting([0x0A, 0x0D]).filter { value in
      HostileTextTests.forbidden.contains { $0.contains(value) }
    }
    #expect(bad.isEmpty, "\(what): \(bad.map { String($0, radix: 16) })")
  }

  /// All scalars that an argument can hold, a text every so many.
  private func pieces(of count: Int) -> [String] {
    stride(from: 0, to: Self.scalars.count, by: count).map { start in
      let scalars = Self.scalars[start..<min(start + count, Self.scalars.count)]
      return scalars.filter { $0 != "\0" && $0 != "/" }.map { String(Character($0)) + "x" }.joined()
    }
  }

  /// Writes them into the notes about the digest's papers.
  private func writeNotes(store: String) throws {
    for (paper, note) in pieces(of: 4096).enumerated() {
      let run = try Nonmun.run([
        "mark", "2503.\(10000 + paper)", "--keep", "--note", note, "--store", store,
      ])
      try #require(run.ending == .exited(0), "\(run.errors)")
    }
  }

  @Test(
    "is harmless in what is printed on a terminal",
    arguments: [
      ["list"], ["list", "--format", "json"], ["list", "--format", "markdown"],
      ["list", "--format", "tsv"], ["show", "--all"], ["check"], ["stats"],
      ["export", "--format", "bibtex"], ["export", "--format", "csv"],
    ])
  func printed(arguments: [String]) throws {
    let archive = try Self.archive()
    expectHarmless(try printed(arguments + ["--archive", archive.path]), "\(arguments)")
  }

  @Test("is harmless in notes that are printed")
  func notes() throws {
    let archive = try Self.archive()
    let store = archive.path + "/triage.sqlite"
    try writeNotes(store: store)
    for format in ["bibtex", "csv", "json", "markdown"] {
      let export = ["export", "--format", format, "--archive", archive.path, "--store", store]
      expectHarmless(try printed(export), format)
    }
    expectHarmless(try printed(["state", "export", "--store", store]), "journal")
  }

  @Test("is harmless in the names of files")
  func fileNames() throws {
    let archive = try TemporaryFolder()
    for name in pieces(of: 48) {
      try archive.write(
        Array("### [Odd](https://example.org)\nVote: many\n".utf8), to: name + ".md")
    }
    expectHarmless(try printed(["check", archive.path]), "check")
    expectHarmless(try printed(["list", "--archive", archive.path, "--format", "json"]), "list")
  }

  @Test("is harmless in what is said of mistakes")
  func mistakes() throws {
    for piece in pieces(of: 4096) {
      expectHarmless(try printed(["list", "vote:" + piece]), "a query")
      expectHarmless(try printed(["show", "--archive", "/no/such/" + piece]), "an archive")
      expectHarmless(try printed(["mark", "--tag", "\n" + piece, "2503.10000"]), "a tag")
    }
  }

  @Test("is harmless in the reader, in each of its panes, in hyperlinks and the window's title")
  func reader() throws {
    let archive = try Self.archive()
    let sandbox = try Sandbox(configuration: "hyperlinks = true\ntitle = true")
    try writeNotes(store: sandbox.home.path + "/data/nonmun/triage.sqlite")
    let session = try Nonmun.open(
      archive: archive.path, size: TerminalSize(180, 160), sandbox: sandbox)
    try session.waitFor("2503.10000", limit: .seconds(60))
    for paper in 1..<Self.papers {
      try session.press("j")
      try session.waitFor("2503.\(10000 + paper)", limit: .seconds(60))
    }
    // A frame that was cut by the end would be broken off by a CAN.
    try session.settle(quiet: .milliseconds(300))
    try session.press("q")
    try session.waitForEnd()
    HostileTextTests.expectHarmless(session, controls: [0x08, 0x0a, 0x0d])
  }
}
