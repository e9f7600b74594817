import Markdown

/// The names on the line of a paper's authors.
enum AuthorNames {
  /// The names in a range, each as a range.
  ///
  /// - Parameter isDaily: whether only commas part names, as in the present form.
  static func ranges(_ bytes: Span<UInt8>, _ range: Range<Int>, isDaily: Bool) -> [Range<Int>] {
    let line = bytes.trimmed(range)
    if let printed = printed(bytes, line) { return printed }
    return isDaily ? split(bytes, range) : free(bytes, line)
  }

  private static func split(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var start = range.lowerBound
    while start <= range.upperBound {
      let comma =
        bytes.index(of: UInt8(ascii: ","), in: start..<range.upperBound) ?? range.upperBound
      let name = bytes.trimmed(start..<comma)
      if !name.isEmpty { names.append(name) }
      start = comma + 1
    }
    return names
  }

  // MARK: The printed form

  /// The names of a list that a program printed: `['A B', "C O'D"]`.
  ///
  /// - Returns: nil where the line is no such list.
  private static func printed(_ bytes: Span<UInt8>, _ line: Range<Int>) -> [Range<Int>]? {
    guard line.count >= 2, bytes[line.lowerBound] == UInt8(ascii: "["),
      bytes[line.upperBound - 1] == UInt8(ascii: "]")
    else {
      return nil
    }
    let inner = bytes.trimmed(line.lowerBound + 1..<line.upperBound - 1)
    guard let first = inner.first, isQuote(bytes[first]) else { return inner.isEmpty ? [] : nil }
    var names: [Range<Int>] = []
    var index = first
    while index < inner.upperBound {
      let quote = bytes[index]
      guard isQuote(quote), let close = closing(quote, from: index + 1, inner.upperBound, in: bytes)
      else { return nil }
      let name = bytes.trimmed(index + 1..<close)
      if !name.isEmpty { names.append(name) }
      index = close + 1
      while index < inner.upperBound, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: ",") {
        index += 1
      }
    }
    return names
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }

  /// The quotation mark that ends a name: a comma or the list's end follows it, so that `O'D` has
  /// none.
  private static func closing(_ quote: UInt8, from start: Int, _ end: Int, in bytes: Span<UInt8>)
    -> Int?
  {
    var index = start
    while let mark = bytes.index(of: quote, in: index..<end) {
      var next = mark + 1
      while next < end, bytes[next] == 0x20 { next += 1 }
      if bytes[mark - 1] != UInt8(ascii: "\\"), next == end || bytes[next] == UInt8(ascii: ",") {
        return mark
      }
      index = mark + 1
    }
    return nil
  }

  // MARK: Other makes

  private static let separators: [StaticString] = [
    ",", ";", "、", "，", "；", "\n", "\r", " | ", " · ", " • ", " and ", " & ",
  ]

  /// Names that commas, semicolons, `、` or lines part; `et al.`, `等` and `외 3명` name nobody.
  private static func free(_ bytes: Span<UInt8>, _ line: Range<Int>) -> [Range<Int>] {
    var line = line
    if line.count >= 2, bytes[line.lowerBound] == UInt8(ascii: "["),
      bytes[line.upperBound - 1] == UInt8(ascii: "]"),
      bytes.index(of: "](", in: line) == nil
    {
      line = line.lowerBound + 1..<line.upperBound - 1
    }
    var names: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    var depth = 0
    while index < line.upperBound {
      // The commas of `A B (Somewhere, Land)` part none.
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      if depth == 0 || !closes(index, line.upperBound, in: bytes),
        let length = separator(at: index, line.upperBound, in: bytes)
      {
        add(start..<index, to: &names, bytes)
        index += length
        start = index
      } else {
        // An address is no name, and its commas part none.
        if bytes.has("](", at: index, before: line.upperBound),
          let close = bytes.index(of: UInt8(ascii: ")"), in: index..<line.upperBound)
        {
          index = close
        }
        index += 1
      }
    }
    if start < line.upperBound { add(start..<line.upperBound, to: &names, bytes) }
    return withInitials(names, bytes)
  }

  /// Names that stand surname first, `Brook, A., Creek, B. C.`, where all do: a surname and its
  /// initials are one name.
  private static func withInitials(_ names: [Range<Int>], _ bytes: Span<UInt8>) -> [Range<Int>] {
    guard names.count >= 2, names.count % 2 == 0 else { return names }
    var joined: [Range<Int>] = []
    for index in stride(from: 0, to: names.count, by: 2) {
      guard isInitials(names[index + 1], bytes), !isInitials(names[index], bytes) else {
        return names
      }
      joined.append(names[index].lowerBound..<names[index + 1].upperBound)
    }
    return joined
  }

  /// Whether a name is nothing but initials, such as `A.`, `M. S.` and `J.-P.`.
  private static func isInitials(_ name: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var letters = 0
    for index in name {
      let byte = bytes[index]
      if byte &- UInt8(ascii: "A") < 26 {
        guard index + 1 < name.upperBound, bytes[index + 1] == UInt8(ascii: ".") else {
          return false
        }
        letters += 1
      } else if !". -".utf8.contains(byte) {
        return false
      }
    }
    return letters > 0
  }

  /// Whether a parenthesis closes between an index and the end of a line.
  private static func closes(_ index: Int, _ end: Int, in bytes: Span<UInt8>) -> Bool {
    bytes.index(of: UInt8(ascii: ")"), in: index..<end) != nil
  }

  private static func separator(at index: Int, _ end: Int, in bytes: Span<UInt8>) -> Int? {
    let byte = bytes[index]
    if byte == UInt8(ascii: "<"), bytes.hasFolded("<br", at: index, before: end),
      let close = bytes.index(of: UInt8(ascii: ">"), in: index..<min(end, index + 8))
    {
      return close + 1 - index
    }
    guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte <= 0x20 || byte >= 0xE3
    else { return nil }
    // The semicolon of `&eacute;` parts no names.
    if byte == UInt8(ascii: ";") {
      var start = index
      while start > 0, index - start < 32,
        isASCIILetter(bytes[start - 1]) || isDigit(bytes[start - 1])
          || bytes[start - 1] == UInt8(ascii: "#")
      {
        start -= 1
      }
      if start > 0, bytes[start - 1] == UInt8(ascii: "&"),
        Entities.decode(bytes, at: start - 1, before: end) != nil
      {
        return nil
      }
    }
    return separators.first { bytes.has($0, at: index, before: end) }?.utf8CodeUnitCount
  }

  private static func add(_ range: Range<Int>, to names: inout [Range<Int>], _ bytes: Span<UInt8>) {
    var name = bytes.trimmed(range)
    // Marks around a name, the item that it is, and the `and` before the last.
    while let first = name.first, "*_`'\"-[@".utf8.contains(bytes[first]) {
      name = bytes.trimmed(first + 1..<name.upperBound)
    }
    for word: StaticString in ["and ", "& "]
    where bytes.has(word, at: name.lowerBound, before: name.upperBound) {
      name = bytes.trimmed(name.lowerBound + word.utf8CodeUnitCount..<name.upperBound)
    }
    if let link = bytes.index(of: "](", in: name) { name = bytes.trimmed(name.lowerBound..<link) }
    name = bytes.trimmed(name.lowerBound..<end(of: name, bytes))
    name = bytes.trimmed(name.lowerBound..<affiliation(of: name, bytes))
    while let last = name.last, "*_`'\"".utf8.contains(bytes[last]) || isStop(last, name, bytes) {
      name = bytes.trimmed(name.lowerBound..<last)
    }
    guard name.contains(where: { isASCIILetter(bytes[$0]) || bytes[$0] >= 0x80 }) else { return }
    names.append(name)
  }

  /// Where a name ends that code or an affiliation in parentheses follows: `A B (Somewhere)`.
  private static func affiliation(of name: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    if let code = bytes.index(of: " `", in: name) { return code }
    if name.count > 3, bytes.has("）", at: name.upperBound - 3, before: name.upperBound),
      let open = bytes.index(of: "（", in: name), open > name.lowerBound
    {
      return open
    }
    guard let last = name.last, bytes[last] == UInt8(ascii: ")"),
      let open = bytes.index(of: UInt8(ascii: "("), in: name), open > name.lowerBound
    else { return name.upperBound }
    return open
  }

  /// Whether a full stop ends the line rather than an initial or `Jr.`.
  private static func isStop(_ index: Int, _ name: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard bytes[index] == UInt8(ascii: "."), index - name.lowerBound > 3 else { return false }
    return (index - 3..<index).allSatisfy { isASCIILetter(bytes[$0]) || bytes[$0] >= 0x80 }
  }

  /// Where a name ends: before `et al.`, `외 3명` or the like, which stand for others.
  private static func end(of name: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    for index in name {
      let isFirst = index == name.lowerBound || bytes[index - 1] == 0x20
      guard isFirst || bytes[index] >= 0x80 || bytes[index] == UInt8(ascii: ".") else { continue }
      for word: StaticString in ["et al", "et.al", "et. al", "and others"]
      where isFirst && bytes.hasFolded(word, at: index, before: name.upperBound) {
        return index
      }
      // `외 3명`
      if isFirst, bytes.has("외 ", at: index, before: name.upperBound), index + 4 < name.upperBound,
        isDigit(bytes[index + 4])
      {
        return index
      }
      // `A B 외`, `A B 등`
      for word: StaticString in ["외", "등"]
      where isFirst && index > name.lowerBound && index + 3 == name.upperBound
        && bytes.has(word, at: index, before: name.upperBound)
      {
        return index
      }
      if bytes.has("...", at: index, before: name.upperBound)
        || bytes.has("…", at: index, before: name.upperBound)
      {
        return index
      }
      if bytes.has("等", at: index, before: name.upperBound) {
        let rest = bytes.trimmed(index + 3..<name.upperBound)
        let isOthers =
          rest.isEmpty || isDigit(bytes[rest.lowerBound])
          || bytes.has("人", at: rest.lowerBound, before: rest.upperBound)
          || bytes[rest.lowerBound] == UInt8(ascii: "(")
          || bytes.has("（", at: rest.lowerBound, before: rest.upperBound)
        if isOthers { return index }
      }
    }
    return name.upperBound
  }
}
