// Papers in tables, a row each.
extension MarkdownReader {
  /// What a column holds.
  enum Column { case title, authors, date, abstract, votes, link, other }

  /// How many lines a row may break over.
  private static let linesOfRow = 12

  /// Reads the table that begins at a line; where it ends, or nil where there is none.
  mutating func readTable(_ index: Int, before end: Int, in file: Span<UInt8>) -> Int? {
    guard index + 1 < end, lines[index].kind == .text, isDelimiter(lines[index + 1], in: file),
      file.index(of: UInt8(ascii: "|"), in: lines[index].text) != nil
    else { return readHeadlessRow(index, in: file) }
    if case .item(let indent)? = open?.extent, lines[index].indent > indent { return nil }
    let heads = cells(of: lines[index].text, in: file)
    let columns = heads.map { column($0, in: file) }
    close()
    note(.tableHead, index)
    note(.tableHead, index + 1)
    var row = index + 2
    while row < end, let rowEnd = readRow(row, before: end, columns, in: file) { row = rowEnd }
    close()
    return row
  }

  /// Reads a row that stands without heads of columns, as where a digest is parted by months; the
  /// line behind it.
  private mutating func readHeadlessRow(_ index: Int, in file: Span<UInt8>) -> Int? {
    let text = lines[index].text
    guard lines[index].kind == .text, open == nil || isRow(open, index), !text.isEmpty,
      file[text.lowerBound] == UInt8(ascii: "|"), file[text.upperBound - 1] == UInt8(ascii: "|")
    else { return nil }
    let cells = cells(of: text, in: file)
    guard cells.count >= 3, paperLink(inCells: cells, of: file) != nil else { return nil }
    var columns = cells.map { guessed($0, in: file) }
    // What is said of a paper stands behind its title: only the first text is that.
    if let title = columns.firstIndex(of: .title) {
      for column in columns.indices where column != title && columns[column] == .title {
        columns[column] = .other
      }
    }
    readCells(cells, columns, at: index, in: file)
    return index + 1
  }

  /// Whether the open paper is a row right above a line.
  private func isRow(_ open: OpenPaper?, _ index: Int) -> Bool {
    guard index > 0, result.records.last?.form == .row else { return false }
    return Int(result.records.last?.line ?? 0) == index
  }

  /// What a cell holds whose column has no head: a day, names behind which others are not named, a
  /// link, or text.
  private func guessed(_ cell: Range<Int>, in file: Span<UInt8>) -> Column {
    let text = TitleText.trimmed(cell, in: file)
    if let day = DateToken.first(in: file, text), day.range.count == text.count { return .date }
    if let link = nextLink(in: file, cell), isBareLink(cell, in: file) {
      // Identifiers and labels such as `PDF` are one word.
      guard let shown = link.text else { return .link }
      let words = TitleText.trimmed(shown, in: file)
      return words.count > 4 && file.index(of: 0x20, in: words) != nil ? .title : .link
    }
    for word: StaticString in ["et al", "et.al"]
    where text.count < 300 && file.index(of: word, in: text) != nil { return .authors }
    return isText(text, in: file) && text.count > 4 ? .title : .other
  }

  // `|---|:--:|`
  private func isDelimiter(_ line: MarkdownLine, in file: Span<UInt8>) -> Bool {
    guard line.kind != .blank else { return false }
    var dashes = 0
    var bars = 0
    for index in line.range {
      switch file[index] {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    return dashes > 0 && bars > 0
  }

  /// Reads a row; the line behind it, or nil where the table has ended.
  private mutating func readRow(
    _ index: Int, before end: Int, _ columns: [Column], in file: Span<UInt8>
  ) -> Int? {
    guard lines[index].kind == .text || lines[index].kind == .item,
      file.index(of: UInt8(ascii: "|"), in: lines[index].range) != nil
    else { return nil }
    var next = index + 1
    var range = lines[index].text
    var cells = cells(of: range, in: file)
    // A row breaks over lines where a cell holds a line feed: it goes on until it has all its
    // cells.
    while cells.count < columns.count, next < end, next < index + MarkdownReader.linesOfRow,
      lines[next].kind == .text || lines[next].kind == .item || lines[next].kind == .blank,
      lines[next].kind == .blank || file[lines[next].text.lowerBound] != UInt8(ascii: "|")
        || self.cells(of: lines[next].text, in: file).count < columns.count
    {
      let longer =
        range
        .lowerBound..<(lines[next].kind == .blank ? range.upperBound : Int(lines[next].textEnd))
      if lines[next].kind != .blank {
        let joined = self.cells(of: longer, in: file)
        guard joined.count <= columns.count else { break }
        (range, cells) = (longer, joined)
        next += 1
        if joined.count == columns.count { break }
      } else {
        next += 1
      }
    }
    // Blank lines at the end of what was tried are no part of it.
    while next > index + 1,
      Int(lines[next - 1].textEnd) > range.upperBound || lines[next - 1].kind == .blank
    { next -= 1 }
    readCells(whole(cells, columns.count, in: file), columns, at: index, in: file)
    for line in index + 1..<max(index + 1, next) { note(open == nil ? .outside : .summary, line) }
    return next
  }

  /// Cells that are more than the columns, joined where a bar stands in a formula or between tags
  /// that are closed behind it.
  private func whole(_ cells: [Range<Int>], _ columns: Int, in file: Span<UInt8>) -> [Range<Int>] {
    var cells = cells
    var index = 0
    while cells.count > columns, index + 1 < cells.count {
      let cell = cells[index]
      let opens =
        count(of: "<details", in: cell, of: file) > count(of: "</details", in: cell, of: file)
      if opens || count(of: "$", in: cell, of: file) % 2 == 1 {
        cells[index] = cell.lowerBound..<cells[index + 1].upperBound
        cells.remove(at: index + 1)
      } else {
        index += 1
      }
    }
    return cells
  }

  private func count(of text: StaticString, in range: Range<Int>, of file: Span<UInt8>) -> Int {
    var count = 0
    var start = range.lowerBound
    while let found = file.index(of: text, in: start..<range.upperBound) {
      count += 1
      start = found + text.utf8CodeUnitCount
    }
    return count
  }

  mutating func readCells(
    _ cells: [Range<Int>], _ columns: [Column], at index: Int, in file: Span<UInt8>
  ) {
    close()
    guard let link = paperLink(inCells: cells, of: file) else { return note(.outside, index) }
    let kinds = cells.indices.map { $0 < columns.count ? columns[$0] : .other }
    guard let (cell, title) = rowTitle(cells, kinds, link, in: file) else {
      return note(.outside, index)
    }
    let row = kinds.firstIndex(of: .date).flatMap { DateToken.first(in: file, cells[$0])?.date }
    openPaper(.row, title, Address(link), at: index, .file, row: row)
    let last = result.records.count - 1
    for (position, range) in cells.enumerated() {
      switch kinds[position] {
      case .authors: result.records[last].authors = range.isEmpty ? .none : ByteRange(range)
      case .votes: readVoteCell(range, in: file)
      case .date where row != nil: break
      case _ where position == cell:
        if link.whole.upperBound < range.upperBound || !link.whole.contains(title.lowerBound) {
          readTitleRest(range, title, in: file)
        }
      case .link where isBareLink(range, in: file): break
      default: if isText(range, in: file) { addBody(range) }
      }
    }
  }

  func paperLink(inCells cells: [Range<Int>], of file: Span<UInt8>) -> MarkdownLink? {
    for cell in cells {
      if let link = paperLink(in: cell, of: file) { return link }
    }
    return nil
  }

  /// What stands behind a title in bold in its cell belongs to the summary.
  private mutating func readTitleRest(_ cell: Range<Int>, _ title: Range<Int>, in file: Span<UInt8>)
  {
    guard title.upperBound < cell.upperBound else { return }
    let rest = title.upperBound..<cell.upperBound
    guard isText(rest, in: file), !isOwnLink(rest, in: file) else { return }
    var head = rest.lowerBound
    while head < rest.upperBound, file[head] < 0x80, !isASCIILetter(file[head]),
      !isDigit(file[head]), file[head] != UInt8(ascii: "[")
    {
      head += 1
    }
    addBody(head..<rest.upperBound)
  }

  private mutating func readVoteCell(_ range: Range<Int>, in file: Span<UInt8>) {
    guard let first = range.first(where: { isDigit(file[$0]) }),
      let count = VoteCount(file, first..<range.upperBound)
    else {
      return
    }
    let last = result.records.count - 1
    result.records[last].vote = count.number
    if count.trouble != nil { result.records[last].hasUnreadVotes = true }
  }

  private func isBareLink(_ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    let links = allLinks(in: file, range)
    return links.allSatisfy { PaperAddress.isPaper(file, $0.url) } && !links.isEmpty
      || !isText(range, in: file)
  }

  private func isText(_ range: Range<Int>, in file: Span<UInt8>) -> Bool {
    if file.hasFolded("null", at: range.lowerBound, before: range.upperBound), range.count == 4 {
      return false
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = file.scalar(at: index, before: range.upperBound)
      let isLetter = isASCIILetter(file[index]) || isDigit(file[index])
      if isLetter || (scalar.value >= 0x80 && !TitleText.isDecoration(scalar.value)) { return true }
      index += scalar.length
    }
    return false
  }

  /// The cell of the title and the title in it.
  private func rowTitle(
    _ cells: [Range<Int>], _ kinds: [Column], _ link: MarkdownLink, in file: Span<UInt8>
  ) -> (cell: Int, title: Range<Int>)? {
    let named = kinds.indices.filter { kinds[$0] == .title }
    let linked = cells.firstIndex { $0.contains(link.whole.lowerBound) }
    let others = kinds.indices.filter { kinds[$0] == .link || kinds[$0] == .other }
    for cell in named + [linked].compactMap(\.self) + others {
      let title = cellTitle(cells[cell], link, in: file)
      if !title.isEmpty, !Vocabulary.isLinkText(title, in: file),
        title.count > 24 || DateToken.first(in: file, title)?.range.count != title.count
      {
        return (cell, title)
      }
    }
    return nil
  }

  /// The title in a cell: a link's text, bold text before more, or all of it up to a link.
  ///
  /// - Parameter paper: the row's link to a paper, which may be the first in the cell.
  private func cellTitle(_ cell: Range<Int>, _ paper: MarkdownLink, in file: Span<UInt8>) -> Range<
    Int
  > {
    let head = TitleText.head(cell, in: file)
    let rest = head.start..<cell.upperBound
    let first = paper.whole.lowerBound == head.start ? paper : nextLink(in: file, rest)
    if let link = first {
      if let text = link.text, !Vocabulary.isLinkText(text, in: file),
        rest.lowerBound == link.whole.lowerBound
      {
        let start = TitleText.head(text, in: file).start
        return TitleText.trimmed(start..<text.upperBound, in: file)
      }
      if !head.isBold {
        return TitleText.trimmed(
          TitleText.beforeLink(head.start..<max(head.start, link.whole.lowerBound), in: file),
          in: file)
      }
    }
    if head.isBold, let close = file.index(of: "**", in: rest) {
      return file.trimmed(rest.lowerBound..<close)
    }
    return TitleText.trimmed(TitleText.beforeLink(rest, in: file), in: file)
  }

  // MARK: Cells

  /// The cells of a row, without the bars; one that is escaped or in code parts none.
  func cells(of row: Range<Int>, in file: Span<UInt8>) -> [Range<Int>] {
    var row = file.trimmed(row)
    if let first = row.first, file[first] == UInt8(ascii: "|") { row = first + 1..<row.upperBound }
    if let last = row.last, file[last] == UInt8(ascii: "|"), last > row.lowerBound,
      file[last - 1] != UInt8(ascii: "\\")
    {
      row = row.lowerBound..<last
    }
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var index = start
    while let bar = file.index(of: UInt8(ascii: "|"), in: index..<row.upperBound) {
      index = bar + 1
      var slashes = bar
      while slashes > row.lowerBound, file[slashes - 1] == UInt8(ascii: "\\") { slashes -= 1 }
      guard (bar - slashes) % 2 == 0 else { continue }
      cells.append(file.trimmed(start..<bar))
      start = bar + 1
    }
    cells.append(file.trimmed(min(start, row.upperBound)..<row.upperBound))
    return cells
  }

  private static let columns: [(StaticString, Column)] = [
    ("title", .title), ("paper title", .title), ("제목", .title), ("논문 제목", .title), ("논문제목", .title),
    ("논문명", .title),
    ("标题", .title), ("題目", .title), ("题目", .title), ("论文标题", .title), ("论文题目", .title),
    ("名称", .title), ("name", .title),
    ("author", .authors), ("authors", .authors), ("저자", .authors), ("作者", .authors),
    ("date", .date), ("publish date", .date), ("published", .date), ("publish", .date),
    ("날짜", .date), ("발행일", .date),
    ("게재일", .date), ("일자", .date), ("日期", .date), ("发布日期", .date), ("发布时间", .date), ("发表日期", .date),
    ("时间", .date),
    ("abstract", .abstract), ("summary", .abstract), ("tl;dr", .abstract), ("요약", .abstract),
    ("초록", .abstract), ("한 줄 요약", .abstract), ("한줄 요약", .abstract), ("中文摘要", .abstract),
    ("摘要", .abstract), ("简介", .abstract), ("总结", .abstract),
    ("vote", .votes), ("votes", .votes), ("upvote", .votes), ("upvotes", .votes),
    ("hf votes", .votes), ("likes", .votes),
    ("추천", .votes), ("추천수", .votes), ("업보트", .votes), ("좋아요", .votes), ("点赞", .votes),
    ("点赞数", .votes), ("赞", .votes),
    ("👍", .votes), ("⬆️", .votes), ("▲", .votes),
    ("pdf", .link), ("link", .link), ("links", .link), ("url", .link), ("arxiv", .link),
    ("링크", .link), ("链接", .link),
  ]

  /// What a column holds, by its head.
  func column(_ head: Range<Int>, in file: Span<UInt8>) -> Column {
    var head = TitleText.trimmed(head, in: file)
    if let first = head.first, file[first] == 0xF0,
      Vocabulary.isLinkText(first..<first + 1, in: file) == false
    {
      let sign = file.scalar(at: first, before: head.upperBound)
      if sign.value != 0x1F44D { head = file.trimmed(first + sign.length..<head.upperBound) }
    }
    for (name, column) in MarkdownReader.columns
    where name.utf8CodeUnitCount == head.count
      && file.hasFolded(name, at: head.lowerBound, before: head.upperBound)
    {
      return column
    }
    // `Paper` and `논문` are a title's column, or a link's where there is another for titles.
    for name: StaticString in ["paper", "papers", "논문", "论文"]
    where name.utf8CodeUnitCount == head.count
      && file.hasFolded(name, at: head.lowerBound, before: head.upperBound)
    {
      return .other
    }
    return labelled(head, in: file)
  }

  /// What a column holds whose head is a label with pictures beside it: `👍 Upvotes`, `Votes ⬆️`.
  private func labelled(_ head: Range<Int>, in file: Span<UInt8>) -> Column {
    let start = TitleText.head(head, in: file).start
    let name = TitleText.beforeLink(start..<head.upperBound, in: file)
    guard let label = Vocabulary.label(at: start, before: name.upperBound, in: file),
      label.end == name.upperBound
    else { return .other }
    return switch label.label {
    case .title: .title
    case .authors: .authors
    case .date: .date
    case .abstract: .abstract
    case .votes: .votes
    case .link, .related, .affiliation: .other
    }
  }
}
