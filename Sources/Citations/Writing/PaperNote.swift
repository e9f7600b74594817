import Decisions
import Digest

/// A paper as a note of its own, for Obsidian or any folder of Markdown.
///
/// A line divides the note: nonmun writes what stands above it, and never touches what the user
/// wrote below it.
public struct PaperNote {
  /// The beginning of the line that divides a note: everything below it is the user's.
  static let mark = "<!-- nonmun:"

  private static let line =
    "\(mark) yours begins here, what stands above is written anew"
    + " · 이 아래는 그대로 두고 이 위는 다시 씁니다 -->"

  private let paper: Paper
  private let decision: Decision

  /// The note of a paper.
  public init(_ paper: Paper, _ decision: Decision) {
    self.paper = paper
    self.decision = decision
  }

  /// What the paper is known by, whatever its file is called.
  public var id: String { paper.id }

  /// A name for the file: the identifier and the title, without what a file system or Obsidian does
  /// not take.
  public var fileName: String {
    let text = (ArxivID.identifier(id).map { $0 + " " } ?? "") + paper.title.oneLine
    var name = ""
    for scalar in text.unicodeScalars {
      let isKept = scalar.value >= 0x20 && !"\"*/\\<>:|?#^[]`".unicodeScalars.contains(scalar)
      if !isKept || scalar == " " {
        if name.last != " " { name += " " }
        continue
      }
      name.unicodeScalars.append(scalar)
      // 255 bytes are what most file systems take of a name.
      if name.utf8.count > 120 { break }
    }
    while let last = name.last, last == " " || last == "." { name.removeLast() }
    while name.first == "." || name.first == " " { name.removeFirst() }
    return (name.isEmpty ? "paper" : name) + ".md"
  }

  /// What is to be done with a note that is there already.
  public enum Update: Sendable, Hashable {
    /// The note is as it should be.
    case unchanged
    /// The note is to be this.
    case text([UInt8])
    /// The dividing line is gone, so that nobody knows what of the note is the user's.
    case unmarked
  }

  /// The note for a paper that has none yet.
  public var fresh: [UInt8] { text(kept: [], below: Array("\n".utf8)) }

  /// The note with what the user has in it: all below the line, and what is not nonmun's of the
  /// front matter.
  public func update(_ old: [UInt8]) -> Update {
    let note = NoteFile(old)
    guard let below = note.below else { return .unmarked }
    let new = text(kept: note.front.filter { !PaperNote.keys.contains($0.key) }, below: below)
    return new == old ? .unchanged : .text(new)
  }

  // MARK: What nonmun writes

  /// The keys of the front matter that are nonmun's.
  private static let keys: Set<String> = [
    "id", "title", "authors", "date", "votes", "tags", "state", "until", "url",
  ]

  private func text(kept: [NoteFile.Property], below: [UInt8]) -> [UInt8] {
    var lines = ["---", "id: \(quoted(id))", "title: \(quoted(paper.title))"]
    lines += list("authors", paper.authors)
    lines.append("date:" + (paper.date.map { " \($0)" } ?? ""))
    lines.append("votes:" + (paper.vote.map { " \($0)" } ?? ""))
    lines += list("tags", decision.tags.map(LinkLine.hashtag))
    lines.append("state: \(decision.standing.rawValue)")
    if let day = decision.until { lines.append("until: \(quoted(day))") }
    lines.append("url: \(quoted(paper.url))")
    lines += kept.flatMap(\.lines)
    lines += [
      "---", "", "# \(Citation.escaped(paper.title.oneLine))", "", Citation.source(paper), "",
    ]
    for line in paper.body {
      // A reader would take what stands below such a line for the user's.
      lines.append(line.hasPrefix(PaperNote.mark) ? "\\" + line : line)
    }
    if !paper.body.isEmpty { lines.append("") }
    if let note = decision.note {
      lines += note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map { $0.isEmpty ? ">" : "> \($0)" }
      lines.append("")
    }
    lines.append(PaperNote.line)
    return Array((lines.joined(separator: "\n") + "\n").utf8) + below
  }

  private func list(_ key: String, _ values: [String]) -> [String] {
    values.isEmpty ? ["\(key): []"] : ["\(key):"] + values.map { "  - \(quoted($0))" }
  }

  /// A scalar of YAML between quotation marks, which every character may stand in (YAML 1.2,
  /// 7.3.1).
  private func quoted(_ text: String) -> String {
    "\"" + text.oneLine.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// A note as it stands in a file.
public struct NoteFile {
  /// A property of the front matter, with the lines that are its value.
  struct Property {
    let key: String
    var lines: [String]
  }

  /// The properties, in their order.
  let front: [Property]
  /// What stands below nonmun's line; nil where there is no such line.
  let below: [UInt8]?

  /// What the paper is known by; nil where the note is about no paper.
  public var id: String? {
    guard let line = front.first(where: { $0.key == "id" })?.lines.first else { return nil }
    let value = line.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
    let text = value.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
    let quotation = text.first
    guard quotation == "\"" || quotation == "'", text.count > 2, text.last == quotation else {
      return text.isEmpty ? nil : text
    }
    return String(text.dropFirst().dropLast())
  }

  /// Reads a file.
  public init(_ bytes: [UInt8]) {
    front = NoteFile.properties(bytes)
    below = NoteFile.below(bytes)
  }

  private static func properties(_ bytes: [UInt8]) -> [Property] {
    guard bytes.starts(with: "---".utf8) else { return [] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
    func isFence(_ line: String) -> Bool { line == "---" }
    guard let first = lines.first, isFence(first),
      let end = lines.dropFirst().firstIndex(where: isFence)
    else { return [] }
    var properties: [Property] = []
    for line in lines[1..<end] {
      let key = line.prefix { $0 != ":" }
      let begins =
        line.first.map { !$0.isWhitespace && $0 != "-" && $0 != "#" } == true
        && key.count < line.count
      if begins {
        properties.append(Property(key: String(key), lines: [line]))
      } else if !properties.isEmpty {
        properties[properties.count - 1].lines.append(line)
      }
    }
    return properties
  }

  private static func below(_ bytes: [UInt8]) -> [UInt8]? {
    let mark = Array(PaperNote.mark.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[start..<end].starts(with: mark) { return Array(bytes[min(end + 1, bytes.count)...]) }
      start = end + 1
    }
    return nil
  }
}
