import ArgumentParser
import Configuration
import Decisions
import Digest
import Reader
import Search
import TextLayout

extension Query {
  /// The text of a query on a command line.
  ///
  /// One argument is a query as one types it in the reader. Of several, joined by spaces, one that
  /// holds blanks was put in the shell's quotation marks and is a phrase: `확산 "언어 모델"`,
  /// `title:"diffusion model" vote:p90`.
  static func text(of arguments: [String]) -> String {
    let arguments = withoutTerminator(arguments)
    guard arguments.count > 1 else { return arguments.first ?? "" }
    return arguments.map(quoted).joined(separator: " ")
  }

  /// The arguments without the first `--`, behind which nothing is an option.
  private static func withoutTerminator(_ arguments: [String]) -> [String] {
    var arguments = arguments
    if let index = arguments.firstIndex(of: "--") { arguments.remove(at: index) }
    return arguments
  }

  /// Takes `-word` for a part of the query, and `--word` for a mistyped option unless it stands
  /// behind `--`.
  ///
  /// - Throws: where an option is misspelt.
  static func validate(_ arguments: [String]) throws {
    for argument in arguments.prefix(while: { $0 != "--" })
    where argument.hasPrefix("--") && argument.count > 2 {
      throw ValidationError(ko: "모르는 옵션입니다: \(argument)", en: "Unknown option '\(argument)'")
    }
  }

  private static func quoted(_ argument: String) -> String {
    let isQuery = argument.contains { "\"/()".contains($0) } || argument.contains(" OR ")
    guard !isQuery, argument.contains(where: \.isWhitespace) else { return argument }
    let field = argument.prefix { !$0.isWhitespace && $0 != ":" }
    let rest = argument.dropFirst(field.count)
    guard rest.hasPrefix(":") else { return "\"\(argument)\"" }
    return "\(field):\"\(rest.dropFirst())\""
  }

  /// Reads the query of a command line.
  ///
  /// - Throws: `Failure` with what is wrong, the query, and a caret under the part that is wrong.
  static func parse(_ arguments: [String]) throws(Failure) -> Query {
    let text = text(of: arguments)
    do {
      return try Query(text)
    } catch {
      let before = Sanitizer.clean(String(text.prefix(error.range.lowerBound)))
      let marked = text.dropFirst(error.range.lowerBound).prefix(error.range.count)
      let carets = max(1, displayWidth(of: Sanitizer.clean(String(marked))))
      throw Failure(
        { $0.mistake(error) }, code: .usage,
        details: [
          text,
          String(repeating: " ", count: displayWidth(of: before))
            + String(repeating: "^", count: carets),
        ])
    }
  }
}

extension Searcher {
  /// Finds papers, and says on standard error which words were read otherwise than typed, and how
  /// many papers have a short name within longer words only.
  ///
  /// - Throws: where a pattern takes too long.
  func findReporting(_ query: Query, _ decisions: DecisionTable, _ words: Words) throws(Failure)
    -> Found
  {
    do {
      let found = try find(query, decisions: decisions)
      if !found.conversions.isEmpty {
        warn(found.conversions.map(\.description).joined(separator: ", ") + " (\(found.count))")
      }
      if let within = found.countWithinWords, within > 0 {
        warn(words.withinWords(within, of: found.count))
      }
      return found
    } catch {
      throw Failure({ $0.tooSlow(error) }, code: .failed)
    }
  }

  /// What the watches among saved queries find.
  ///
  /// - Throws: where a regular expression takes too long.
  func watchRanksReporting(
    _ queries: [SavedQuery], _ decisions: DecisionTable
  ) throws(Failure) -> [Int: Int] {
    do {
      return try watchRanks(queries, decisions: decisions).ranks
    } catch {
      throw Failure({ $0.tooSlow(error) }, code: .failed)
    }
  }
}
