/// The parts of a Markdown file in which nothing is a heading: fenced code and comments, line by
/// line.
///
/// What is opened and never closed is text: one stray mark swallows no file.
struct HiddenLines {
  /// What a line is.
  enum Kind { case shown, code, comment }

  private var fence: (mark: UInt8, length: Int)?
  private var isInComment = false
  /// How often a closing mark may be looked for to the file's end in vain.
  private var tries = 8

  /// What a line of the file is; lines are asked for in order.
  mutating func kind(of line: Range<Int>, in file: Span<UInt8>) -> Kind {
    if let fence {
      if let mark = HiddenLines.fence(line, in: file), mark.isClosing, mark.mark == fence.mark,
        mark.length >= fence.length
      {
        self.fence = nil
      }
      return .code
    }
    if isInComment {
      if file.index(of: "-->", in: line) != nil { isInComment = false }
      return .comment
    }
    guard let first = HiddenLines.firstByte(of: line, in: file) else { return .shown }
    switch first {
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      guard let mark = HiddenLines.fence(line, in: file),
        closes(mark, behind: line.upperBound, in: file)
      else { return .shown }
      fence = (mark.mark, mark.length)
      return .code
    case UInt8(ascii: "<"): return comment(line, in: file)
    default: return .shown
    }
  }

  private mutating func comment(_ line: Range<Int>, in file: Span<UInt8>) -> Kind {
    var start = line.lowerBound
    while file[start] != UInt8(ascii: "<") { start += 1 }
    guard file.has("<!--", at: start, before: line.upperBound) else { return .shown }
    if let end = file.index(of: "-->", in: start + 4..<line.upperBound) {
      return file.isBlank(end + 3..<line.upperBound) ? .comment : .shown
    }
    guard tries > 0 else { return .shown }
    isInComment = file.index(of: "-->", in: line.upperBound..<file.count) != nil
    if !isInComment { tries -= 1 }
    return isInComment ? .comment : .shown
  }

  private static func firstByte(of line: Range<Int>, in file: Span<UInt8>) -> UInt8? {
    for index in line where file[index] != 0x20 && file[index] != 0x09 { return file[index] }
    return nil
  }

  private static func fence(
    _ line: Range<Int>, in file: Span<UInt8>
  ) -> (mark: UInt8, length: Int, isClosing: Bool)? {
    var start = line.lowerBound
    while start < line.upperBound, file[start] == 0x20 || file[start] == 0x09 { start += 1 }
    guard start < line.upperBound else { return nil }
    let mark = file[start]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    var end = start
    while end < line.upperBound, file[end] == mark { end += 1 }
    guard end - start >= 3 else { return nil }
    let rest = end..<line.upperBound
    if mark == UInt8(ascii: "`"), file.index(of: mark, in: rest) != nil { return nil }
    return (mark, end - start, file.isBlank(rest))
  }

  /// Whether a fence is closed somewhere below.
  private mutating func closes(
    _ mark: (mark: UInt8, length: Int, isClosing: Bool), behind start: Int, in file: Span<UInt8>
  ) -> Bool {
    guard tries > 0 else { return false }
    var index = start
    while let found = file.index(of: mark.mark, in: index..<file.count) {
      var lineStart = found
      while lineStart > start, file[lineStart - 1] == 0x20 || file[lineStart - 1] == 0x09 {
        lineStart -= 1
      }
      let isFirst = file[lineStart - 1] == 0x0A || file[lineStart - 1] == 0x0D
      var end = found
      while end < file.count, file[end] == mark.mark { end += 1 }
      if isFirst, end - found >= mark.length {
        var rest = end
        while rest < file.count, file[rest] != 0x0A, file[rest] != 0x0D { rest += 1 }
        if file.isBlank(end..<rest) { return true }
      }
      index = end
    }
    tries -= 1
    return false
  }
}
