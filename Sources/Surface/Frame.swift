import TextLayout

/// A whole screen as it should look: what the renderer makes and a terminal shows.
///
/// The one sink for text: whatever is written passes the sanitiser, a wide character is never cut
/// in half, and nothing is written outside. Cells live in one buffer that is used again for the
/// next frame.
public struct Frame: Sendable {
  /// The screen's size.
  public private(set) var size: Size
  private var cells: [Cell]
  /// Combining marks, at most four a cell; few cells have any.
  private var marks: [[Unicode.Scalar]] = []
  /// Where the terminal's cursor stands, and whether it is seen.
  public package(set) var cursor: Cursor?

  /// A text that the terminal itself breaks into rows, so that it can be selected as one line.
  public package(set) var unbroken: Unbroken?

  /// A text longer than a row, which the cells show too.
  public struct Unbroken: Hashable, Sendable {
    /// The text, as it may be shown.
    public let text: String
    /// The row of its beginning, from 0.
    public let row: Int

    /// A text at a row; what could act on a terminal is taken out.
    package init(text: String, row: Int) {
      // It reaches the terminal as it is.
      self.text = Sanitizer.clean(text)
      self.row = row
    }
  }

  /// The addresses that cells lead to.
  private var links: [String] = []

  /// Whether addresses are kept; else `link` does nothing.
  package var hasLinks = false

  /// What the window is to be called; nil where it keeps its title.
  public package(set) var title: String?

  /// Whether the signs that the interface uses are drawn with ASCII.
  package var isASCII = false

  /// The style of what stands for a character that must not be sent, so that nobody takes it for a
  /// character of the text.
  package var control = Style()

  /// The terminal's cursor.
  public struct Cursor: Hashable, Sendable {
    /// Its column, from 0.
    public let column: Int
    /// Its row, from 0.
    public let row: Int
    /// Whether it is shown: only where text is typed.
    public let isVisible: Bool

    /// A cursor at a cell.
    package init(column: Int, row: Int, isVisible: Bool) {
      self.column = column
      self.row = row
      self.isVisible = isVisible
    }
  }

  /// A blank screen.
  public init(size: Size, style: Style = Style()) {
    self.size = size
    cells = Array(
      repeating: Cell(scalar: 0x20, style: style), count: size.columns * size.rows)
  }

  /// Makes the whole screen blank, at this size.
  package mutating func clear(size: Size, style: Style) {
    marks.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    title = nil
    cursor = nil
    unbroken = nil
    let blank = Cell(scalar: 0x20, style: style)
    if size == self.size {
      for index in cells.indices { cells[index] = blank }
    } else {
      self = Frame(size: size, style: style)
    }
  }

  /// The cells of a row.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }

  /// The cells of a part of a row.
  public func row(_ row: Int, columns: Range<Int>) -> ArraySlice<Cell> {
    cells[(row * size.columns + columns.lowerBound)..<(row * size.columns + columns.upperBound)]
  }

  /// The combining marks of a cell.
  public func marks(of cell: Cell) -> [Unicode.Scalar] {
    cell.marks < 0 ? [] : marks[Int(cell.marks)]
  }

  /// The address that a cell leads to, nil where it is no link.
  public func link(of cell: Cell) -> String? { cell.link < 0 ? nil : links[Int(cell.link)] }

  /// Makes a part of a row lead to an address.
  package mutating func link(_ address: String, x: Int, y: Int, end: Int) {
    guard hasLinks, (0..<size.rows).contains(y), links.count < Int(Int16.max) else { return }
    let number = links.lastIndex(of: address) ?? links.count
    if number == links.count { links.append(address) }
    for column in max(0, x)..<max(0, x, min(end, size.columns)) {
      cells[y * size.columns + column].link = Int16(number)
    }
  }

  /// Writes text from a cell on, up to but not into the column `end`, and returns the column after
  /// it.
  ///
  /// A wide character that has one cell left is not written.
  @discardableResult
  package mutating func write(_ text: String, x: Int, y: Int, end: Int, style: Style) -> Int {
    guard (0..<size.rows).contains(y) else { return x }
    let end = min(end, size.columns)
    if let next = writeASCII(text, x: x, y: y, end: end, style: style) { return next }
    var x = x
    for scalar in Sanitizer.clean(text).unicodeScalars {
      let scalar = isASCII ? scalar.plainSign : scalar
      let width = displayWidth(of: scalar)
      if width == 0 {
        attach(scalar, beforeColumn: x, row: y)
        continue
      }
      guard x + width <= end else { break }
      if x >= 0 {
        let isStandIn = Sanitizer.isStandIn(scalar)
        set(
          scalar, width: width, x: x, y: y, style: isStandIn ? style.overlaid(by: control) : style)
      }
      x += width
    }
    return x
  }

  /// Writes printable ASCII, which most text of a screen is, byte by byte; nil where there is more
  /// to text.
  private mutating func writeASCII(
    _ text: String, x: Int, y: Int, end: Int, style: Style
  ) -> Int? {
    guard x >= 0, text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) else { return nil }
    var x = x
    for byte in text.utf8 {
      guard x < end else { break }
      set(Unicode.Scalar(byte), width: 1, x: x, y: y, style: style)
      x += 1
    }
    return x
  }

  private mutating func set(
    _ scalar: Unicode.Scalar, width: Int, x: Int, y: Int, style: Style
  ) {
    let index = y * size.columns + x
    clearHalf(at: index, x: x)
    if width == 2 { clearHalf(at: index + 1, x: x + 1) }
    cells[index] = Cell(scalar: scalar.value, style: style)
    if width == 2 { cells[index + 1] = Cell(scalar: 0, style: style) }
  }

  /// A wide character that is written over in part becomes blank in its other part.
  private mutating func clearHalf(at index: Int, x: Int) {
    if cells[index].isContinuation, x > 0 { cells[index - 1].scalar = 0x20 }
    if x + 1 < size.columns, cells[index + 1].isContinuation { cells[index + 1].scalar = 0x20 }
  }

  private mutating func attach(_ mark: Unicode.Scalar, beforeColumn x: Int, row: Int) {
    var column = x - 1
    if column > 0, column < size.columns, cells[row * size.columns + column].isContinuation {
      column -= 1
    }
    guard (0..<size.columns).contains(column) else { return }
    let index = row * size.columns + column
    if cells[index].marks < 0 {
      guard marks.count < Int(Int16.max) else { return }
      cells[index].marks = Int16(marks.count)
      marks.append([])
    }
    let number = Int(cells[index].marks)
    if marks[number].count < 4 { marks[number].append(mark) }
  }

  /// Fills a part of a row with one character of one cell.
  package mutating func fill(_ scalar: Unicode.Scalar = " ", x: Int, y: Int, end: Int, style: Style)
  {
    guard (0..<size.rows).contains(y) else { return }
    for column in max(0, x)..<max(0, x, min(end, size.columns)) {
      set(scalar, width: 1, x: column, y: y, style: style)
    }
  }

  /// Lays a style over a part of a row, characters and all.
  package mutating func overlay(_ style: Style, x: Int, y: Int, end: Int) {
    guard (0..<size.rows).contains(y) else { return }
    for column in max(0, x)..<max(0, x, min(end, size.columns)) {
      let index = y * size.columns + column
      cells[index].style = cells[index].style.overlaid(by: style)
    }
  }

  /// The characters of each row, without trailing spaces.
  public var text: [String] {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      for cell in self.row(row) {
        guard let scalar = Unicode.Scalar(cell.scalar), !cell.isContinuation else { continue }
        line.append(scalar)
        line.append(contentsOf: marks(of: cell))
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}

extension Frame: Equatable {
  /// Two frames are equal when a terminal would show the same.
  public static func == (a: Frame, b: Frame) -> Bool {
    a.size == b.size && a.cursor == b.cursor && a.unbroken == b.unbroken
      && a.title == b.title
      && (0..<a.size.rows).allSatisfy { a.hasSameRow($0, as: b) }
  }

  /// Whether two rows show the same; the frames have the same size.
  private func hasSameRow(_ row: Int, as other: Frame) -> Bool {
    changedColumns(inRow: row, since: other) == nil
  }

  /// The columns between the first and the last cell of a row that changed, whole characters in
  /// both frames; nil where none did.
  ///
  /// The frames have the same size. Works on the buffers, as every cell of every frame comes
  /// through.
  public func changedColumns(inRow row: Int, since other: Frame) -> Range<Int>? {
    let (new, old) = (cells.span, other.cells.span)
    let (start, end) = (row * size.columns, (row + 1) * size.columns)
    func isSame(_ a: Cell, _ b: Cell) -> Bool {
      a.scalar == b.scalar && a.style == b.style
        && (a.marks < 0 && b.marks < 0 || marks(of: a) == other.marks(of: b))
        && (a.link < 0 && b.link < 0 || link(of: a) == other.link(of: b))
    }
    var (first, last) = (start, end)
    while first < last, isSame(new[first], old[first]) { first += 1 }
    guard first < last else { return nil }
    while isSame(new[last - 1], old[last - 1]) { last -= 1 }
    while first > start, new[first].isContinuation || old[first].isContinuation { first -= 1 }
    while last < end, new[last].isContinuation || old[last].isContinuation { last += 1 }
    return first - start..<last - start
  }
}
