import TOMLKit

/// A parsed TOML file that can say on which line a key stands.
package struct TOMLDocument {
  /// The file's text.
  let source: String
  let file: String
  /// The file's outermost table.
  package let root: TOMLTable
  /// Where its keys stand.
  let lines: TOMLLines

  /// Parses a file's text.
  ///
  /// - Parameter file: the file's name, for problems.
  /// - Throws: where it is no TOML.
  package init(_ source: String, file: String) throws(Problem) {
    // TOMLKit hands the parser a C string, which would silently end at a NUL.
    if let end = source.utf8.firstIndex(of: 0) {
      let line = source.utf8[..<end].count { $0 == UInt8(ascii: "\n") } + 1
      throw Problem(file: file, line: line, what: Localized(\.holdsNUL))
    }
    if let line = TOMLDocument.lineOfNamelessTable(source) {
      throw Problem(file: file, line: line, what: Localized(\.namelessTable))
    }
    self.source = source
    lines = TOMLLines(source)
    self.file = file
    do {
      root = try TOMLTable(string: source)
    } catch let error as TOMLParseError {
      let line = error.source.begin.line
      throw Problem(file: file, line: line, what: Localized { $0.notTOML(error.description) })
    } catch {
      throw Problem(file: file, what: Localized { $0.notTOML("\(error)") })
    }
  }

  /// The line, from 1, of a table's heading whose name begins with what no name can, as in
  /// `[패널]`; nil where there is none.
  ///
  /// The parser (toml++ as TOMLKit has it) takes such a heading for a mistake of its own, and
  /// aborts the program. It is there only where the text before it is whole: else the line is a
  /// part of a value, or another mistake comes first.
  private static func lineOfNamelessTable(_ source: String) -> Int? {
    let bytes = Array(source.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "[") {
      guard beginsLine(bytes, index), isNameless(bytes[(index + 1)...]),
        (try? TOMLTable(string: String(decoding: bytes[..<index], as: UTF8.self))) != nil
      else { continue }
      return bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
    }
    return nil
  }

  /// Whether nothing stands before a byte in its line but what may count as blank, in ASCII or not.
  private static func beginsLine(_ bytes: [UInt8], _ index: Int) -> Bool {
    let before = bytes[..<index].last { $0 == UInt8(ascii: "\n") || 0x21...0x7E ~= $0 }
    return before == nil || before == UInt8(ascii: "\n")
  }

  /// Whether what follows a heading's first bracket is no name.
  private static func isNameless(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = bytes.first == UInt8(ascii: "[") ? bytes.dropFirst() : bytes
    guard let first = rest.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"):
      return false
    default: return true
    }
  }

  /// A problem at the line of a key, which is named from the outermost table inwards.
  package func problem(at path: [String], _ what: Localized) -> Problem {
    Problem(file: file, line: lines.line(of: path), what: what)
  }

  /// A problem of a value that is not what it should be.
  package func problem(
    at path: [String], _ value: any TOMLValueConvertible, shouldBe wanted: (Words) -> String
  ) -> Problem {
    let what = Localized { words in
      let found = TOMLDocument.name(of: value, words)
      return words.wrongValue(found, of: path.last ?? "", shouldBe: wanted(words))
    }
    return problem(at: path, what)
  }

  private static func name(of value: any TOMLValueConvertible, _ words: Words) -> String {
    if let text = value.string { return "“\(text)”" }
    if let number = value.int { return String(number) }
    if let truth = value.bool { return String(truth) }
    return words.value(
      ofType: value.type.description, article: value.type == .array ? "an" : "a")
  }
}

extension TOMLDocument {
  /// A problem in one of an array's tables.
  func problem(inTable name: String, number: Int, key: String?, _ what: Localized) -> Problem {
    let line = lines.line(ofTable: name, number: number, key: key)
    // Written in one line, the tables have no headings.
    guard let line else { return problem(at: [name], what) }
    return Problem(file: file, line: line, what: what)
  }
}
