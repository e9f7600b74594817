import Foundation
import Testing

/// Queries on the command line.
@Suite("Queries", .waiting)
struct QueryTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path
    let digest = """
      ## Daily Papers (2031-04-05)
      ### [Lantern](https://arxiv.org/abs/3104.00001)
      Vote: 5
      Authors: A Ga
      - 확산 모델로 그립니다.
      ### [Tidepool](https://arxiv.org/abs/3104.00002)
      Vote: 9
      - 모델을 봅니다.
      ## Daily Papers (2031-05-06)
      ### [Aurora](https://arxiv.org/abs/3105.00003)
      - 확산과 언어 모델, 모델과 언어.

      """
    try folder.write(Array(digest.utf8), to: "2031.md")
  }

  private func list(_ query: String...) throws -> CommandRun {
    try Nonmun.run(["list", "--archive", path, "--format", "ids"] + query)
  }

  @Test("A query finds the newest first, a minus is part of it, quoted words are a phrase")
  func listing() throws {
    #expect(try list("모델").lines == ["3105.00003", "3104.00001", "3104.00002"])
    #expect(try list("모델", "-확산").lines == ["3104.00002"])
    #expect(try list("-확산").lines == ["3104.00002"])
    #expect(try list("모델", "언어 모델").lines == ["3105.00003"])
    #expect(try list("title:lantern OR vote:>=9").lines == ["3104.00001", "3104.00002"])
    #expect(try list("모델 sort:vote").lines == ["3104.00002", "3104.00001", "3105.00003"])
    #expect(try list("").lines.count == 3)
  }

  @Test("A mistake is shown with its place under the query, and exit 64")
  func mistake() throws {
    let run = try list("확산 vote:many")
    #expect(run.ending == .exited(64) && run.output.isEmpty)
    #expect(run.errorLines.count == 3, "\(run.errors)")
    #expect(run.errorLines.dropFirst() == ["  확산 vote:many", "            ^^^^"])
    #expect(try list("모델", "--sotr", "vote").ending == .exited(64))
  }

  @Test("What was meant on the other keyboard is found and said")
  func otherKeyboard() throws {
    let run = try list("ghkrtks")
    #expect(run.lines == ["3105.00003", "3104.00001"])
    #expect(run.errorLines == ["nonmun: ghkrtks → 확산 (2)"])
  }

  @Test("Statistics count months, authors and words")
  func stats() throws {
    let run = try Nonmun.run(["stats", "--archive", path, "--format", "json", "확산"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    #expect(object["papers"] as? Int == 2 && object["votes"] as? Int == 5)
    let months = object["months"] as? [[String: Any]]
    #expect(months?.map { $0["month"] as? String } == ["2031-04", "2031-05"])
    let text = try Nonmun.run(["stats", "--archive", path, "--ascii", "--lang", "en"])
    #expect(text.lines.first == "3 papers, 14 votes (unknown for 1)")
    #expect(text.text.contains("2031-04  ########") && !text.text.contains("█"))
  }

  @Test("Nothing behind -- is an option")
  func terminator() throws {
    #expect(try list("--", "확산").lines == ["3105.00003", "3104.00001"])
    #expect(try list("--", "-확산").lines == ["3104.00002"])
    #expect(try list("--", "--sort").ending == .exited(0))
    let folder = ["--archive", path]
    #expect(
      try Nonmun.run(["stats"] + folder + ["--format", "csv", "--", "확산"]).text
        .contains("month,2031-04,1,2,0.500000,5"))
    #expect(try Nonmun.run(["export"] + folder + ["--format", "ids", "--", "확산"]).lines.count == 2)
    #expect(try Nonmun.run(["show"] + folder + ["--", "3104.00001"]).text.contains("Lantern"))
    #expect(try Nonmun.run(["check", "--", path + "/2031.md"]).ending != .exited(64))
  }

  @Test(
    "A paper is named by what one pastes",
    arguments: [
      "3104.00001", "arXiv:3104.00001v2", "https://arxiv.org/abs/3104.00001/",
      "https://arxiv.org/pdf/3104.00001v1.pdf", "https://huggingface.co/papers/3104.00001",
      "https://www.alphaxiv.org/abs/3104.00001", "https://doi.org/10.48550/arXiv.3104.00001",
    ])
  func pasted(name: String) throws {
    #expect(try list(name).lines == ["3104.00001"])
    #expect(try Nonmun.run(["show", "--archive", path, name]).text.contains("Lantern"))
    let store = folder.path + "/store-\(abs(name.hashValue)).sqlite"
    #expect(try Nonmun.run(["mark", "--store", store, "--keep", name]).lines == ["3104.00001"])
    #expect(
      try Nonmun.run(["export", "--archive", path, "--format", "ids", name]).lines == ["3104.00001"]
    )
  }

  @Test("What was decided is shown and listed, and several papers are shown one after the other")
  func decided() throws {
    let store = folder.path + "/store.sqlite"
    let mark = ["mark", "--store", store, "--keep", "--tag", "todo", "--note", "다시 읽기"]
    #expect(try Nonmun.run(mark + ["3104.00001"]).ending == .exited(0))
    let shown = try Nonmun.run([
      "show", "--archive", path, "--store", store, "--lang", "en", "3104.00001", "3104.00002",
    ])
    #expect(shown.lines.contains("decided: kept") && shown.lines.contains("tags: #todo"))
    #expect(shown.lines.contains("Note: 다시 읽기") && shown.text.contains("Tidepool"))
    #expect(shown.lines.contains("\u{0C}"))
    let json = try Nonmun.run([
      "list", "--archive", path, "--store", store, "--format", "json", "확산",
    ])
    #expect(json.text.contains(#""note":"다시 읽기","standing":"kept","tags":["todo"]"#))
    #expect(json.text.contains(#""note":null,"standing":"unread","tags":[]"#))
    for query in ["kept:1d", "decided:7d", "is:보관", "#todo", "태그:todo", "메모:다시", "-is:미분류"] {
      let found = try Nonmun.run([
        "list", "--archive", path, "--store", store, "--format", "ids", query,
      ])
      #expect(found.lines == ["3104.00001"], "\(query)")
    }
  }

  @Test("A word that looks like a field or an operator is a mistake with the right spelling")
  func misspelt() throws {
    let operatorRun = try list("확산 vote>50")
    #expect(operatorRun.ending == .exited(64) && operatorRun.output.isEmpty)
    #expect(operatorRun.errorLines.first?.contains("vote:>50") == true)
    #expect(operatorRun.errorLines.dropFirst() == ["  확산 vote>50", "       ^^^^^^^"])
    #expect(try list("상태:보관").errorLines.first?.contains("is:보관") == true)
  }

  @Test("The best hits come first with --sort relevance")
  func relevance() throws {
    #expect(try list("모델", "--sort", "relevance").lines.first == "3104.00002")
    #expect(try list("--sort", "relevance").lines.count == 3)
  }

  @Test("Two queries stand side by side in statistics")
  func versus() throws {
    let run = try Nonmun.run([
      "stats", "--archive", path, "--format", "csv", "date:2031-04", "--versus", "date:2031-05",
    ])
    #expect(
      run.text.hasPrefix(
        "kind,name,papers,all,share,votes,versus_papers,versus_all,versus_share,versus_votes\r\n"))
    #expect(run.text.contains("month,2031-04,2,2,1.000000,14,,,,\r\n"))
    #expect(run.text.contains("month,2031-05,,,,,1,1,1.000000,0\r\n"))
    let json = try Nonmun.run([
      "stats", "--archive", path, "--format", "json", "확산", "--versus", "모델",
    ])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
    let other = (object["versus"] as? [[String: Any]])?.first
    #expect(object["papers"] as? Int == 2 && other?["papers"] as? Int == 3)
  }
}
