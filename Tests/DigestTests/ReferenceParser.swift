import Digest

/// A second reading of digests of the present form, slow and plain, from the rules of the house's
/// oracle: it works on scalars, tries every place, and shares nothing with the parser that it is
/// held against.
///
/// Digests of other forms have another reference: what they were made from (see `FormModel`).
struct ReferenceParser {
  /// Where a line belongs.
  enum Place: Equatable {
    case blank, heading, title, vote, authors, image, video, body
    /// Before the first title, or between a heading and the next title.
    case unread
    /// In a comment.
    case comment
  }

  /// Whether a file is of the present form: it has a title's line that holds nothing else.
  static func isDaily(_ bytes: [UInt8]) -> Bool {
    lines(bytes).contains { Line($0).title?.isAlone == true }
  }

  private(set) var papers: [PlainPaper] = []
  /// The place of each line, from line 1.
  private(set) var places: [Place] = []
  private var date: DigestDate?
  private let named: DigestDate?
  private var isInPaper = false
  private var isBroken = false

  init(_ bytes: [UInt8], date: DigestDate? = nil) {
    self.date = date
    named = date
    let lines = ReferenceParser.lines(bytes).map(Line.init)
    let hidden = ReferenceParser.hidden(lines)
    for (index, line) in lines.enumerated() {
      switch hidden[index] {
      case .shown: places.append(read(line, number: index + 1))
      case .comment: places.append(.comment)
      case .code: places.append(readBody(line))
      }
    }
  }

  private enum Hidden { case shown, code, comment }

  /// Which lines are fenced code or a comment that is closed.
  private static func hidden(_ lines: [Line]) -> [Hidden] {
    var result = Array(repeating: Hidden.shown, count: lines.count)
    var index = 0
    while index < lines.count {
      var end = index
      if let fence = lines[index].fence,
        let close = lines[(index + 1)...].firstIndex(where: { $0.closes(fence) })
      {
        end = close + 1
        for line in index..<end { result[line] = .code }
      } else if let rest = lines[index].comment {
        if let close = rest.firstRange(of: "-->") {
          if Line.isBlank(rest[close.upperBound...]) { result[index] = .comment }
        } else if let close = lines[(index + 1)...].firstIndex(where: {
          $0.text.firstRange(of: "-->") != nil
        }) {
          end = close + 1
          for line in index..<end { result[line] = .comment }
        }
      }
      index = max(end, index + 1)
    }
    return result
  }

  /// A file's lines without their ends.
  static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if isPair || bytes[index] == 0x0A || bytes[index] == 0x0D {
        lines.append(line)
        line = []
        index += isPair ? 2 : 1
      } else {
        line.append(bytes[index])
        index += 1
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private mutating func read(_ line: Line, number: Int) -> Place {
    if let heading = line.heading {
      (date, isInPaper) = (heading ?? named, false)
      return .heading
    }
    if let title = line.title {
      papers.append(PlainPaper(line: number, date: date, title: title.text, url: title.url))
      isInPaper = true
      isBroken = false
      return .title
    }
    if line.isBlank { return .blank }
    guard isInPaper else { return .unread }
    isBroken = isBroken || line.beginsAsTitle
    if isBroken { return readBody(line) }
    let last = papers.count - 1
    if let vote = line.vote {
      papers[last].vote = vote
      return .vote
    }
    if let authors = line.authors {
      papers[last].authors = authors
      return .authors
    }
    if let image = line.image {
      papers[last].image = image
      return .image
    }
    if let video = line.video {
      papers[last].video = video
      return .video
    }
    return readBody(line)
  }

  private mutating func readBody(_ line: Line) -> Place {
    if line.isBlank { return .blank }
    guard isInPaper else { return .unread }
    papers[papers.count - 1].body.append(line.text)
    return .body
  }
}

/// One line, as scalars.
private struct Line {
  let text: String
  private let scalars: [Unicode.Scalar]

  init(_ bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
    scalars = Array(text.unicodeScalars)
  }

  var isBlank: Bool { scalars.allSatisfy(Line.isSpace) }

  var beginsAsTitle: Bool { has("### [", at: 0) }

  /// The mark and the length of a fence that begins code.
  var fence: (mark: Unicode.Scalar, length: Int)? {
    let text = scalars.drop { $0 == " " || $0 == "\t" }
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let length = text.prefix { $0 == mark }.count
    guard length >= 3, mark == "~" || !text.dropFirst(length).contains("`") else { return nil }
    return (mark, length)
  }

  func closes(_ fence: (mark: Unicode.Scalar, length: Int)) -> Bool {
    let text = scalars.drop { $0 == " " || $0 == "\t" }
    let marks = text.prefix { $0 == fence.mark }
    return marks.count >= fence.length && text.dropFirst(marks.count).allSatisfy(Line.isSpace)
  }

  /// What stands behind the beginning of a comment at the line's beginning.
  var comment: Substring? {
    let text = Substring(text.drop { $0 == " " || $0 == "\t" })
    return text.hasPrefix("<!--") ? text.dropFirst(4) : nil
  }

  static func isBlank(_ text: Substring) -> Bool { text.unicodeScalars.allSatisfy(isSpace) }

  /// `^## .*?(\d{4}-\d{2}-\d{2})`, the first that is a date; nil inside where only days are named
  /// that do not exist.
  var heading: DigestDate?? {
    guard has("## ", at: 0) else { return nil }
    var isImpossible = false
    for start in scalars.indices where start + 10 <= scalars.count {
      let text = string(start, start + 10)
      if let date = DigestDate(text) { return .some(date) }
      let parts = text.split(separator: "-", omittingEmptySubsequences: false).map {
        $0.allSatisfy(\.isASCII) ? Int($0) : nil
      }
      if parts.count == 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
        text.utf8.count == 10,
        text.split(separator: "-", omittingEmptySubsequences: false).map(\.count) == [4, 2, 2],
        let month = parts[1], let day = parts[2], (1...12).contains(month), (1...31).contains(day)
      {
        isImpossible = true
      }
    }
    return isImpossible ? .some(nil) : nil
  }

  // `^### \[(.*)\]\((https?://\S+)\)\s*$`, of which brackets balance
  var title: (text: String, url: String, isAlone: Bool)? {
    guard has("### [", at: 0) else { return nil }
    let last = lastAddress
    guard let first = balanced else { return last.map { (string(5, $0.bracket), $0.url, true) } }
    if let last, last.bracket <= first.close {
      return (string(first.open + 1, last.bracket), last.url, first.open == 4)
    }
    guard let url = closedAddress(from: first.close + 2),
      last != nil || ArxivID.find(in: url) != nil
    else { return nil }
    return (string(first.open + 1, first.close), url, false)
  }

  /// The last `](http…)` where the line ends with it.
  private var lastAddress: (bracket: Int, url: String)? {
    var end = scalars.count
    while end > 0, Line.isSpace(scalars[end - 1]) { end -= 1 }
    guard end > 0, scalars[end - 1] == ")" else { return nil }
    for place in scalars.indices.reversed() where place >= 5 && has("](", at: place) {
      let url = place + 2
      guard url < end - 1 else { continue }
      let address = string(url, end - 1)
      let rest = Line.withoutScheme(address)
      if let rest, !rest.isEmpty {
        return address.unicodeScalars.contains(where: Line.isSpace) ? nil : (place, address)
      }
    }
    return nil
  }

  /// The first group of brackets that balance before an address.
  private var balanced: (open: Int, close: Int)? {
    var stack: [Int] = []
    for place in scalars.indices.dropFirst(4) where scalars[place - 1] != "\\" {
      if scalars[place] == "[" { stack.append(place) }
      guard scalars[place] == "]", let open = stack.popLast(), stack.isEmpty else { continue }
      if has("](http://", at: place), place + 9 < scalars.count { return (open, place) }
      if has("](https://", at: place), place + 10 < scalars.count { return (open, place) }
    }
    return nil
  }

  private func closedAddress(from start: Int) -> String? {
    var depth = 0
    for place in start..<scalars.count {
      if Line.isSpace(scalars[place]) { return nil }
      if scalars[place] == "(" { depth += 1 }
      if scalars[place] == ")" {
        if depth == 0 { return string(start, place) }
        depth -= 1
      }
    }
    return nil
  }

  /// `^Vote: (\d+|-)`; nil inside is unknown, nil outside is no such line.
  var vote: Int?? {
    guard has("Vote: ", at: 0) else { return nil }
    if has("-", at: 6) { return .some(nil) }
    let digits = scalars.dropFirst(6).prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty else { return nil }
    return .some(Line.count(String(String.UnicodeScalarView(scalars.dropFirst(6)))))
  }

  /// The number of votes that a text begins with, where it is certain.
  private static func count(_ line: String) -> Int? {
    let text = String(line.unicodeScalars.map { $0.isASCII ? Character($0) : "x" })
    if let match = text.prefixMatch(
      of: #/([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([kKM](?![A-Za-z]))?/#)
    {
      let rest = text[match.range.upperBound...]
      if rest.prefixMatch(of: #/,[0-9]| *%| *\/ *[0-9]|[0-9]/#) != nil { return nil }
      let whole = match.1.filter { $0 != "," }
      guard let factor = match.3 else {
        if match.2 != nil || rest.prefixMatch(of: #/\.[0-9]/#) != nil { return nil }
        return Int(whole)
      }
      let decimals = String(match.2?.dropFirst() ?? "")
      guard decimals.count <= 6, var value = Int(whole + decimals) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(
        by: factor == "M" ? 1_000_000 : 1_000)
      guard !overflow else { return nil }
      value = product
      for _ in decimals { value /= 10 }
      return value
    }
    return nil
  }

  var authors: [String]? {
    guard has("Authors:", at: 0) else { return nil }
    let value = Line(String(String.UnicodeScalarView(scalars.dropFirst(8)))).trimmed
    if value.first == "[", value.last == "]", value.count >= 2 {
      let inner = Line(String(String.UnicodeScalarView(value.dropFirst().dropLast()))).trimmed
      if inner.isEmpty { return [] }
      if let names = Line.printed(String(String.UnicodeScalarView(inner))) { return names }
    }
    return scalars.dropFirst(8).split(separator: ",").map { name in
      let head = name.drop(while: Line.isSpace)
      let tail = head.reversed().drop(while: Line.isSpace)
      return String(String.UnicodeScalarView(tail.reversed()))
    }.filter { !$0.isEmpty }
  }

  private init(_ text: String) { self.init(Array(text.utf8)) }

  private var trimmed: ArraySlice<Unicode.Scalar> {
    var slice = scalars[...]
    while let first = slice.first, Line.isSpace(first) { slice.removeFirst() }
    while let last = slice.last, Line.isSpace(last) { slice.removeLast() }
    return slice
  }

  /// The names of a printed list, without its brackets.
  private static func printed(_ text: String) -> [String]? {
    var rest = Array(text.unicodeScalars)
    var names: [String] = []
    while let quote = rest.first {
      guard quote == "'" || quote == "\"" else { return nil }
      // The mark that ends the name stands before a comma or the end, and is not escaped.
      let close = rest.indices.dropFirst().first { index in
        let next = rest[(index + 1)...].first { $0 != " " }
        return rest[index] == quote && rest[index - 1] != "\\" && (next == nil || next == ",")
      }
      guard let close else { return nil }
      let name = Line(String(String.UnicodeScalarView(rest[1..<close]))).trimmed
      if !name.isEmpty { names.append(String(String.UnicodeScalarView(name))) }
      rest = Array(rest[(close + 1)...].drop { $0 == " " || $0 == "," })
    }
    return names
  }

  // `^!\[[^\]]*\]\((\S+)\)`
  var image: String? {
    guard has("![", at: 0), let bracket = scalars.dropFirst(2).firstIndex(of: "]"),
      has("](", at: bracket)
    else { return nil }
    let start = bracket + 2
    for end in scalars.indices.reversed() where end > start && scalars[end] == ")" {
      if !scalars[start..<end].contains(where: Line.isSpace) { return string(start, end) }
    }
    return nil
  }

  // `^\[Watch Video\]\(?(https?://[^\s)]+)\)?|<video[^>]*src=["']([^"']+)`
  var video: String? {
    if has("[Watch Video]", at: 0) {
      let start = has("(", at: 13) ? 14 : 13
      let run = scalars.dropFirst(start).prefix { !Line.isSpace($0) && $0 != ")" }
      let address = String(String.UnicodeScalarView(run))
      if let rest = Line.withoutScheme(address), !rest.isEmpty { return address }
    }
    for tag in scalars.indices where has("<video", at: tag) {
      for source in scalars.indices.reversed() where source >= tag + 6 {
        guard has("src=\"", at: source) || has("src='", at: source),
          !scalars[(tag + 6)..<source].contains(">")
        else { continue }
        let value = scalars.dropFirst(source + 5).prefix { $0 != "\"" && $0 != "'" }
        if !value.isEmpty { return String(String.UnicodeScalarView(value)) }
      }
    }
    return nil
  }

  private func has(_ needle: String, at start: Int) -> Bool {
    // The first alone decides nearly always, and the real archive has millions of places to try.
    start < scalars.count && scalars[start] == needle.unicodeScalars.first
      && scalars[start...].starts(with: needle.unicodeScalars)
  }

  private func string(_ start: Int, _ end: Int) -> String {
    String(String.UnicodeScalarView(scalars[start..<end]))
  }

  /// What follows `https://` or `http://`, nil where neither stands.
  private static func withoutScheme(_ address: String) -> Substring.UnicodeScalarView? {
    for scheme in ["https://", "http://"] {
      let scalars = address.unicodeScalars
      if scalars.starts(with: scheme.unicodeScalars) { return scalars.dropFirst(scheme.count) }
    }
    return nil
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }
}
