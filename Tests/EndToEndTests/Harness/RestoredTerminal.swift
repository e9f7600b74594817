import Testing

extension TerminalSession {
  /// That nothing of what a full-screen program switches on is on.
  func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!screen.isAlternate, "\(screen)", sourceLocation: sourceLocation)
    #expect(screen.cursorIsVisible, sourceLocation: sourceLocation)
    #expect(screen.mouse == .off, sourceLocation: sourceLocation)
    // The last word on each mode, as the terminal keeps no record that can be asked for.
    var modes: [Substring: Bool] = [:]
    var style = ""
    for case .csi(let sequence) in tokens {
      if sequence.hasPrefix("?"), let last = sequence.last, "hl".contains(last) {
        for mode in sequence.dropFirst().dropLast().split(separator: ";") {
          modes[mode] = last == "h"
        }
      } else if sequence.hasSuffix("m"), !sequence.hasPrefix(">"), !sequence.hasPrefix("?") {
        style = sequence
      }
    }
    // Cursor keys, mouse, focus reports, alternate screen, bracketed paste.
    for mode in ["1", "1000", "1002", "1003", "1004", "1006", "1049", "2004"] {
      #expect(modes[Substring(mode)] != true, "mode \(mode)", sourceLocation: sourceLocation)
    }
    #expect(["", "m", "0m", "39;49m"].contains(style), "\(style)", sourceLocation: sourceLocation)
    if let keypad = tokens.last(where: { $0 == .escape("=") || $0 == .escape(">") }) {
      #expect(keypad == .escape(">"), sourceLocation: sourceLocation)
    }
  }
}
