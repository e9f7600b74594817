import Digest
import TextLayout

/// A summary as HTML: lists, paragraphs, emphasis, code and links.
enum HTMLSummary {
  /// The summary of a paper, and below it what was noted.
  static func text(_ paper: Paper, note: String?) -> String {
    var html: [UInt8] = []
    var depth = 0
    for block in SummaryBlock.parse(paper.body) {
      let level =
        switch block.kind {
        case .bullet, .numbered: block.depth + 1
        default: 0
        }
      // An item stays open until it is known that no list begins in it.
      while depth > level {
        html += "</li></ul>"
        depth -= 1
      }
      if level > 0, level == depth { html += "</li>" }
      while depth < level {
        html += "<ul>"
        depth += 1
        if depth < level { html += "<li>" }
      }
      append(block, to: &html)
    }
    while depth > 0 {
      html += "</li></ul>"
      depth -= 1
    }
    if let note {
      html += "<blockquote>"
      for (index, line) in note.split(whereSeparator: \.isNewline).enumerated() {
        if index > 0 { html += "<br>" }
        XMLText.append(String(line), to: &html)
      }
      html += "</blockquote>"
    }
    return String(decoding: html, as: UTF8.self)
  }

  private static func append(_ block: SummaryBlock, to html: inout [UInt8]) {
    func wrapped(_ tag: StaticString) {
      html += "<"
      html += tag
      html += ">"
      inline(block.text, to: &html)
      html += "</"
      html += tag
      html += ">"
    }
    switch block.kind {
    case .bullet:
      html += "<li>"
      inline(block.text, to: &html)
    case .numbered(let number):
      html += "<li>"
      XMLText.append(number + " ", to: &html)
      inline(block.text, to: &html)
    case .paragraph: wrapped("p")
    case .heading: wrapped("h3")
    case .quote: wrapped("blockquote")
    case .rule: html += "<hr>"
    case .code:
      html += "<pre>"
      XMLText.append(block.text, to: &html)
      html += "</pre>"
    case .table(let rows, _): append(rows, to: &html)
    }
  }

  /// Appends a table, whose first row is its heading.
  private static func append(_ rows: [[String]], to html: inout [UInt8]) {
    html += "<table>"
    for (index, row) in rows.enumerated() {
      html += "<tr>"
      for cell in row {
        html += index == 0 ? "<th>" : "<td>"
        inline(cell, to: &html)
        html += index == 0 ? "</th>" : "</td>"
      }
      html += "</tr>"
    }
    html += "</table>"
  }

  private static func inline(_ text: String, to html: inout [UInt8]) {
    var links = LinkTable()
    let spans = InlineMarkdown.parse(text, links: &links).spans
    for span in spans {
      let tag: StaticString =
        switch span.style {
        case .bold, .boldItalic, .label: "b"
        case .italic: "i"
        case .code: "code"
        default: ""
        }
      let link = span.link.map { links.links[$0 - 1].url }
      if let link {
        html += "<a href=\""
        XMLText.append(link, to: &html)
        html += "\">"
      }
      if tag.utf8CodeUnitCount > 0 {
        html += "<"
        html += tag
        html += ">"
      }
      XMLText.append(span.text, to: &html)
      if tag.utf8CodeUnitCount > 0 {
        html += "</"
        html += tag
        html += ">"
      }
      if link != nil { html += "</a>" }
    }
  }
}
