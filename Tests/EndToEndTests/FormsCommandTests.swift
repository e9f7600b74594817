import Foundation
import TestSupport
import Testing

/// Digests of other makes, through the program.
@Suite("Other makes of digests on the command line", .waiting)
struct FormsCommandTests {
  private func objects(_ run: CommandRun) throws -> [[String: Any]] {
    try run.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func told(_ object: [String: Any]) -> String {
    let vote = (object["vote"] as? Int).map(String.init) ?? "-"
    let authors = (object["authors"] as? [String] ?? []).joined(separator: ";")
    return
      "\(object["id"] ?? "")|\(object["title"] ?? "")|\(object["date"] ?? "")|\(vote)|\(authors)"
  }

  @Test("the shared forms are listed as they are to be", .enabled(if: SharedForms.isPresent))
  func shared() throws {
    let all = try SharedForms.expected()
    #expect(all.count == 9)
    for (name, papers) in all {
      let path = (SharedForms.path ?? "") + "/" + name
      let run = try Nonmun.run(["list", "--archive", path, "--format", "json"])
      #expect(run.ending == .exited(0) && run.errors.isEmpty, "\(name): \(run.errors)")
      let wanted = papers.map {
        let vote = $0.vote.map(String.init) ?? "-"
        return "\($0.id)|\($0.title)|\($0.date)|\(vote)|\($0.authors.joined(separator: ";"))"
      }
      #expect(try objects(run).map(told).sorted() == wanted.sorted(), "\(name)")
    }
  }

  private static let others: [(name: String, text: String)] = [
    (
      "2031-04-01.md",
      "## 1. [Tides and Lamps](https://arxiv.org/abs/3104.00001v2) 🔥\n\n- **업보트**: 1,234\n- **저자**: 가 나; 다 라\n"
    ),
    (
      "2031-04-02.md",
      "- 📜 [Lab] [Lamps & Tides](https://huggingface.co/papers/3104.00002)\n  - 👍 7\n"
    ),
    (
      "2031-04-03.md",
      "| 제목 | 저자 | 링크 |\n|---|---|---|\n| Rows \\| More | Ada Brook et al. | [pdf](https://arxiv.org/pdf/3104.00003) |\n"
    ),
  ]

  @Test("forms of all kinds are listed with what they tell")
  func listed() throws {
    let folder = try TemporaryFolder()
    for (name, text) in FormsCommandTests.others { try folder.write(Array(text.utf8), to: name) }
    let run = try Nonmun.run(["list", "--archive", folder.path, "--format", "json"])
    #expect(
      try objects(run).map(told) == [
        "3104.00001|Tides and Lamps|2031-04-01|1234|가 나;다 라",
        "3104.00002|Lamps & Tides|2031-04-02|7|", "3104.00003|Rows | More|2031-04-03|-|Ada Brook",
      ])
    #expect(run.errors.isEmpty)
  }

  @Test(
    "where no file is readable as a digest, each command says so on standard error, with the way to find out",
    arguments: [["list"], ["show", "3104.00001"], ["stats"], ["export", "--format", "bibtex"]])
  func noneReadable(command: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Array("글에서 [BERT](https://arxiv.org/abs/1810.04805)를 다룬다\n".utf8), to: "a b.md")
    for number in 1...3 { try folder.write(Array("글\n".utf8), to: "c\(number).md") }
    let run = try Nonmun.run(command + ["--archive", folder.path])
    let line = try #require(run.errorLines.first)
    #expect(
      line.contains(
        "4 files, none readable as a digest; the first, a b.md: it has addresses of papers, and nothing that reads as a title"
      ), "\(run.errors)")
    // The command that is named can be run as it stands.
    #expect(line.contains("nonmun check --explain '\(folder.path)/a b.md'"), "\(line)")
    #expect(!run.errors.contains("No digest"))
  }

  @Test("check ends with 1 where every file is lost, and with 0 where one has papers")
  func checkEnds() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("글\n".utf8), to: "a.md")
    try folder.write(Array("글\n".utf8), to: "b.txt")
    let lost = try Nonmun.run(["check", folder.path])
    #expect(lost.ending == .exited(1))
    #expect(
      lost.lines.last?.hasPrefix("1 file, none readable as a digest; the first, a.md:") == true)
    #expect(String(decoding: lost.output, as: UTF8.self).contains("1 .txt file: not read"))
    try folder.write(Array(FormsCommandTests.others[0].text.utf8), to: "2031-04-01.md")
    #expect(try Nonmun.run(["check", folder.path]).ending == .exited(0))
  }

  @Test("check --explain prints what each line was taken for, and each paper with its form")
  func explain() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      Array((FormsCommandTests.others[0].text + "글\n").utf8), to: "2031-04-01.md")
    let run = try Nonmun.run(["check", "--explain", path])
    #expect(run.ending == .exited(0))
    let words = run.lines.map {
      $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    }
    #expect(words.first { $0.first == "1" }?.dropFirst().first == "title")
    #expect(String(decoding: run.output, as: UTF8.self).contains("→ Tides and Lamps"))
    #expect(String(decoding: run.output, as: UTF8.self).contains("linked heading"))
    #expect(words.first { $0.first == "3" }?.dropFirst().first == "votes")
    #expect(words.first { $0.first == "4" }?.dropFirst().first == "authors")
    #expect(words.first { $0.first == "5" }?.dropFirst().first == "summary")
    let none = try folder.write(Array("글\n".utf8), to: "none.md")
    #expect(try Nonmun.run(["check", "--explain", none]).ending == .exited(1))
  }
}
