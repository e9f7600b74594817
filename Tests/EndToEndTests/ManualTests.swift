import Foundation
import Testing

/// The manual, made from the documents and from what the program says of its commands.
@Suite("The manual", .waiting)
struct ManualTests {
  /// The pages below `man`, English and Korean.
  static let pages = [
    "man1/nonmun.1", "man5/nonmun-config.5", "man5/nonmun-digest.5", "man7/nonmun-keys.7",
    "man7/nonmun-query.7",
  ]

  /// Where the manual is, made once.
  private static let folder = Result {
    let folder = try TemporaryFolder()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let run = try CommandRun(
      [
        "/usr/bin/python3", root.appending(path: "packaging/manual").path, try Nonmun.binary,
        folder.path,
      ], environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"],
      // It runs pandoc ten times, which takes minutes where the machine is busy.
      limit: .seconds(600))
    try #require(run.ending == .exited(0), "\(run.errors)")
    return folder
  }

  private func text(_ page: String) throws -> String {
    try String(contentsOfFile: Self.folder.get().path + "/" + page, encoding: .utf8)
  }

  private func isKorean(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }

  @Test("is clean under mandoc and man", arguments: pages + pages.map { "ko/" + $0 })
  func clean(page: String) throws {
    let path = try Self.folder.get().path + "/" + page
    let lint = try CommandRun(["/usr/bin/mandoc", "-T", "lint", "-W", "warning", path])
    #expect(lint.ending == .exited(0) && lint.output.isEmpty, "\(lint.text)")
    let man = try CommandRun(
      ["/usr/bin/man", "--warnings", "--local-file", path],
      environment: ["LANG": "C.UTF-8", "MANWIDTH": "80", "MANROFFSEQ": ""])
    #expect(man.ending == .exited(0) && man.errors.isEmpty, "\(man.errors)")
    // Whoever has 80 columns sees every line whole.
    #expect(man.lines.contains { $0.contains("nonmun") })
  }

  @Test("has every command and every option, in both languages")
  func commands() throws {
    let dump = try Nonmun.run(["--experimental-dump-help"]).text
    let options = Set(
      dump.matches(of: /"kind" : "long",\s+"name" : "([a-z-]+)"/).map { String($0.1) })
    let commands = Set(dump.matches(of: /"commandName" : "([a-z]+)"/).map { String($0.1) })
    try #require(options.count > 20 && commands.count > 10)
    for page in ["man1/nonmun.1", "ko/man1/nonmun.1"] {
      let text = try text(page)
      for option in options {
        #expect(text.contains("\\-\\-" + option.replacing("-", with: "\\-")), "\(page): \(option)")
      }
      for command in commands.subtracting(["help", "nonmun"]) {
        let calls = ["nonmun \(command)\\fR", "nonmun state \(command)\\fR"]
        #expect(calls.contains { text.contains($0) }, "\(page): \(command)")
      }
    }
  }

  @Test("has every key's command, every configuration key, and a half in each language")
  func documents() throws {
    for (page, words) in [
      ("man7/nonmun-keys.7", ["next\\-undecided", "hide\\-decided", "palette"]),
      ("man5/nonmun-config.5", ["reading\\-width", "panes.list\\-share", "[[command]]"]),
      ("man7/nonmun-query.7", ["vote:p90", "label:new", "sort:vote"]),
      ("man5/nonmun-digest.5", ["Vote: ", "Authors:"]),
    ] {
      let (english, korean) = (try text(page), try text("ko/" + page))
      for word in words {
        let bare = word.replacing("\\-", with: "-")
        for text in [english, korean] {
          #expect(text.contains(word) || text.contains(bare), "\(page): \(word)")
        }
      }
      #expect(english.contains(".SH NAME") && korean.contains(".SH 이름"))
      #expect(isKorean(korean))
    }
  }
}
