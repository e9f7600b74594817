extension TOMLLines {
  /// The line, from 1, of a key of an array's table (`[[name]]`), or of the table's heading where the key is not named there.
  ///
  /// - Parameter number: which of the tables, from 0.
  static func line(ofTable name: String, number: Int, key: String?, in source: String) -> Int? {
    var count = -1
    var heading: Int?
    for (index, line) in source.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    {
      let words = String(decoding: line, as: UTF8.self).filter { $0 != " " && $0 != "\t" }
      if words.hasPrefix("[") {
        if heading != nil { return heading }
        guard words.hasPrefix("[[\(name)]]") else { continue }
        count += 1
        if count == number { heading = index + 1 }
        if key == nil, heading != nil { return heading }
      } else if heading != nil, let key, words.hasPrefix(key + "=") {
        return index + 1
      }
    }
    return heading
  }
}

extension TOMLDocument {
  /// A problem in one of an array's tables.
  func problem(inTable name: String, number: Int, key: String?, _ what: Localized) -> Problem {
    let line = TOMLLines.line(ofTable: name, number: number, key: key, in: source)
    // Written in one line, the tables have no headings.
    guard let line else { return problem(at: [name], what) }
    return Problem(file: file, line: line, what: what)
  }
}
