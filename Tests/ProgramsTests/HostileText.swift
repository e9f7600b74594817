import TestSupport

/// Addresses and titles as somebody might put them into a digest to run something.
enum HostileText {
  private static let payloads = [
    "--new-window", "-e", "--help", "$(touch owned)", "`touch owned`", ";touch owned",
    "|touch owned",
    "&&touch owned", "\ntouch owned\n", "\r\n", "'", "\"", "'\"'", "\\", "\\\"", "${IFS}", "$HOME",
    "%s",
    "%00", "%c%s", "*", "?", "[a]", "{a,b}", "~", "#", "!", "<", ">", "\u{0}", "\u{1B}]0;x\u{7}",
    "\u{202E}", "\u{200B}", "\u{85}", "\u{2028}", "\u{FEFF}", "\t", " ", "  -x  ", "김", "é",
    "e\u{301}",
    "👩‍💻", "\u{FFFD}", "&amp;", "../../etc/passwd", "@host", ":99999", "..", "//", "\\\\host",
  ]

  private static let frames = [
    "https://arxiv.org/abs/X", "http://X/", "X", "https://example.org/?q=X&r=1",
    "HTTPS://example.org/X",
    "javascript:X", "file:///X", "httpsX://a", "https:X", "data:text/html,X",
    "https://example.org/#X",
    " https://example.org/X", "https://user:X@example.org/",
  ]

  /// Two hundred and more, the same in every run.
  static let addresses: [String] = {
    var random = SeededGenerator(seed: 4)
    var found: Set<String> = []
    var addresses: [String] = []
    while addresses.count < 240 {
      let payload = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        payloads.randomElement(using: &random) ?? ""
      }.joined()
      let frame = frames.randomElement(using: &random) ?? ""
      let address = frame.split(separator: "X", omittingEmptySubsequences: false)
        .joined(separator: payload)
      if found.insert(address).inserted { addresses.append(address) }
    }
    return addresses
  }()
}
