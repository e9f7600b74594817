import Foundation
import Testing

/// What `--help` and `--version` say, of every command there is.
@Suite("Help", .waiting)
struct HelpTests {
  private static let korean = ["LANG": "ko_KR.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""]

  /// A command and its arguments, as the program tells other programs of them.
  private struct Command: Decodable {
    let commandName: String
    let superCommands: [String]?
    let abstract: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// This command and all below it, but for what swift-argument-parser has of its own.
    var all: [Command] {
      commandName == "help" ? [] : [self] + (subcommands ?? []).flatMap(\.all)
    }

    /// What is typed behind the program's name to call it.
    var words: [String] { ((superCommands ?? []) + [commandName]).dropFirst().map { $0 } }
  }

  private struct Argument: Decodable {
    struct Name: Decodable {
      let name: String
    }
    let names: [Name]?
    let valueName: String?
    let abstract: String?

    var isOfLibrary: Bool {
      (names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }

  private struct Tool: Decodable {
    let command: Command
  }

  private func commands(_ environment: [String: String]) throws -> [Command] {
    let run = try Nonmun.run(["--experimental-dump-help"], environment: environment)
    return try JSONDecoder().decode(Tool.self, from: Data(run.output)).command.all
  }

  private func isKorean(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }

  @Test("Every command and every argument is told of in the language of the interface, not in both")
  func languages() throws {
    let (korean, english) = (try commands(Self.korean), try commands([:]))
    try #require(korean.count == english.count && english.count > 10)
    for (ko, en) in zip(korean, english) {
      let call = en.words.joined(separator: " ")
      #expect(isKorean(try #require(ko.abstract)), "nonmun \(call)")
      #expect(!isKorean(try #require(en.abstract)), "nonmun \(call)")
      for (ko, en) in zip(ko.arguments ?? [], en.arguments ?? []) where !en.isOfLibrary {
        let name = en.names?.last?.name ?? en.valueName ?? ""
        // A list of values has no language.
        let isList = ko.abstract == en.abstract && ko.abstract?.contains(", ") == true
        #expect(isList || isKorean(ko.abstract ?? ""), "nonmun \(call): \(name)")
        #expect(en.abstract.map { !$0.isEmpty && !isKorean($0) } == true, "nonmun \(call): \(name)")
      }
    }
  }

  @Test("Every command that does something takes --lang")
  func spoken() throws {
    for command in try commands([:]) where command.subcommands?.isEmpty != false {
      let names = (command.arguments ?? []).flatMap { ($0.names ?? []).map(\.name) }
      #expect(names.contains("lang"), "nonmun \(command.words.joined(separator: " "))")
    }
  }

  @Test("Help names every argument, fits 80 columns, and has no word of the other language")
  func text() throws {
    for command in try commands([:]) {
      let (english, korean) = (
        try Nonmun.run(command.words + ["--help"]),
        try Nonmun.run(command.words + ["--help"], environment: Self.korean)
      )
      #expect(english.ending == .exited(0) && english.errors.isEmpty)
      #expect(english.text.contains("USAGE:\n  nonmun") && !isKorean(english.text))
      #expect(korean.text.contains("사용법:\n  nonmun"), "\(korean.text)")
      for word in ["USAGE", "OPTIONS", "ARGUMENTS", "Show", "default:"] {
        #expect(!korean.text.contains(word), "\(command.words): \(word)")
      }
      for name in (command.arguments ?? []).compactMap({ $0.names?.last?.name }) {
        #expect(english.text.contains("--\(name)") && korean.text.contains("--\(name)"))
      }
      for line in english.lines + korean.lines {
        let reader = try ScreenReader(size: TerminalSize(200, 1))
        _ = reader.feed(Array(line.utf8))
        #expect(reader.screen.cursor.column <= 80, "\(line)")
      }
    }
  }

  @Test(
    "help COMMAND is the help of the command",
    arguments: [["list"], ["state", "import"], ["state"]])
  func helpCommand(words: [String]) throws {
    let said = try Nonmun.run(["help"] + words)
    #expect(said.text == (try Nonmun.run(words + ["--help"])).text)
    #expect(said.text.contains("nonmun \(words.joined(separator: " "))"))
  }

  @Test("Mistakes in arguments are said in Korean too")
  func mistakes() throws {
    let lines = [
      (["--theem", "x"], "nonmun: 모르는 옵션입니다: --theem (--theme인가요?) (nonmun --help)"),
      (["list", "--limit"], "nonmun: 값이 없습니다: --limit <수> (nonmun --help)"),
      (["state", "import"], "nonmun: 인자가 없습니다: <파일> ... (nonmun --help)"),
      (
        ["list", "--format", "xml"],
        "nonmun: “xml”: --format <형식>에 쓸 수 없는 값입니다 (text, tsv, json, markdown, ids) (nonmun --help)"
      ),
      (["list", "--limit=-1"], "nonmun: --limit: -1이 아니라 0 이상의 수를 주세요 (nonmun --help)"),
      (
        ["mark", "1706.03762"],
        "nonmun: 무엇을 할지 정하세요: --keep, --skip, --later, --read, --unread, --tag, --untag, --note (nonmun --help)"
      ),
    ]
    for (arguments, line) in lines {
      let run = try Nonmun.run(arguments, environment: Self.korean)
      #expect(run.errorLines == [line])
      #expect(run.ending == .exited(64))
    }
  }

  @Test("--version says version and commit")
  func version() throws {
    let run = try Nonmun.run(["--version"])
    let line = try #require(run.lines.first)
    #expect(run.lines.count == 1 && run.ending == .exited(0))
    #expect(line.wholeMatch(of: /\d+\.\d+\.\d+( \([0-9a-f]{7,40}\+?\))?/) != nil, "\(line)")
    // In a clone the commit is known. One that was made after the build is not in it.
    let git = try CommandRun(
      ["/usr/bin/git", "-C", "\(#filePath)/../../..", "rev-parse", "--verify", "HEAD"])
    if git.ending == .exited(0) { #expect(line.hasSuffix(")"), "\(line)") }
  }
}
