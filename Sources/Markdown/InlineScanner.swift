import Normalization

/// A part of a text in inline Markdown; ranges are bytes of its source.
package enum InlinePiece {
  /// Text that is shown as it stands.
  case text(Range<Int>)
  /// Text that a reference such as `&amp;` stands for.
  case character([UInt8])
  /// The inside of a code span.
  case code(Range<Int>)
  /// A formula as a line of text, and its source with the marks around it.
  case formula(String, Range<Int>)
  /// An address that is shown, with the number of its link.
  case address(Range<Int>, link: Int)
  /// The text of a link begins.
  case linkBegins(Int)
  /// The text of a link ends.
  case linkEnds
  /// A run of emphasis marks, by its index in `InlineScanner.emphasis`.
  case emphasis(Int)
}

/// Gives a link its number, by its address and its text, which are made where they are asked for.
package typealias Numbering = (_ url: () -> String, _ text: () -> String) -> Int

/// Divides a text in inline Markdown into pieces, in one pass over its bytes.
///
/// No mark is looked for twice, so that a hostile text costs no more than its length.
package struct InlineScanner {
  let bytes: [UInt8]
  /// Whether all but formulas is text as it stands.
  let findsFormulasOnly: Bool
  package private(set) var pieces: [InlinePiece] = []
  package private(set) var emphasis: [EmphasisRun] = []

  var position = 0
  /// Start of the text that is not a piece yet.
  var textStart = 0
  /// Closing bracket of each opening one.
  private var brackets: [Int: Int]?
  /// The links around `position`: where their text ends, and where what follows them begins.
  var openLinks: [(textEnd: Int, end: Int)] = []
  /// Closing marks that the rest of the text is known not to have.
  var exhausted: Set<String> = []

  /// A scanner of `bytes`, which are clean UTF-8.
  ///
  /// - Parameter findsFormulasOnly: whether all but formulas is text as it stands.
  package init(_ bytes: [UInt8], findsFormulasOnly: Bool = false) {
    self.bytes = bytes
    self.findsFormulasOnly = findsFormulasOnly
  }

  /// Where a mark must end: that of a pair does not leave the link that it began in.
  var limit: Int { openLinks.last?.textEnd ?? bytes.count }

  /// Divides the text into pieces.
  ///
  /// - Parameter number: gives a link its number, by its address and its text.
  package mutating func scan(numbering number: Numbering) {
    // Most lines have a few pieces only.
    pieces.reserveCapacity(8)
    while true {
      position = nextMark(from: position)
      guard position < bytes.count else { break }
      switch bytes[position] {
      case UInt8(ascii: "\\"): scanBackslash()
      case UInt8(ascii: "$") where isMark(at: position): scanMath()
      case _ where findsFormulasOnly: position += 1
      case UInt8(ascii: "&"): scanReference()
      case UInt8(ascii: "h"), UInt8(ascii: "H"): scanAddress(number)
      case let mark where Self.isMarkup(mark) && isMark(at: position): scanMark(mark, number)
      default: position += 1
      }
    }
    flush(to: bytes.count)
  }

  private mutating func scanMark(_ mark: UInt8, _ number: Numbering) {
    switch mark {
    case UInt8(ascii: "`"): scanCode()
    case UInt8(ascii: "*"), UInt8(ascii: "_"): scanEmphasis(mark)
    case UInt8(ascii: "<"): scanAutolink(number)
    case UInt8(ascii: "["): scanLink(textFrom: position + 1, number)
    case UInt8(ascii: "]"): scanLinkEnd()
    default: scanLink(textFrom: position + 2, number)
    }
  }

  /// Where a byte stands next that is a mark perhaps, or that an address may begin with.
  ///
  /// Hot path: sixteen bytes a step, most of which are text.
  private func nextMark(from start: Int) -> Int {
    let bytes = unsafe bytes.span.bytes
    var position = start
    while position + ByteBlock.count <= bytes.byteCount {
      let block = ByteBlock(bytes, at: position)
      let isLetter = (block | 0x20).isByte(UInt8(ascii: "h"))
      let isEarly =
        block.isByte(UInt8(ascii: "!")) | block.isByte(UInt8(ascii: "$"))
        | block.isByte(UInt8(ascii: "&")) | block.isByte(UInt8(ascii: "*"))
        | block.isByte(UInt8(ascii: "<"))
      if let mark = (block.isBetweenLetters | isLetter | isEarly).firstTopBit {
        return position + mark
      }
      position += ByteBlock.count
    }
    return position
  }

  static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "<"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"):
      true
    default: false
    }
  }

  /// Whether the ASCII character at `index` may be dropped: not when it carries an accent, which
  /// would be left without a base.
  func isMark(at index: Int) -> Bool {
    guard index + 1 < bytes.count, bytes[index + 1] >= 0xCC else { return true }
    switch scalar(at: index + 1).properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: return false
    default: return true
    }
  }

  /// `&amp;` and its kind: the character is text, whatever it would mean.
  private mutating func scanReference() {
    guard let found = Entities.decode(bytes.span, at: position, before: limit) else {
      position += 1
      return
    }
    add(.character(found.text), from: position, next: found.end)
  }

  mutating func flush(to end: Int) {
    if textStart < end { pieces.append(.text(textStart..<end)) }
  }

  /// Ends the text before `start`, puts `piece` after it and goes on at `next`.
  mutating func add(_ piece: InlinePiece, from start: Int, next: Int) {
    flush(to: start)
    pieces.append(piece)
    textStart = next
    position = next
  }
}

// MARK: - Code and emphasis

extension InlineScanner {
  private mutating func scanCode() {
    let opening = run(of: UInt8(ascii: "`"), from: position)
    guard let closing = closingBackticks(of: opening) else {
      position = opening.upperBound
      return
    }
    var code = opening.upperBound..<closing.lowerBound
    if isPadding(code) { code = code.lowerBound + 1..<code.upperBound - 1 }
    add(.code(code), from: opening.lowerBound, next: closing.upperBound)
  }

  private mutating func closingBackticks(of opening: Range<Int>) -> Range<Int>? {
    let name = String(repeating: "`", count: min(opening.count, 3))
    guard opening.count <= 2, !exhausted.contains(name) else { return nil }
    var index = opening.upperBound
    let limit = limit
    while index < limit {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let closing = run(of: UInt8(ascii: "`"), from: index)
      if closing.count == opening.count {
        // In LaTeX's quotes, `one' and `two', backticks only open.
        let isPadded = bytes[opening.upperBound] == UInt8(ascii: " ")
        return (bytes[index - 1] == UInt8(ascii: " ")) == isPadded ? closing : nil
      }
      index = max(closing.upperBound, index + 1)
    }
    if openLinks.isEmpty { exhausted.insert(name) }
    return nil
  }

  /// Whether code begins and ends with a space that only keeps its backticks from the marks.
  private func isPadding(_ code: Range<Int>) -> Bool {
    guard code.count > 2, bytes[code.lowerBound] == UInt8(ascii: " ") else { return false }
    let inner = code.lowerBound + 1..<code.upperBound - 1
    return bytes[inner.lowerBound] == UInt8(ascii: "`")
      || bytes[inner.upperBound - 1] == UInt8(ascii: "`")
  }

  private mutating func scanEmphasis(_ mark: UInt8) {
    let run = run(of: mark, from: position)
    let sides = Sides(
      before: run.lowerBound > 0 ? scalar(before: run.lowerBound) : " ",
      after: run.upperBound < bytes.count ? scalar(at: run.upperBound) : " ")
    let isUnderscore = mark == UInt8(ascii: "_")
    emphasis.append(
      EmphasisRun(
        mark: mark, range: run,
        canOpen: isUnderscore
          ? sides.underscoreOpens : sides.asteriskOpens(isSingle: run.count == 1),
        canClose: isUnderscore
          ? sides.underscoreCloses : sides.asteriskCloses(isSingle: run.count == 1)))
    add(.emphasis(emphasis.count - 1), from: run.lowerBound, next: run.upperBound)
  }

  /// What stands beside a run of emphasis marks.
  ///
  /// CommonMark's flanking rules ask for punctuation inside the mark to have space or punctuation
  /// outside, which fails in Korean, where particles follow at once: `**모델(LLM)**은` would stay
  /// as it is. Here only space keeps a mark from opening or closing, and letters of a formula or an
  /// identifier, which Hangul is not.
  private struct Sides {
    let before: Unicode.Scalar
    let after: Unicode.Scalar

    func asteriskOpens(isSingle: Bool) -> Bool {
      // `2*3`, `A*와 B*`, `x**2`
      after != " " && !(isFormula(before) && (isSingle || isFormula(after)))
    }

    func asteriskCloses(isSingle: Bool) -> Bool {
      before != " " && !(isSingle && isFormula(before) && isFormula(after))
    }

    var underscoreOpens: Bool {
      // `변수_이름` is a name, `모델은_model_의` is not.
      guard after != " ", isWord(before) else { return after != " " }
      return !isFormula(before) && isFormula(after)
    }

    var underscoreCloses: Bool { before != " " && !isFormula(after) }

    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
      // Most marks stand beside ASCII.
      if scalar.isASCII { return isASCIIAlphanumeric(UInt8(scalar.value)) }
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private func isFormula(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x1100 && isWord(scalar)
    }
  }
}

// MARK: - Links and addresses

extension InlineScanner {
  /// `[text](address)`, and `![text](address)`, whose text begins a byte later.
  private mutating func scanLink(textFrom textStart: Int, _ number: Numbering) {
    let start = position
    guard byte(at: textStart - 1) == UInt8(ascii: "["), let textEnd = bracket(at: textStart - 1),
      let target = target(from: textEnd + 1)
    else {
      position += 1
      return
    }
    let end = target.end
    let link = number(
      { address(target.url) },
      { textStart == textEnd ? address(target.url) : text(in: textStart..<textEnd) })
    if textStart == textEnd {
      addAddress(target.url, link: link, from: start, next: end)
    } else {
      add(.linkBegins(link), from: start, next: textStart)
      openLinks.append((textEnd, end))
    }
  }

  private mutating func scanLinkEnd() {
    guard let link = openLinks.last, link.textEnd == position else {
      position += 1
      return
    }
    openLinks.removeLast()
    add(.linkEnds, from: position, next: link.end)
  }

  private mutating func bracket(at opening: Int) -> Int? {
    let brackets = brackets ?? pairBrackets()
    self.brackets = brackets
    guard let closing = brackets[opening], closing < limit else { return nil }
    return closing
  }

  /// Pairs all brackets that are not escaped and not in code, which binds tighter than a link.
  private mutating func pairBrackets() -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "`") where isMark(at: index):
        let opening = run(of: UInt8(ascii: "`"), from: index)
        index = (closingBackticks(of: opening) ?? opening).upperBound - 1
      case UInt8(ascii: "["): open.append(index)
      case UInt8(ascii: "]"):
        if let opening = open.popLast() { pairs[opening] = index }
      default: break
      }
      index += 1
    }
    return pairs
  }

  /// Bytes of the longest address that is looked for, so that a text which opens parentheses
  /// without end costs no more than its length.
  private static let longestAddress = 2048

  /// The web address in the parentheses that open at `start`, and their end.
  ///
  /// Other addresses are no links here, and are shown.
  ///
  /// The address may stand in angle brackets, and a title in quotation marks behind it.
  private func target(from start: Int) -> (url: Range<Int>, end: Int)? {
    guard byte(at: start) == UInt8(ascii: "(") else { return nil }
    let isAngled = byte(at: start + 1) == UInt8(ascii: "<")
    let first = isAngled ? start + 2 : start + 1
    guard hasScheme(at: first) else { return nil }
    var depth = 1
    var index = first
    let limit = min(limit, index + Self.longestAddress)
    while index < limit, bytes[index] > 0x20 {
      if isAngled, bytes[index] == UInt8(ascii: ">") {
        return titled(from: index + 1, limit).map { (first..<index, $0) }
      }
      if !isAngled, bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if !isAngled, bytes[index] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return isMark(at: index) ? (first..<index, index + 1) : nil }
      index += 1
    }
    return isAngled ? nil : titled(from: index, limit).map { (first..<index, $0) }
  }

  /// Where the parentheses of a link end, which may hold a title from an index on.
  private func titled(from start: Int, _ limit: Int) -> Int? {
    var index = start
    while index < limit, bytes[index] == 0x20 { index += 1 }
    guard index < limit else { return nil }
    if bytes[index] == UInt8(ascii: ")") { return isMark(at: index) ? index + 1 : nil }
    let quote = bytes[index]
    guard index > start, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    index += 1
    while index < limit, bytes[index] != quote { index += 1 }
    index += 1
    while index < limit, bytes[index] == 0x20 { index += 1 }
    return index < limit && bytes[index] == UInt8(ascii: ")") && isMark(at: index) ? index + 1 : nil
  }

  /// An address in angle brackets: `<https://…>`.
  private mutating func scanAutolink(_ number: Numbering) {
    let start = position + 1
    position = start
    guard hasScheme(at: start),
      let end = (start..<limit).first(where: { bytes[$0] <= 0x20 || "<>".utf8.contains(bytes[$0]) }
      ),
      bytes[end] == UInt8(ascii: ">"), isMark(at: end)
    else { return }
    let link = number({ address(start..<end) }, { address(start..<end) })
    addAddress(start..<end, link: link, from: start - 1, next: end + 1)
  }

  /// An address in running text, without the punctuation of the sentence around it.
  private mutating func scanAddress(_ number: Numbering) {
    let start = position
    position += 1
    guard hasScheme(at: start), start == 0 || !isASCIIAlphanumeric(bytes[start - 1]) else { return }
    var end = start
    var depth = 0
    while end < limit {
      if bytes[end] >= 0x80 {
        let word = addressWord(from: end)
        guard word.count > 0 else { break }
        end = word.upperBound
        continue
      }
      guard isAddressByte(bytes[end]) else { break }
      if bytes[end] == UInt8(ascii: "(") { depth += 1 }
      if bytes[end] == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { break }
      end += 1
    }
    while ".,;:!?'(_$".utf8.contains(bytes[end - 1]) { end -= 1 }
    guard hasScheme(at: start, before: end) else { return }
    // Inside the text of a link, an address is just text.
    let link =
      openLinks.isEmpty ? number({ address(start..<end) }, { address(start..<end) }) : nil
    addAddress(start..<end, link: link, from: start, next: end)
  }

  /// Adds an address as it is shown: `a&amp;b` as `a&b`.
  ///
  /// - Parameters:
  ///   - link: the number of its link; nil where it is no link of its own.
  ///   - start: where the text before it ends.
  ///   - next: where the text behind it begins.
  private mutating func addAddress(_ range: Range<Int>, link: Int?, from start: Int, next: Int) {
    guard bytes[range].contains(UInt8(ascii: "&")) else {
      if let link { add(.address(range, link: link), from: start, next: next) }
      position = next
      return
    }
    flush(to: start)
    if let link { pieces.append(.linkBegins(link)) }
    var (written, index) = (range.lowerBound, range.lowerBound)
    while index < range.upperBound {
      guard let found = Entities.decode(bytes.span, at: index, before: range.upperBound) else {
        index += 1
        continue
      }
      if written < index { pieces.append(.text(written..<index)) }
      pieces.append(.character(found.text))
      (written, index) = (found.end, found.end)
    }
    if written < range.upperBound { pieces.append(.text(written..<range.upperBound)) }
    if link != nil { pieces.append(.linkEnds) }
    (textStart, position) = (next, next)
  }

  /// The letters outside of ASCII at `start` that belong to an address in running text; empty where
  /// they do not.
  ///
  /// They do where a name can begin, as in `…/wiki/확산_모델`. Behind a letter or a digit they are
  /// a particle (`…/2401.00001을`), and so is a particle alone behind the last slash.
  private func addressWord(from start: Int) -> Range<Int> {
    guard start > 0, "/=-_?&#+~.,:;%@(".utf8.contains(bytes[start - 1]) else {
      return start..<start
    }
    var end = start
    while end < limit, bytes[end] >= 0x80 {
      let scalar = scalar(at: end)
      guard scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
      else { break }
      end += scalar.utf8.count
    }
    let isWhole = end == limit || !isAddressByte(bytes[end]) || ".,:;!?)".utf8.contains(bytes[end])
    if isWhole, Self.particles.contains(text(in: start..<end)) { return start..<start }
    return start..<min(end, limit)
  }

  /// What follows an address in a Korean sentence; no page is called so.
  private static let particles: Set<String> = [
    "을", "를", "이", "가", "은", "는", "의", "에", "도", "와", "과", "로", "으로", "에서", "에는", "에서는", "입니다",
    "참고", "참조",
  ]

  private func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"),
      UInt8(ascii: "{")...UInt8(ascii: "}"), UInt8(ascii: "[")...UInt8(ascii: "^"),
      UInt8(ascii: "*"):
      false
    default: 0x21...0x7E ~= byte
    }
  }

  /// Whether `http://` or `https://` and something more stands at `start`.
  private func hasScheme(at start: Int, before end: Int? = nil) -> Bool {
    let end = end ?? limit
    return has("https://", at: start, before: end) || has("http://", at: start, before: end)
  }

  /// Whether a scheme in any case and something more stands at `start`.
  private func has(_ scheme: StaticString, at start: Int, before end: Int) -> Bool {
    let length = scheme.utf8CodeUnitCount
    guard start + length < end else { return false }
    for offset in 0..<length {
      let (byte, wanted) = unsafe (bytes[start + offset], scheme.utf8Start[offset])
      guard byte | 0x20 == wanted || byte == wanted else { return false }
    }
    return true
  }

}

// MARK: - Bytes

extension InlineScanner {
  func byte(at index: Int) -> UInt8? { index < limit ? bytes[index] : nil }

  /// An address without references: `a&amp;b` leads to `a&b`.
  private func address(_ range: Range<Int>) -> String {
    guard bytes[range].contains(UInt8(ascii: "&")) else { return text(in: range) }
    var url: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let found = Entities.decode(bytes.span, at: index, before: range.upperBound) {
        url += found.text
        index = found.end
      } else {
        url.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: url, as: UTF8.self)
  }

  func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The marks equal to `mark` from `start` on.
  func run(of mark: UInt8, from start: Int) -> Range<Int> {
    var end = start
    while end < limit, bytes[end] == mark, isMark(at: end) { end += 1 }
    return start..<end
  }

  func scalar(at index: Int) -> Unicode.Scalar {
    let bytes = unsafe bytes.span.bytes
    return bytes.scalar(at: index, limit: bytes.byteCount)?.scalar ?? "\u{FFFD}"
  }

  func scalar(before index: Int) -> Unicode.Scalar {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }
}

/// Whether a byte is a letter or a digit of ASCII.
private func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
  byte < 0x80 && (0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20)
}
