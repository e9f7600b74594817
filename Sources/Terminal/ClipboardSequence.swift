import Surface

/// The sequence that puts a text into the clipboard of the terminal: OSC 52 (xterm, ctlseqs).
package enum ClipboardSequence {
  /// The bytes to send; nil where nothing is to be sent.
  ///
  /// Inside tmux the sequence of `.tmux` is wrapped for its passthrough (tmux(1),
  /// `allow-passthrough`), with each ESC doubled.
  package static func bytes(_ text: String, by clipboard: Clipboard, isInTmux: Bool) -> [UInt8]? {
    guard clipboard != .off, text.utf8.count <= Clipboard.limit else { return nil }
    let plain = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
    guard clipboard == .tmux, isInTmux else { return plain }
    return Array("\u{1B}Ptmux;".utf8) + plain.flatMap { $0 == 0x1B ? [$0, $0] : [$0] }
      + Array("\u{1B}\\".utf8)
  }

  /// RFC 4648, 4, with padding.
  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for index in 0..<3 {
        bits = bits << 8 | (index < group.count ? Int(group[start + index]) : 0)
      }
      for index in 0..<4 {
        let digit = digits[bits >> (18 - 6 * index) & 63]
        encoded.append(index <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return encoded
  }
}
