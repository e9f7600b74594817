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
}
