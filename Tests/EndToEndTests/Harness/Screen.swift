/// What a terminal shows at one moment.
struct Screen: Equatable, Sendable, CustomStringConvertible {
  /// A colour, as the program asked for it.
  enum Color: Equatable, Sendable {
    /// The terminal's own.
    case standard
    /// One of the palette's 256.
    case palette(UInt8)
    /// A true colour.
    case rgb(UInt8, UInt8, UInt8)
  }

  /// How a cell is drawn.
  struct Style: Equatable, Sendable {
    /// The colour of the letters.
    var foreground = Color.standard
    /// The colour behind them.
    var background = Color.standard
    /// Bold letters.
    var bold = false
    /// Slanted letters.
    var italic = false
    /// A line below, of any kind.
    var underline = false
    /// Blinking.
    var blink = false
    /// Colours exchanged.
    var reverse = false
    /// A line through.
    var strike = false
  }

  /// One cell.
  struct Cell: Equatable, Sendable {
    /// The character with its combining marks; a space where nothing was drawn, and nothing in
    /// the second cell of a wide character.
    var text: String
    /// How it is drawn; a blank's letters have no colour, as nobody could see it.
    var style: Style
  }

  /// Where something stands, from 0.
  struct Position: Equatable, Sendable {
    /// The row.
    var row: Int
    /// The column, in cells.
    var column: Int
  }

  /// What the program wants to know of the mouse.
  enum Mouse: Equatable, Sendable {
    /// Nothing.
    case off
    /// Clicks and the wheel.
    case clicks
    /// Drags as well.
    case drags
    /// Every move.
    case moves
  }

  /// The size.
  var size: TerminalSize
  /// All cells, a row after the other.
  var cells: [[Cell]]
  /// Where the cursor is, seen or not.
  var cursor: Position
  /// Whether the cursor is seen.
  var cursorIsVisible: Bool
  /// Whether this is the alternate screen, which full-screen programs use.
  var isAlternate: Bool
  /// What the program wants to know of the mouse.
  var mouse: Mouse
  /// The window's title.
  var title: String

  /// The rows as text, without the spaces at their ends.
  var text: [String] {
    cells.map { row in
      let last = row.lastIndex { $0.text != " " && $0.text != "" }
      return last.map { row[...$0].map(\.text).joined() } ?? ""
    }
  }

  /// Whether nothing is on the screen but spaces.
  var isBlank: Bool { text.allSatisfy(\.isEmpty) }

  /// The last row with anything in it: a shell's prompt, as a rule.
  var lastWords: String { text.last { !$0.isEmpty } ?? "" }

  /// Whether `words` stand in one row.
  func contains(_ words: String) -> Bool {
    text.contains { $0.contains(words) }
  }

  /// Whether `number` stands somewhere as a whole number, not as a part of one.
  func containsNumber(_ number: Int) -> Bool {
    text.contains { row in
      row.split { !$0.isASCII || !$0.isNumber }.contains { $0 == String(number) }
    }
  }

  /// Every place where `words` begin.
  func positions(of words: String) -> [Position] {
    let wanted = Array(words).map(String.init)
    var found: [Position] = []
    for (rowNumber, row) in cells.enumerated() {
      // Second halves of wide characters are stepped over, so that words meet words.
      let shown = row.enumerated().filter { !$0.element.text.isEmpty }
      guard shown.count >= wanted.count, !wanted.isEmpty else { continue }
      for start in 0...(shown.count - wanted.count)
      where zip(shown[start...], wanted).allSatisfy({ $0.element.text == $1 }) {
        found.append(Position(row: rowNumber, column: shown[start].offset))
      }
    }
    return found
  }

  /// The column of a list: the one in which most of `words`, a word an entry, begin.
  func column(ofList words: [String]) -> Int? {
    var counts: [Int: Int] = [:]
    for word in words {
      for column in Set(positions(of: word).map(\.column)) { counts[column, default: 0] += 1 }
    }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }

  /// Those of `words` that a list shows, from its top; each word begins an entry.
  ///
  /// It finds the list by itself, by the column that the words have in common, so that no test
  /// needs to know how wide a pane is, nor is misled by the same words in another pane.
  func list(of words: [String]) -> [String] {
    guard let column = column(ofList: words) else { return [] }
    let places = words.compactMap { word in
      positions(of: word).first { $0.column == column }.map { (word: word, row: $0.row) }
    }
    return places.sorted { $0.row < $1.row }.map(\.word)
  }

  /// The screen in a frame, as a failed test shows it.
  var description: String {
    let rule = String(repeating: "─", count: size.columns)
    let rows = cells.map { row in "│" + row.map(\.text).joined() + "│" }
    let cursor = "\(cursor.row):\(cursor.column), \(cursorIsVisible ? "visible" : "hidden")"
    return """
      \(size), cursor \(cursor)\(isAlternate ? ", alternate" : "")\(title.isEmpty ? "" : ", “\(title)”")
      ┌\(rule)┐
      \(rows.joined(separator: "\n"))
      └\(rule)┘
      """
  }
}
