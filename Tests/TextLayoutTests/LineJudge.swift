@testable import TextLayout

/// Says what is wrong with the lines of a text, without knowing how they were made.
struct LineJudge {
  private let characters: [Character]
  private let widths: [Int]
  /// At each place between characters: whether kinsoku forbids a line to end there.
  private let forbidden: [Bool]

  init(_ text: String) {
    let characters = Array(text)
    self.characters = characters
    widths = characters.map { displayWidth(of: $0) }
    let closes = characters.map { $0.unicodeScalars.first.map(Kinsoku.isClosing) ?? false }
    let opens = characters.map { $0.unicodeScalars.last.map(Kinsoku.isOpening) ?? false }
    forbidden = [false] + characters.indices.dropFirst().map { closes[$0] || opens[$0 - 1] }
  }

  /// The first fault, or nil.
  func fault(in lines: [StyledLine], width: Int) -> String? {
    var previous: Range<Int>?
    for line in lines {
      var start = previous?.upperBound ?? 0
      let shown = Array(line.plain)
      if shown.first != " " { while isSpace(start) { start += 1 } }
      let range = start..<start + shown.count
      guard range.upperBound <= characters.count, characters[range].elementsEqual(shown) else {
        return "“\(line.plain)” is not what comes next"
      }
      if line.width > width, range.count > 1 { return "“\(line.plain)” is too wide" }
      if shown.last == " " { return "“\(line.plain)” ends in a space" }
      if let previous, let fault = faultOfBreak(from: previous, to: range, width: width) {
        return fault
      }
      previous = range
    }
    let rest = characters[(previous?.upperBound ?? 0)...]
    return rest.allSatisfy { $0 == " " } ? nil : "lost “\(String(rest))”"
  }

  private func faultOfBreak(from line: Range<Int>, to next: Range<Int>, width: Int) -> String? {
    let end = line.upperBound
    let shown = String(characters[line]) + "|" + String(characters[next])
    if end < next.lowerBound {
      guard isGlued(end..<next.lowerBound), cells(gluedStretch(around: end)) <= width else {
        return nil
      }
      return "should not part: \(shown)"
    }
    if cells(word(around: end)) <= width { return "a word that fits is broken: \(shown)" }
    guard forbidden[end], line.dropFirst().contains(where: { !forbidden[$0] }) else { return nil }
    return "should break earlier: \(shown)"
  }

  private func isSpace(_ index: Int) -> Bool {
    index < characters.count && characters[index] == " "
  }

  private func cells(_ range: Range<Int>) -> Int { widths[range].reduce(0, +) }

  private func word(around place: Int) -> Range<Int> {
    var range = place..<place
    while range.lowerBound > 0, !isSpace(range.lowerBound - 1) {
      range = range.lowerBound - 1..<range.upperBound
    }
    while range.upperBound < characters.count, !isSpace(range.upperBound) {
      range = range.lowerBound..<range.upperBound + 1
    }
    return range
  }

  /// Whether the words beside the spaces of `gap` should stand on one line.
  private func isGlued(_ gap: Range<Int>) -> Bool {
    guard gap.lowerBound > 0, gap.upperBound < characters.count else { return false }
    let scalars = (
      characters[gap.lowerBound - 1].unicodeScalars.last,
      characters[gap.upperBound].unicodeScalars.first
    )
    return scalars.0.map(Kinsoku.isOpening) == true || scalars.1.map(Kinsoku.isClosing) == true
  }

  /// The words around `place` that should all stand on one line.
  private func gluedStretch(around place: Int) -> Range<Int> {
    var stretch = word(around: place)
    while true {
      var gap = stretch.upperBound..<stretch.upperBound
      while isSpace(gap.upperBound) { gap = gap.lowerBound..<gap.upperBound + 1 }
      guard isGlued(gap) else { break }
      stretch = stretch.lowerBound..<word(around: gap.upperBound).upperBound
    }
    while true {
      var gap = stretch.lowerBound..<stretch.lowerBound
      while gap.lowerBound > 0, isSpace(gap.lowerBound - 1) {
        gap = gap.lowerBound - 1..<gap.upperBound
      }
      guard isGlued(gap) else { break }
      stretch = word(around: gap.lowerBound).lowerBound..<stretch.upperBound
    }
    return stretch
  }
}
