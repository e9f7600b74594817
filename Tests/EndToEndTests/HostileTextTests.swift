import Glibc
import TestSupport
import Testing

/// Text from the internet, of the worst kind.
@Suite("Hostile text", .waiting)
struct HostileTextTests {
  /// What must not reach a terminal from a file.
  static let forbidden: [ClosedRange<UInt32>] = [
    0x00...0x1f, 0x7f...0x9f, 0x61c...0x61c, 0x200b...0x200b, 0x200e...0x200f, 0x202a...0x202e,
    0x2060...0x2064, 0x2066...0x2069, 0xfeff...0xfeff, 0xe0000...0xe007f,
    // Joiners and variation selectors, about whose width terminals disagree.
    0x200c...0x200d, 0xfe00...0xfe0f, 0xe0100...0xe01ef,
  ]

  /// Attacks, each a piece of text; `PWNED` tells one that got through.
  static let attacks: [[UInt8]] = {
    let texts = [
      "\u{1b}]0;PWNED\u{7}", "\u{1b}]52;c;UFdORUQ=\u{7}", "\u{1b}[2J\u{1b}[HPWNED", "\u{9b}31m",
      "\u{9d}0;PWNED\u{9c}", "\u{1b}P+q\u{1b}\\", "\u{1b}c", "\u{1b}[?1049lPWNED", "\u{1b}[6n",
      "\u{202e}gnorw\u{202c}", "\u{2066}x\u{2069}", "zero\u{200b}width\u{feff}", "\u{e0041}tag",
      "\u{61c}\u{200e}\u{200f}", "\u{2060}\u{2062}",
      "\u{0}\u{1}\u{7}\u{8}\u{b}\u{c}\u{e}\u{f}\u{7f}",
      "\u{85}next\u{90}", "tab\there", "\u{301}\u{301}alone",
      "가\u{302}\u{303}\u{304}\u{305}\u{306}",
    ]
    return texts.map { Array($0.utf8) }
      + [
        [0xff, 0xfe], [0xc0, 0x9b, 0x41], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80],
        [0xe2, 0x80],
      ]
  }()

  /// A digest with an attack in each paper's every part.
  static let digest: [UInt8] = {
    var bytes = Array("## Daily Papers (2025-03-21)\n\n".utf8)
    for (number, attack) in attacks.enumerated() {
      func line(_ start: String, _ end: String) {
        bytes += Array(start.utf8) + attack + Array(end.utf8)
      }
      line("### [Attack\(number) ", " title](https://arxiv.org/abs/2503.\(21001 + number))\n\n")
      line("![](https://example.org/", ".png)\n\nVote: 3\n\n")
      line("Authors: Ann ", " Other, Ben\n\n")
      line("- 글머리 ", " 본문 [link](https://example.org/")
      line("", ") **bold ")
      line("", "**\n")
    }
    return bytes
  }()

  /// Expects that only what a terminal program needs was sent.
  static func expectHarmless(
    _ session: TerminalSession, controls: Set<UInt8>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for token in session.tokens {
      switch token {
      case .text(let text):
        let bad = text.unicodeScalars.filter { scalar in
          Self.forbidden.contains { $0.contains(scalar.value) }
        }
        #expect(bad.isEmpty, "\(text.debugDescription)", sourceLocation: sourceLocation)
      case .control(let byte):
        #expect(controls.contains(byte), "control \(byte)", sourceLocation: sourceLocation)
      case .broken(let bytes):
        Issue.record("bytes that are not UTF-8: \(bytes)", sourceLocation: sourceLocation)
      case .osc(let command):
        #expect(isOwn(command), "\(command.debugDescription)", sourceLocation: sourceLocation)
      case .string(let kind, let content):
        Issue.record("a control string \(kind) \(content)", sourceLocation: sourceLocation)
      case .escape(let sequence):
        #expect(sequence != "c", sourceLocation: sourceLocation)
      case .csi: break
      }
    }
  }

  /// Whether the program may send it: a hyperlink, whose address is all visible ASCII, or its
  /// window title, which ends with its own name.
  private static func isOwn(_ command: String) -> Bool {
    if command.hasPrefix("8;") { return command.utf8.allSatisfy { 0x21...0x7e ~= $0 } }
    return command.hasPrefix("2;") && command.hasSuffix("nonmun")
      && !command.unicodeScalars.contains { scalar in
        forbidden.contains { $0.contains(scalar.value) }
      }
  }

  @Test("No paper sends the terminal anything but its text", arguments: [120, 80, 50])
  func everyPaper(columns: Int) throws {
    let archive = try TemporaryFolder()
    try archive.write(Self.digest, to: "2025/03/21.md")
    let session = try Nonmun.open(archive: archive.path, size: TerminalSize(columns, 40))
    try session.waitFor("Attack0")
    if columns < 70 { try session.press(.enter) }
    for number in Self.attacks.indices {
      try session.waitFor("2503.\(21001 + number)")
      if columns < 70 {
        // Deeper is the summary; the list is where the next paper is.
        try session.press(.escape)
        try session.waitUntil("the list") { !$0.contains("2503.\(21001 + number)") }
        try session.press("j", .enter)
      } else {
        try session.press("j")
      }
    }
    try session.press("/", "Attack1")
    try session.waitFor("Attack1")
    // A frame that was cut by the end would be broken off by a CAN.
    try session.settle()
    session.terminal.process.send(signal: SIGTERM)
    try session.waitForEnd()
    // Backspace and the shifts are ncurses's own; the rest would be the digest's.
    Self.expectHarmless(session, controls: [0x08, 0x0a, 0x0d])
  }

  @Test("Nor does a list on a terminal", arguments: ["text", "markdown"])
  func list(format: String) throws {
    let archive = try TemporaryFolder()
    try archive.write(Self.digest, to: "2025/03/21.md")
    let session = try TerminalSession(
      [try Nonmun.binary, "list", "--archive", archive.path, "--format", format],
      size: TerminalSize(120, 40))
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.output.count > 100)
    Self.expectHarmless(session, controls: [0x0a, 0x0d])
  }

  @Test("Nor a file's name in an error")
  func fileName() throws {
    let session = try Nonmun.open(archive: "/no/such/\u{1b}]0;PWNED\u{7}\u{202e}folder")
    #expect(try session.waitForEnd() == .exited(66))
    Self.expectHarmless(session, controls: [0x0a, 0x0d])
  }

  @Test("Random bytes are opened and quit")
  func randomBytes() throws {
    let archive = try TemporaryFolder()
    var random = SeededGenerator(seed: 1)
    let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    try archive.write(
      Array("## Daily Papers (2025-03-21)\n### [Noise](https://example.org/noise)\n- ".utf8)
        + noise, to: "a.md")
    let session = try Nonmun.open(archive: archive.path)
    try session.waitFor("Noise")
    try session.press("G", "g", "J", "J")
    // A frame that was cut by the end would be broken off by a CAN.
    try session.settle()
    try session.press("q")
    #expect(try session.waitForEnd() == .exited(0))
    Self.expectHarmless(session, controls: [0x08, 0x0a, 0x0d])
  }
}
