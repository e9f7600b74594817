/// The lines of a summary in a column of `width` cells.
/// - Parameters:
///   - blocks: what `SummaryBlock.parse` made of the summary.
///   - width: cells of the column.
///   - links: the links before it, such as arXiv and PDF; those of the text are added.
///   - showsFormulaSource: whether formulas are shown as they are written.
///   - marking: the ranges of a text's UTF-8 that are marked, each of whole characters.
public func layout(
  _ blocks: [SummaryBlock], width: Int, links: inout LinkTable, showsFormulaSource: Bool = false,
  marking: (String) -> [Range<Int>] = { _ in [] }
) -> [StyledLine] {
  var lines: [StyledLine] = []
  for block in blocks {
    if block.kind == .rule {
      lines.append(StyledLine(spans: [rule(width: width)]))
      continue
    }
    if case .table(let rows, let alignments) = block.kind {
      let cells = rows.enumerated().map { number, row in
        row.map { cell in
          var styled = InlineMarkdown.parse(
            cell, links: &links, showsSource: showsFormulaSource)
          if number == 0 { styled.makeHeading() }
          return styled.numberingLinks(links).marking(marking)
        }
      }
      lines += TableLayout(cells: cells, alignments: alignments, width: width).lines()
      continue
    }
    let text = block.styledText(links: &links, showsSource: showsFormulaSource)
      .numberingLinks(links).marking(marking)
    let marker = block.marker
    let indent = block.depth * 2
    lines += LineBreaker.wrap(
      text, width: width, firstIndent: indent,
      hangingIndent: indent + (marker.map { displayWidth(of: $0.text) } ?? 0), marker: marker)
  }
  return lines
}

extension StyledText {
  /// Shows all of the text as a heading, but for links and code.
  fileprivate mutating func makeHeading() {
    changeAttributes(in: [0..<plain.utf8.count]) { attributes in
      if attributes.link == nil, attributes.style != .code { attributes.style = .heading }
    }
  }

  /// The text, with the number of its link behind each linked text.
  ///
  /// An address that is shown needs no number.
  fileprivate func numberingLinks(_ links: LinkTable) -> StyledText {
    let spans = spans
    guard spans.contains(where: { $0.link != nil }) else { return self }
    var numbered: [StyledSpan] = []
    var text = ""
    for (index, span) in spans.enumerated() {
      numbered.append(span)
      guard let link = span.link else { continue }
      text += span.text
      let next = index + 1
      guard next == spans.count || spans[next].link != link else { continue }
      if text != links.links[link - 1].url {
        numbered.append(StyledSpan("[\(link)]", style: .marker))
      }
      text = ""
    }
    return StyledText(numbered)
  }
}

private func rule(width: Int) -> StyledSpan {
  StyledSpan(
    String(repeating: "─", count: max(1, width / displayWidth(of: "─" as Unicode.Scalar))),
    style: .dim)
}

extension SummaryBlock {
  /// What stands before the text on the first line.
  fileprivate var marker: StyledSpan? {
    let text: String? =
      switch kind {
      case .bullet: depth == 0 ? "• " : depth == 1 ? "◦ " : "▪ "
      case .numbered(let number): number + " "
      case .quote: "│ "
      case .paragraph, .heading, .rule, .code, .table: nil
      }
    return text.map { StyledSpan($0, style: .marker) }
  }

  fileprivate func styledText(links: inout LinkTable, showsSource: Bool) -> StyledText {
    switch kind {
    case .code:
      return StyledText(text, style: .code)
    case .heading:
      var styled = InlineMarkdown.parse(text, links: &links, showsSource: showsSource)
      styled.makeHeading()
      return styled
    case .paragraph, .bullet, .numbered, .quote, .rule, .table:
      return InlineMarkdown.parse(
        text, links: &links, beginsItem: kind != .quote, showsSource: showsSource)
    }
  }
}
