import Digest

/// A second reading of digests, slow and plain, from the rules of the house's oracle: it works on scalars, tries every
/// place, and shares nothing with the parser that it is held against.
struct ReferenceParser {
  /// Where a line belongs.
  enum Place: Equatable {
    case blank, heading, title, vote, authors, image, video, body
    /// Before the first title, or between a heading and the next title.
    case unread
  }

  private(set) var papers: [PlainPaper] = []
  /// The place of each line, from line 1.
  private(set) var places: [Place] = []
  private var date: DigestDate?
  private var isInPaper = false

  init(_ bytes: [UInt8], date: DigestDate? = nil) {
    self.date = date
    for (index, line) in ReferenceParser.lines(bytes).enumerated() {
      places.append(read(Line(line), number: index + 1))
    }
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
      (date, isInPaper) = (heading, false)
      return .heading
    }
    if let (title, url) = line.title {
      papers.append(PlainPaper(line: number, date: date, title: title, url: url))
      isInPaper = true
      return .title
    }
    if line.isBlank { return .blank }
    guard isInPaper else { return .unread }
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
    papers[last].body.append(line.text)
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

  /// `^## .*?(\d{4}-\d{2}-\d{2})`, the first that is a date.
  var heading: DigestDate? {
    guard has("## ", at: 0) else { return nil }
    for start in scalars.indices where start + 10 <= scalars.count {
      if let date = DigestDate(string(start, start + 10)) { return date }
    }
    return nil
  }

  // `^### \[(.*)\]\((https?://\S+)\)\s*$`
  var title: (title: String, url: String)? {
    guard has("### [", at: 0) else { return nil }
    var end = scalars.count
    while end > 0, Line.isSpace(scalars[end - 1]) { end -= 1 }
    guard end > 0, scalars[end - 1] == ")" else { return nil }
    for place in scalars.indices.reversed() where place >= 5 && has("](", at: place) {
      let url = place + 2
      guard url < end - 1 else { continue }
      let address = string(url, end - 1)
      let rest = Line.withoutScheme(address)
      if let rest, !rest.isEmpty, !address.unicodeScalars.contains(where: Line.isSpace) {
        return (string(5, place), address)
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
    return .some(Int(String(String.UnicodeScalarView(digits))))
  }

  var authors: [String]? {
    guard has("Authors:", at: 0) else { return nil }
    return scalars.dropFirst(8).split(separator: ",").map { name in
      let head = name.drop(while: Line.isSpace)
      let tail = head.reversed().drop(while: Line.isSpace)
      return String(String.UnicodeScalarView(tail.reversed()))
    }.filter { !$0.isEmpty }
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
