import Decisions
import Digest
import TextLayout

/// Papers as one file of Emacs' Org: a heading a paper, with its facts as properties.
enum OrgFile {
  /// Appends a paper's heading, its summary, and what was noted.
  static func append(_ paper: Paper, _ decision: Decision, to output: inout [UInt8]) {
    output += "* "
    output.append(formulas(paper.title.oneLine))
    if !decision.tags.isEmpty {
      output += " :"
      for tag in decision.tags {
        // A tag of Org's has letters, digits, `_` and `@`.
        output.append(LinkLine.hashtag(tag).replacing("-", with: "_").replacing("/", with: "_"))
        output += ":"
      }
    }
    output += "\n:PROPERTIES:\n"
    property("CUSTOM_ID", paper.id, to: &output)
    property("AUTHORS", paper.authors.joined(separator: ", "), to: &output)
    if let date = paper.date { property("DATE", date.description, to: &output) }
    if let vote = paper.vote { property("VOTES", String(vote), to: &output) }
    property("STATE", decision.standing.rawValue, to: &output)
    if let day = decision.until { property("UNTIL", day, to: &output) }
    property("URL", paper.url, to: &output)
    output += ":END:\n"
    var isCode = false
    for block in SummaryBlock.parse(paper.body) {
      if (block.kind == .code) != isCode {
        isCode.toggle()
        output += isCode ? "#+begin_example\n" : "#+end_example\n"
      }
      append(block, to: &output)
    }
    if isCode { output += "#+end_example\n" }
    if let note = decision.note {
      output += "#+begin_quote\n"
      for line in note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        append(line: String(line).oneLine, to: &output)
        output += "\n"
      }
      output += "#+end_quote\n"
    }
    output += "\n"
  }

  private static func property(
    _ name: StaticString, _ value: String, to output: inout [UInt8]
  ) {
    guard !value.isEmpty else { return }
    output += ":"
    output += name
    output += ": "
    output.append(value.oneLine)
    output += "\n"
  }

  private static func append(_ block: SummaryBlock, to output: inout [UInt8]) {
    output += Array(repeating: UInt8(ascii: " "), count: block.depth * 2)
    switch block.kind {
    case .bullet:
      output += "- "
      output.append(inline(block.text))
    case .numbered(let number):
      // Org knows `1.` and `1)`.
      output.append(number.hasPrefix("(") ? String(number.dropFirst()) : number)
      output += " "
      output.append(inline(block.text))
    case .heading:
      output.append("*\(inline(block.text))*\n")
    case .rule: output += "-----"
    case .code:
      // Org's own way out of what begins a heading or a keyword in a block.
      if block.text.hasPrefix("*") || block.text.hasPrefix("#+") { output += "," }
      output.append(block.text.oneLine)
    case .table(let rows, _): append(rows, to: &output)
    case .paragraph, .quote:
      append(line: inline(block.text), to: &output)
      output += "\n"
    }
    output += "\n"
  }

  /// Appends a table, whose first row is its heading; `\vert` stands for a bar in a cell, as Org's
  /// manual has it.
  private static func append(_ rows: [[String]], to output: inout [UInt8]) {
    for (index, row) in rows.enumerated() {
      let cells = row.map { cell in
        inline(cell).split(separator: "|", omittingEmptySubsequences: false)
          .joined(separator: "\\vert{}")
      }
      output.append("| " + cells.joined(separator: " | ") + " |\n")
      guard index == 0 else { continue }
      let rule = Array(repeating: "---", count: row.count).joined(separator: "+")
      output.append("|" + rule + "|\n")
    }
  }

  /// Appends a line that begins nothing: Org's manual has a zero width space for that.
  private static func append(line: String, to output: inout [UInt8]) {
    if let first = line.utf8.first, "*#:|-+".utf8.contains(first) { output += "\u{200B}" }
    output.append(line)
  }

  /// Text with its formulas between `\(` and `\)`: Org takes dollar signs for them only between
  /// spaces and punctuation.
  private static func formulas(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    let bytes = Array(text.utf8)
    var written: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "$"), let end = Formula.end(in: bytes, from: index) {
        written += #"\("#
        written += bytes[(index + 1)..<(end - 1)]
        written += #"\)"#
        index = end
      } else {
        written.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: written, as: UTF8.self)
  }

  private static func inline(_ text: String) -> String {
    var links = LinkTable()
    let spans = InlineMarkdown.parse(text, links: &links).spans
    var line = ""
    for (index, span) in spans.enumerated() {
      let mark: Character? =
        switch span.style {
        case .bold, .boldItalic, .label: "*"
        case .italic: "/"
        case .code: span.text.contains("~") ? "=" : "~"
        default: nil
        }
      if let link = span.link.map({ links.links[$0 - 1].url }) {
        let address = link.oneLine.replacing("]", with: "%5D").replacing("[", with: "%5B")
        let text = span.text.oneLine.replacing("[", with: "(").replacing("]", with: ")")
        line += text == link ? "[[\(address)]]" : "[[\(address)][\(text)]]"
      } else if let mark {
        // Org sees a mark only beside a space or punctuation, and a particle follows a Korean word
        // at once.
        if let last = line.last, last.isLetter || last.isNumber { line += "\u{200B}" }
        line += "\(mark)\(span.text.oneLine)\(mark)"
        let next = index + 1 < spans.count ? spans[index + 1].text.first : nil
        if let next, next.isLetter || next.isNumber { line += "\u{200B}" }
      } else {
        line += formulas(span.text.oneLine)
      }
    }
    return line
  }
}
