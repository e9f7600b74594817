import CVTerm

/// A terminal emulator, libvterm, that reads what a program writes and shows it as a `Screen`.
///
/// It also knows what a real terminal sends: for a key in the mode the program has set, and in
/// answer to the program's questions.
final class ScreenReader {
  private let terminal: OpaquePointer
  private let layer: OpaquePointer
  // libvterm keeps the pointer, so the table must stay where it is.
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

  private var size: TerminalSize
  private var cursorIsVisible = true
  private var isAlternate = false
  private var mouse = Screen.Mouse.off
  private var title = ""
  private var answers: [UInt8] = []
  private var unfinished: [UInt8] = []
  private var latest: Screen?
  private let drawsAmbiguousWide: Bool

  /// An empty terminal that understands UTF-8.
  ///
  /// - Parameter drawsAmbiguousWide: whether it gives two cells to what UAX #11 calls ambiguous.
  init(size: TerminalSize, drawsAmbiguousWide: Bool = false) throws {
    self.size = size
    self.drawsAmbiguousWide = drawsAmbiguousWide
    guard let terminal = vterm_new(Int32(size.rows), Int32(max(2, size.columns))),
      let layer = vterm_obtain_screen(terminal)
    else { throw SystemError("making a terminal emulator") }
    self.terminal = terminal
    self.layer = layer
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, user in
      guard let value, let user else { return 0 }
      Unmanaged<ScreenReader>.fromOpaque(user).takeUnretainedValue().set(property, to: value)
      return 1
    }
    // A callback, as the buffer that is the other way drops what it has no room for.
    vterm_output_set_callback(
      terminal,
      { bytes, count, user in
        guard let bytes, let user else { return }
        let answer = UnsafeRawBufferPointer(start: bytes, count: count)
        Unmanaged<ScreenReader>.fromOpaque(user).takeUnretainedValue().answers += answer
      }, Unmanaged.passUnretained(self).toOpaque())
    vterm_set_utf8(terminal, 1)
    vterm_screen_enable_altscreen(layer, 1)
    vterm_screen_set_callbacks(layer, callbacks, Unmanaged.passUnretained(self).toOpaque())
    vterm_screen_reset(layer, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
  }

  /// Shows what a program wrote, and returns what a terminal answers to it.
  func feed(_ bytes: [UInt8]) -> [UInt8] {
    latest = nil
    // libvterm 0.1 loses a character or a title whose bytes come in two writes.
    let whole = unfinished + bytes
    let cut = OutputToken.startOfUnfinished(in: whole)
    unfinished = Array(whole[cut...])
    var shown = OutputToken.withoutLinuxCommands(Array(whole[..<cut]))
    if drawsAmbiguousWide { shown = WideStandIns.replaced(shown) }
    shown.withUnsafeBytes { raw in
      let characters = raw.assumingMemoryBound(to: CChar.self)
      _ = vterm_input_write(terminal, characters.baseAddress, characters.count)
    }
    return takeAnswers()
  }

  /// Changes the size.
  func resize(to size: TerminalSize) {
    latest = nil
    self.size = size
    // libvterm 0.1 puts the second cell of a wide character beyond a screen of one column, and
    // falls.
    vterm_set_size(terminal, Int32(size.rows), Int32(max(2, size.columns)))
  }

  /// What a terminal sends for a key in the mode it is now in.
  func bytes(for key: Key) -> [UInt8] {
    switch key {
    case .text(let text): return Array(text.utf8)
    case .control(let letter): return [(letter.asciiValue ?? 0) & 0x1f]
    case .alt(let text): return [0x1b] + Array(text.utf8)
    case .escape: return [0x1b]
    case .backspace: return [0x7f]
    case .paste(let text):
      vterm_keyboard_start_paste(terminal)
      let start = takeAnswers()
      vterm_keyboard_end_paste(terminal)
      return start + Array(text.utf8) + takeAnswers()
    case .click(let position):
      return mouse(button: 1, at: position)
    case .wheelUp(let position):
      return mouse(button: 4, at: position)
    case .wheelDown(let position):
      return mouse(button: 5, at: position)
    case .enter: return keyboard(VTERM_KEY_ENTER)
    case .tab: return keyboard(VTERM_KEY_TAB)
    case .backTab: return keyboard(VTERM_KEY_TAB, VTERM_MOD_SHIFT)
    case .up: return keyboard(VTERM_KEY_UP)
    case .down: return keyboard(VTERM_KEY_DOWN)
    case .left: return keyboard(VTERM_KEY_LEFT)
    case .right: return keyboard(VTERM_KEY_RIGHT)
    case .home: return keyboard(VTERM_KEY_HOME)
    case .end: return keyboard(VTERM_KEY_END)
    case .pageUp: return keyboard(VTERM_KEY_PAGEUP)
    case .pageDown: return keyboard(VTERM_KEY_PAGEDOWN)
    case .function(let number):
      return keyboard(VTermKey(rawValue: VTERM_KEY_FUNCTION_0.rawValue + UInt32(number)))
    }
  }

  /// What is shown now.
  var screen: Screen {
    if let latest { return latest }
    var cursor = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &cursor)
    let screen = Screen(
      size: size,
      cells: (0..<size.rows).map { row in
        (0..<size.columns).map { column in cell(row: row, column: column) }
      },
      cursor: .init(row: Int(cursor.row), column: Int(cursor.col)),
      cursorIsVisible: cursorIsVisible, isAlternate: isAlternate, mouse: mouse, title: title)
    latest = screen
    return screen
  }

  private func cell(row: Int, column: Int) -> Screen.Cell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(layer, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    var text = ""
    withUnsafeBytes(of: cell.chars) { raw in
      // What stands after the first 0 is left from the cell before.
      for character in raw.assumingMemoryBound(to: UInt32.self).prefix(while: { $0 != 0 }) {
        text.unicodeScalars.append(
          WideStandIns.own(character) ?? Unicode.Scalar(character) ?? "\u{FFFD}")
      }
      if text.isEmpty { text = " " }
      if raw.assumingMemoryBound(to: UInt32.self)[0] == UInt32.max { text = "" }
    }
    var style = Screen.Style(
      foreground: color(cell.fg), background: color(cell.bg),
      bold: cell.attrs.bold != 0, italic: cell.attrs.italic != 0,
      underline: cell.attrs.underline != 0, blink: cell.attrs.blink != 0,
      reverse: cell.attrs.reverse != 0, strike: cell.attrs.strike != 0)
    // libvterm 0.1.4 leaves the second cell of a wide character in the style that it had before.
    if text.isEmpty { style = Screen.Style() }
    // A blank drawn and a blank erased look the same, so they must compare the same.
    if text == " ", !style.underline, !style.reverse, !style.strike {
      style = Screen.Style(background: style.background)
    }
    return Screen.Cell(text: text, style: style)
  }

  private func color(_ color: VTermColor) -> Screen.Color {
    let type = UInt32(color.type)
    if type & VTERM_COLOR_DEFAULT_MASK.rawValue != 0 { return .standard }
    if type & VTERM_COLOR_TYPE_MASK.rawValue == VTERM_COLOR_INDEXED.rawValue {
      return .palette(color.indexed.idx)
    }
    return .rgb(color.rgb.red, color.rgb.green, color.rgb.blue)
  }

  private func set(_ property: VTermProp, to value: UnsafeMutablePointer<VTermValue>) {
    switch property {
    case VTERM_PROP_CURSORVISIBLE: cursorIsVisible = value.pointee.boolean != 0
    case VTERM_PROP_ALTSCREEN: isAlternate = value.pointee.boolean != 0
    case VTERM_PROP_TITLE: title = value.pointee.string.map { String(cString: $0) } ?? ""
    case VTERM_PROP_MOUSE:
      let modes: [Screen.Mouse] = [.off, .clicks, .drags, .moves]
      mouse = modes[Int(value.pointee.number)]
    default: break
    }
  }

  private func keyboard(
    _ key: VTermKey, _ modifier: VTermModifier = VTERM_MOD_NONE
  ) -> [UInt8] {
    vterm_keyboard_key(terminal, key, modifier)
    return takeAnswers()
  }

  private func mouse(button: Int32, at position: Screen.Position) -> [UInt8] {
    // libvterm 0.1 sends clicks whether they are wanted or not; terminals do not.
    guard mouse != .off else { return [] }
    vterm_mouse_move(terminal, Int32(position.row), Int32(position.column), VTERM_MOD_NONE)
    vterm_mouse_button(terminal, button, true, VTERM_MOD_NONE)
    // The wheel has no release.
    if button < 4 { vterm_mouse_button(terminal, button, false, VTERM_MOD_NONE) }
    return takeAnswers()
  }

  /// What libvterm has sent and nobody has taken yet.
  private func takeAnswers() -> [UInt8] {
    defer { answers = [] }
    return answers
  }
}
