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
