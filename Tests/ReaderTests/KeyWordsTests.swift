import Configuration
import Foundation
import ReaderDriver
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("Keys in sentences")
struct KeyWordsTests {
  /// The sources of all sentences: the words of every room, and what the command table says.
  private static let files: [String] = {
    let sources = projectFolder + "/Sources"
    let all = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix("Words.swift") || $0.hasPrefix("Reader/Commands/") }
      .map { sources + "/" + $0 }
  }()

  /// The literals of a source that are sentences, with `◊` where something is put in.
  private static func sentences(_ path: String) throws -> [String] {
    let source = try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.replacing(/\/\/.*/, with: "") }.joined(separator: "\n")
    // Innermost parentheses first, until nothing put in is left.
    var text = source
    while true {
      let next = text.replacing(/\\\((?:[^()"\n]|"[^"\n]*"|\([^()\n]*\))*\)/, with: "◊")
      if next == text { break }
      text = next
    }
    return text.matches(of: /"((?:[^"\\\n]|\\.)*)"/).map { String($0.1) }
      .filter { $0.contains(" ") || $0.unicodeScalars.contains { 0xAC00...0xD7A3 ~= $0.value } }
  }

  /// What in a sentence is the name of a key.
  private static func keys(in sentence: String) -> [Substring] {
    // Backticks hold what is typed, such as a query or a command line.
    let named =
      /\b(?:Esc|Enter|Tab|Space|Backspace|Shift-Tab|PgUp|PgDn|Ctrl-[a-z]|F[0-9]+)\b|[↑↓←](?=[ )])/
    let letter = /(?:^|[ (\[·])([b-zB-HJ-Z])(?=[ :)·]|$)/
    let sign = /[ (\[·]([\[\].?\/;:#])(?=[ :)])/
    return sentence.matches(of: named).map(\.0) + sentence.matches(of: letter).map(\.1)
      + sentence.matches(of: sign).map(\.1)
  }

  @Test("are asked of the command table: no sentence names one by hand", arguments: files)
  func byHand(path: String) throws {
    for sentence in try Self.sentences(path) {
      #expect(Self.keys(in: sentence).isEmpty, "\(sentence)")
    }
  }

  @Test(
    "are found by this test",
    arguments: [
      "[Enter: 저장 · ◊: 취소]", "마지막 논문입니다 ([ 이전 날)", "no search yet: / searches",
      "range of ◊ (v ends it)", "y 링크 복사 · ◊ 열기", "(? shows help)", "◊ ↓ scroll",
      "Q: the next ones", "paged with Ctrl-f",
    ])
  func found(sentence: String) {
    #expect(!Self.keys(in: sentence).isEmpty)
  }

  @Test("are of commands that there are", arguments: files)
  func commands(path: String) throws {
    let source = try String(contentsOfFile: path, encoding: .utf8)
    for match in source.matches(of: /\b(?:[kK]ey|part)\("([a-z.-]+)"|\{([a-z.-]+)\}/) {
      let name = String(match.1 ?? match.2 ?? "")
      let isFact = ["id", "url", "title", "file", "line", "archive", "a", "ways"].contains(name)
      let isCommand =
        CommandTable.command(named: name) != nil || OverlayAction(rawValue: name) != nil
      #expect(isFact || isCommand, "\(name)")
    }
  }

  @Test("follow a row that is changed", arguments: Language.allCases)
  func changed(language: Language) {
    let names = CommandTable.all.map(\.name)
    let words = Words(
      language, keys: Dictionary(uniqueKeysWithValues: names.map { ($0, "<\($0)>") }))
    for (sentence, command) in NamedKeys.said(in: words) {
      #expect(sentence.contains("<\(command)>"), "\(sentence)")
    }
    for command in ["help", "leave", "search", "sort", "widen", "keep", "next-match", "day"] {
      #expect(words.hint(command)?.key == "<\(command)>")
    }
  }
}
