import Foundation
import Glibc
import Testing

/// The program without a screen, and what it says when it cannot have one.
@Suite("Command line", .waiting)
struct CommandLineTests {
  let archive: ArchiveFixture

  init() throws {
    archive = try ArchiveFixture()
  }

  @Test("Not a terminal: one line, and exit 1")
  func noTerminal() throws {
    let run = try Nonmun.run([archive.path])
    #expect(run.ending == .exited(1))
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1, "\(run.errors)")
  }

  @Test(
    "Bad arguments: one line, and exit 64",
    arguments: [
      ["--no-such-option"], ["list", "--sort", "sideways"], ["list", "--limit", "many"],
      ["show"], ["list", "--format", "xml"],
    ])
  func badArguments(arguments: [String]) throws {
    let run = try Nonmun.run(arguments)
    #expect(run.ending == .exited(64))
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1, "\(run.errors)")
  }

  @Test("No such archive: one line, and exit 66")
  func noArchive() throws {
    let run = try Nonmun.run(["list", "--archive", "/no/such/archive"])
    #expect(run.ending == .exited(66))
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1 && run.errors.contains("/no/such/archive"), "\(run.errors)")
  }

  @Test(
    "A FIFO as archive: one line, exit 66, and nobody waits for it", arguments: ["list", "check"])
  func fifo(command: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/2031-04-05.md"
    #expect(mkfifo(path, 0o600) == 0)
    let run = try Nonmun.run(
      command == "check" ? [command, path] : [command, "--archive", path])
    #expect(run.ending == .exited(66) && run.output.isEmpty)
    #expect(run.errorLines.count == 1 && run.errors.contains(path), "\(run.errors)")
  }

  @Test("Emoji newer than the C library's tables are exact in a pipe", arguments: ["text", "json"])
  func newerEmoji(format: String) throws {
    let folder = try TemporaryFolder()
    // U+1FAEA and U+1FAC8 are of Unicode 16 and 17.
    let title = "Tide \u{1FAEA} and \u{1FAC8}"
    let digest =
      "## Daily Papers (2031-04-05)\n\n### [\(title)](https://arxiv.org/abs/3104.00001)\n"
    try folder.write(Array(digest.utf8), to: "2031-04-05.md")
    let run = try Nonmun.run(["list", "--archive", folder.path, "--format", format])
    #expect(run.text.contains(title), "\(run.text)")
  }

  @Test("No such archive in a terminal: the same, and no screen")
  func noArchiveInTerminal() throws {
    let session = try Nonmun.open(archive: "/no/such/archive")
    #expect(try session.waitForEnd() == .exited(66))
    #expect(session.screen.text.count { !$0.isEmpty } == 1, "\(session.screen)")
    #expect(!session.tokens.contains(.csi("?1049h")))
    #expect(try session.terminal.modes == session.terminal.modesBefore)
  }

  @Test("JSON is an object a line, oldest first, and true to the digests")
  func json() throws {
    let run = try Nonmun.run(["list", "--archive", archive.path, "--format", "json"])
    #expect(run.ending == .exited(0) && run.errors.isEmpty)
    let papers = archive.days.reversed().flatMap { day in day.papers.map { (day, $0) } }
    try #require(run.lines.count == papers.count)
    for (line, (day, paper)) in zip(run.lines, papers) {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(
        Set(object.keys) == [
          "file", "line", "date", "title", "url", "id", "vote", "authors", "image", "video", "body",
          "standing", "tags", "note", "until",
        ])
      #expect(
        object["file"] as? String == day.date.replacingOccurrences(of: "-", with: "/") + ".md")
      #expect(object["date"] as? String == day.date)
      #expect(object["title"] as? String == paper.title)
      #expect(object["id"] as? String == paper.id)
      #expect(object["url"] as? String == "https://arxiv.org/abs/\(paper.id)")
      #expect(object["vote"] as? Int == paper.count)
      #expect((object["vote"] is NSNull) == (paper.count == nil))
      #expect(object["authors"] as? [String] == paper.authors)
      #expect(object["video"] is NSNull)
    }
    let first = try JSONSerialization.jsonObject(with: Data(run.lines[0].utf8)) as? [String: Any]
    #expect(first?["line"] as? Int == 3)
  }

  @Test("Lists are searched, sorted and cut")
  func listing() throws {
    let run = try Nonmun.run([
      "list", "--archive", archive.path, "확산", "모델", "--sort", "vote", "--limit", "4",
      "--format", "ids",
    ])
    #expect(run.ending == .exited(0))
    let best = archive.found("확산", "모델").sorted { ($0.count ?? -1) > ($1.count ?? -1) }
    #expect(run.lines == best.prefix(4).map(\.id))
  }

  @Test("Markdown is read back to the same papers")
  func markdown() throws {
    let written = try Nonmun.run(["list", "--archive", archive.path, "--format", "markdown"])
    let copy = try TemporaryFolder()
    try copy.write(written.output, to: "copy.md")
    let again = try Nonmun.run(["list", "--archive", copy.path, "--format", "markdown"])
    #expect(!written.output.isEmpty)
    #expect(again.text == written.text)
    let ids = try Nonmun.run(["list", "--archive", copy.path, "--format", "ids"])
    #expect(ids.lines == archive.days.reversed().flatMap { $0.papers.map(\.id) })
  }

  @Test("A reader that goes away ends it quietly", arguments: ["json", "text", "markdown"])
  func earlyReader(format: String) throws {
    // Much more than a pipe holds.
    let large = try TemporaryFolder()
    for (number, day) in archive.days.enumerated() {
      let body = Array(repeating: day.digest, count: 40).joined(separator: "\n")
      try large.write(Array(body.utf8), to: "\(number).md")
    }
    let run = try Nonmun.run(
      ["list", "--archive", large.path, "--format", format], readsAtMost: 100)
    #expect(run.output.count >= 100 && run.errors.isEmpty)
    #expect(
      [.exited(0), .exited(128 + SIGPIPE), .signalled(SIGPIPE)].contains(run.ending),
      "\(run.ending)")
  }

  @Test("A paper is shown as text, in the width asked for", arguments: [30, 72])
  func show(width: Int) throws {
    let paper = archive.newest[0]
    let run = try Nonmun.run([
      "show", paper.id, "--archive", archive.path, "--width", "\(width)",
    ])
    #expect(run.ending == .exited(0) && run.errors.isEmpty)
    #expect(run.text.contains("Harbor") && run.text.contains(paper.id))
    #expect(!run.output.contains(0x1b))
    for line in run.lines {
      let reader = try ScreenReader(size: TerminalSize(300, 1))
      _ = reader.feed(Array(line.utf8))
      // One word wider than the line is all that may stand out.
      #expect(reader.screen.cursor.column <= width || !line.contains(" "), "\(line)")
    }
  }

  @Test("check names what is odd, and tells by its exit")
  func check() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      Array(archive.days[2].digest.utf8) + Array("\nVote: many\n".utf8), to: "odd.md")
    let run = try Nonmun.run(["check", file])
    #expect(run.lines.contains { $0.contains("odd.md:") }, "\(run.text)")
    #expect(run.ending == .exited(0) || run.ending == .exited(1))
  }

  @Test("Version and help are said on standard output", arguments: ["--version", "--help"])
  func information(flag: String) throws {
    let run = try Nonmun.run([flag])
    #expect(run.ending == .exited(0))
    #expect(run.errors.isEmpty)
    #expect(run.text.contains(flag == "--help" ? "list" : "."))
  }
}
