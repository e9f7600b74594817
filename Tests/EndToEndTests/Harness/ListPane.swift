/// The list as it stands on a screen, found by what a person sees: its heading, the lines around
/// it, the selection's colour.
struct ListPane {
  /// How many papers the heading says that there are.
  let count: Int
  /// Its lines, without the heading.
  private let lines: [[Screen.Cell]]

  /// The list on a screen in English; nil where there is none.
  init?(_ screen: Screen) {
    guard let pane = screen.pane(where: { $0.contains(/· \d+ (paper|found)/) }),
      let heading = pane.heading.firstMatch(of: /· (\d+) (?:paper|found)/),
      let count = Int(heading.1)
    else { return nil }
    self.count = count
    lines = pane.lines
  }

  /// What stands in it but in the selected row, without a blank.
  ///
  /// The only row of a list is always the selected one, and counts.
  var unselected: String {
    lines.map { line in
      if count > 1, line.contains(where: \.style.reverse) { return "\u{0}" }
      return line.map(\.text).joined().filter { !$0.isWhitespace }
    }.joined()
  }
}

/// The summary as it stands on a screen.
struct SummaryPane {
  private let heading: String
  private let lines: [String]

  /// The summary on a screen in English; nil where there is none.
  init?(_ screen: Screen) {
    guard let pane = screen.pane(where: { $0.contains(/^[ ─]*Summary( \d+%)?[ ─]*$/) }) else {
      return nil
    }
    heading = pane.heading
    lines = pane.lines.map { $0.map(\.text).joined() }
  }

  /// Whether the text is on the screen to its end: what follows it is there, or nothing is left
  /// out.
  var isWhole: Bool { !heading.contains("%") || lines.contains { $0.hasPrefix(" Links") } }

  /// How many rows there are below the head, which the text may have.
  var textRows: Int? {
    guard let facts = lines.firstIndex(where: { $0.hasPrefix(" arXiv ") }) else { return nil }
    let hasAuthors = lines.dropFirst(facts + 1).first?.hasPrefix(" Authors ") == true
    return lines.count - facts - (hasAuthors ? 2 : 1)
  }
}

extension Screen {
  /// A pane below its heading.
  fileprivate typealias Pane = (heading: String, lines: [[Cell]])

  /// The pane whose heading is like that: a stretch of a row between upright lines, down to the
  /// next heading or the last row.
  fileprivate func pane(where isHeading: (String) -> Bool) -> Pane? {
    for (number, row) in cells.dropLast().enumerated() {
      for columns in Screen.stretches(row) {
        let heading = row[columns].map(\.text).joined()
        guard isHeading(heading) else { continue }
        let below = cells[(number + 1)..<(cells.count - 1)]
        let lines = below.map { Array($0[columns]) }.prefix {
          $0.prefix(3).contains { $0.text != "─" }
        }
        return (heading, Array(lines))
      }
    }
    return nil
  }

  private static func stretches(_ row: [Cell]) -> [Range<Int>] {
    let lines = row.indices.filter { ["│", "├", "┤", "┬", "┼"].contains(row[$0].text) }
    return zip([-1] + lines, lines + [row.count]).map { ($0 + 1)..<$1 }
  }
}
