import CCrash
import CNcurses
import Glibc
import Surface
import System

/// The terminal as ncurses has it: opened, drawn to, given back.
///
/// Nothing else calls ncurses' drawing.
package struct CursesScreen: TerminalSurface, ~Copyable {
  /// Why a terminal could not be opened.
  package enum Failure: Error, Sendable, Hashable {
    /// The system would not let it be used, and why.
    case unusable(String)
    /// It has no description, nor any that would do; its name.
    case undescribed(String)
  }

  private let terminal: TerminalDescription
  private let modes: ScreenModes
  private let modesBefore: termios
  private var output: FrameOutput
  private var pairs: StylePairs
  private var shown: Frame
  private var rewriting = FrameRewriting()
  /// The sequences that take the screen.
  ///
  /// They are sent with the next frame, so that nobody sees an empty screen.
  private var opening: [UInt8] = []
  /// The window's title as it was set last.
  private var title: String?
  private var isAllStale = true
  private var isCursorVisible: Bool?
  /// One row of cells, used again for each row.
  private var cells: [cchar_t] = []

  /// What the user should know of the terminal, nil where all is as it should be.
  package let note: TerminalNote?
  /// How many colours the terminal has; themes are to be reduced to it.
  package let depth: ColorDepth
  /// The key sequences of this terminal.
  package let keySequences: [[UInt8]: Key]

  /// Opens the terminal that `TERM` names and takes over its screen.
  ///
  /// - Parameters:
  ///   - input: the descriptor that keys come from.
  ///   - output: the descriptor of the screen.
  ///   - usesMouse: whether the terminal is asked to report the mouse.
  ///   - setsTitle: whether the window gets a title of the reader's.
  /// - Throws: why the terminal cannot be used; it is as it was.
  package static func open(
    input: Int32, output: Int32, environment: [String: String], usesMouse: Bool = false,
    setsTitle: Bool = false
  ) throws(Failure) -> CursesScreen {
    var modesBefore = termios()
    guard let frames = FrameOutput(terminal: output), tcgetattr(frames.terminal, &modesBefore) == 0,
      let inputFile = fdopen(input, "r"), let outputFile = fdopen(frames.memory, "w")
    else {
      throw .unusable("\(SystemError())")
    }
    let opened = OpenTerminal.open(environment: environment, input: inputFile, output: outputFile)
    guard let opened else {
      throw .undescribed(environment["TERM"] ?? "")
    }
    let modes = ScreenModes(opened.description, usesMouse: usesMouse, setsTitle: setsTitle)
    return CursesScreen(opened, frames, modesBefore, modes)
  }

  private init(
    _ opened: OpenTerminal, _ output: consuming FrameOutput, _ modesBefore: termios,
    _ modes: ScreenModes
  ) {
    self.output = output
    self.modesBefore = modesBefore
    terminal = opened.description
    self.modes = modes
    note = opened.note
    depth = opened.depth
    if opened.depth > .mono {
      start_color()
      use_default_colors()
    }
    pairs = StylePairs(hasColors: opened.depth > .mono, paletteSize: opened.paletteSize)
    keySequences = opened.keySequences
    shown = Frame(size: Size(columns: 1, rows: 1))
    nonl()
    // Keys are read elsewhere, so ncurses must not pause its drawing for them.
    typeahead(-1)
    // No `keypad`: it would put the terminal's keys into application mode (smkx), where the numeric
    // keypad sends sequences instead of its digits, and leave it there should the program be
    // killed. Without it arrows arrive as `ESC [ A` where terminfo says `ESC O A`; the decoder
    // knows both.
    //
    // What ncurses writes to take the screen is dropped before the first frame: the reader's own
    // sequences take it, and a terminal that is told twice to switch screens forgets whether its
    // cursor was visible.
    doupdate()
    self.output.gather()
    self.output.drop()
    claim(leaving: [])
    var raw = modesBefore
    cfmakeraw(&raw)
    tcsetattr(self.output.terminal, TCSANOW, &raw)
    takeBack()
  }

  package var descriptor: Int32 { output.shared }

  /// Sends a control sequence of the reader's own, between frames.
  package mutating func send(_ sequence: [UInt8]) {
    output.addWhole(sequence)
    output.send()
  }

  /// Writes a text of more than a row once more, in one piece: a terminal that breaks it itself
  /// selects it as one line.
  ///
  /// The cells show the same already, so ncurses need not know.
  private mutating func add(_ text: Frame.Unbroken) {
    guard terminal.strings.has("sc"), terminal.strings.has("rc") else { return }
    output.addWhole(Array("\u{1B}7\u{1B}[\(text.row + 1);1H\u{1B}[m\(text.text)\u{1B}8".utf8))
  }

  /// The screen's size; the usual one where the kernel knows none.
  package var size: Size { Size(ofTerminal: output.terminal) ?? Size(columns: 80, rows: 24) }

  /// Makes the terminal show a frame.
  ///
  /// Only cells that differ from the last frame go to ncurses, and what it writes goes out at once.
  package mutating func show(_ frame: Frame) {
    let window = nonmun_stdscr()
    if !opening.isEmpty {
      claim()
      output.addWhole(opening)
      opening = []
    }
    if frame.size != shown.size {
      resize_term(Int32(frame.size.rows), Int32(frame.size.columns))
      shown = Frame(size: frame.size)
      isAllStale = true
    }
    // Once all marks are in use, all are forgotten and the screen is drawn whole.
    if rewriting.isFull {
      rewriting.forgetLinks()
      isAllStale = true
    }
    for row in 0..<frame.size.rows {
      let all = isAllStale ? 0..<frame.size.columns : nil
      guard let columns = all ?? frame.changedColumns(inRow: row, since: shown) else { continue }
      fill(with: frame.row(row, columns: columns), of: frame)
      _ = cells.withUnsafeBufferPointer { cells in
        mvwadd_wchnstr(
          window, Int32(row), Int32(columns.lowerBound), cells.baseAddress, Int32(cells.count))
      }
    }
    if isAllStale { forget(window) }
    isAllStale = false
    let isVisible = frame.cursor?.isVisible ?? false
    if !isVisible { showCursor(false) }
    if let cursor = frame.cursor { wmove(window, Int32(cursor.row), Int32(cursor.column)) }
    wnoutrefresh(window)
    doupdate()
    output.gather(rewriting)
    if isVisible { showCursor(true) }
    if let title = frame.title { add(title: title) }
    if let text = frame.unbroken { add(text) }
    output.send()
    shown = frame
  }

  /// The terminal, to be polled for writing, while it has yet to take some of what was drawn; nil
  /// otherwise.
  ///
  /// Nothing else is drawn until then.
  package var waitingDescriptor: Int32? { output.isWaiting ? output.terminal : nil }

  /// Sends what the terminal had no room for.
  package mutating func sendRest() { output.send() }

  /// Forgets what the terminal shows, so that the next frame is drawn whole.
  package mutating func invalidate() { isAllStale = true }

  /// Has ncurses clear the terminal first.
  ///
  /// Whatever wrote to it may have left colours on, of which ncurses knows nothing.
  private mutating func forget(_ window: UnsafeMutablePointer<WINDOW>?) {
    for name in ["sgr0", "op"] { output.add(terminal.strings[name] ?? []) }
    clearok(window, true)
  }

  private mutating func fill(with row: ArraySlice<Cell>, of frame: Frame) {
    cells.removeAll(keepingCapacity: true)
    // A base and its marks, ended by 0.
    var text: (wchar_t, wchar_t, wchar_t, wchar_t, wchar_t, wchar_t) = (0, 0, 0, 0, 0, 0)
    for (column, cell) in zip(row.indices, row) where !cell.isContinuation {
      let drawn = pairs.drawn(cell.style)
      let isWide = column + 1 < row.endIndex && row[column + 1].isContinuation
      let mark = frame.link(of: cell).flatMap { rewriting.mark(of: $0) }
      let scalar = rewriting.standIn(for: cell.scalar, isWide: isWide)
      withUnsafeMutableBytes(of: &text) { bytes in
        let scalars = bytes.bindMemory(to: wchar_t.self)
        scalars[0] = wchar_t(bitPattern: scalar)
        var length = 1
        if let mark {
          scalars[1] = wchar_t(bitPattern: mark)
          length = 2
        }
        // ncurses holds five characters a cell (CCHARW_MAX).
        for mark in frame.marks(of: cell).prefix(5 - length) {
          scalars[length] = wchar_t(bitPattern: mark.value)
          length += 1
        }
        scalars[length] = 0
        var complex = cchar_t()
        _ = nonmun_set_cell(&complex, scalars.baseAddress, drawn.attributes, drawn.pair)
        cells.append(complex)
      }
    }
  }

  private mutating func showCursor(_ isVisible: Bool) {
    guard isVisible != isCursorVisible else { return }
    output.add(terminal.strings[isVisible ? "cnorm" : "civis"] ?? [])
    isCursorVisible = isVisible
  }

  /// Sets the window's title (xterm, ctlseqs: OSC 2), which `ScreenModes` keeps and brings back.
  private mutating func add(title: String) {
    guard modes.keepsTitle, title != self.title else { return }
    self.title = title
    output.addWhole(Array("\u{1B}]2;\(title)\u{07}".utf8))
  }

  // MARK: Taking and giving back

  /// Gives the terminal back as it was found, by the same way as a fault in the program does.
  ///
  /// - Parameter patience: how many milliseconds a terminal that is slow has for what is sent.
  package mutating func giveBack(patience: Int = 300) {
    output.drop()
    _ = nonmun_terminal_restore(Int32(patience))
  }

  /// Sets the modes in which keys come one by one, once the terminal listens to this process: until
  /// then it is stopped.
  ///
  /// - Returns: the signal to end by where the terminal is not to be had any more, `SIGHUP` where
  ///   it is gone; nil where it listens.
  package func awaitTerminal() -> Int32? {
    var raw = modesBefore
    cfmakeraw(&raw)
    // Not TCSADRAIN, which waits for a terminal that takes nothing.
    switch nonmun_terminal_set_modes(output.terminal, &raw) {
    case 0: return nil
    case ..<0: return SIGHUP
    case let signal: return signal
    }
  }

  /// Takes the screen over, again after `giveBack`.
  ///
  /// The next frame is drawn whole.
  package mutating func takeBack() {
    // Only the modes have to be given back until the first frame takes the screen.
    claim(leaving: [])
    opening = modes.enter
    isCursorVisible = nil
    title = nil
    isAllStale = true
  }

  /// Asks how wide ambiguous characters are, before the next frame; false where the terminal would
  /// not understand.
  package mutating func askAmbiguousWidth() -> Bool {
    guard terminal.hasControlSequences, size.rows > 1 else { return false }
    opening += AmbiguousWidthProbe.question
    return true
  }

  /// Has the terminal given back at the end, although another program has it now.
  package func claim() { claim(leaving: modes.leave) }

  private func claim(leaving: [UInt8]) {
    var before = modesBefore
    _ = leaving.withUnsafeBytes {
      nonmun_terminal_hold(output.terminal, &before, $0.baseAddress, $0.count)
    }
  }
}
