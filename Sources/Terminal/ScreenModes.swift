import CNcurses

/// What a full-screen program switches on in a terminal, and how all of it is switched off again.
///
/// The one list of both, so that no way out forgets anything.
struct ScreenModes {
  /// Takes the screen: the alternate one, and the modes.
  private(set) var enter: [UInt8] = []
  /// Gives it back: what `CCrash` sends, whatever ends the program.
  private(set) var leave: [UInt8] = []
  /// Whether the window's title is kept, and so may be set.
  private(set) var keepsTitle = false

  /// - Parameters:
  ///   - usesMouse: whether the terminal is to report the mouse.
  ///   - setsTitle: whether the window gets a title of the reader's.
  init(_ terminal: TerminalDescription, usesMouse: Bool, setsTitle: Bool) {
    // The program before may have left insert mode on or line wrap off.
    for name in ["smcup", "sgr0", "rmir", "smam"] { enter += terminal.strings[name] ?? [] }
    // Whatever knows control sequences passes over the modes that it does not have (ECMA-48,
    // 8.3.106). Descriptions seldom say that a terminal has them.
    if terminal.hasControlSequences {
      // A program that died may have left these on: the mouse in all its ways, reports of the
      // focus, xterm's and kitty's other ways to send keys.
      for mode in ["?1000", "?1002", "?1003", "?1005", "?1015", "?1006", "?1004"] {
        enter += Array("\u{1B}[\(mode)l".utf8)
      }
      if terminal.flags.has("XT") { enter += Array("\u{1B}[>4;0m\u{1B}[=0u".utf8) }
      add("?2004")
      if usesMouse {
        add("?1000")
        add("?1006")
      }
      // XTPUSHTITLE and XTPOPTITLE. The Linux console would print a title (its OSC is of another
      // form).
      if setsTitle, terminal.flags.has("XT") || terminal.strings.has("tsl") {
        keepsTitle = true
        enter += Array("\u{1B}[22;2t".utf8)
        leave = Array("\u{1B}[23;2t".utf8) + leave
      }
    }
    for name in ["sgr0", "op"] { leave += terminal.strings[name] ?? [] }
    if let last = terminal.strings["rmcup"] {
      leave += last
    } else {
      // Without another screen to go back to, the shell goes on below.
      leave += terminal.cursorMove(row: 998, column: 0) + (terminal.strings["el"] ?? [])
    }
    // After the other screen, since some terminals keep for each whether its cursor is seen.
    leave += terminal.strings["cnorm"] ?? []
    (enter, leave) = (FrameOutput.withoutPauses(enter), FrameOutput.withoutPauses(leave))
  }

  /// A mode that is on while the reader has the screen.
  private mutating func add(_ mode: String) {
    enter += Array("\u{1B}[\(mode)h".utf8)
    leave = Array("\u{1B}[\(mode)l".utf8) + leave
  }
}

extension TerminalDescription {
  /// Whether the terminal knows control sequences of the standard's form (ECMA-48, 5.4), and so the
  /// private ones.
  var hasControlSequences: Bool { strings["cup"]?.starts(with: [0x1B, UInt8(ascii: "[")]) == true }

  /// The sequence that puts the cursor somewhere; rows and columns count from 0.
  func cursorMove(row: Int, column: Int) -> [UInt8] {
    guard let sequence = strings["cup"] else { return [] }
    return (sequence + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        guard let moved = nonmun_cursor_move(text.baseAddress, Int32(row), Int32(column)) else {
          return []
        }
        return FrameOutput.withoutPauses(String(cString: moved).utf8)
      }
    }
  }
}
