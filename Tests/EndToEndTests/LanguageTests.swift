import Foundation
import Testing

/// What commands say on standard error, and where they learn the language.
@Suite("Korean on the command line", .waiting)
struct LanguageTests {
  private static let korean = ["LANG": "ko_KR.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""]

  static let lines: [(arguments: [String], status: Int32, line: String)] = [
    (
      ["show", "9999.99999"], 66,
      "nonmun: 논문 “9999.99999”: 없습니다 (nonmun list --format ids로 볼 수 있습니다)"
    ),
    (
      ["mark", "이것", "--keep"], 64,
      "nonmun: “이것”: arXiv 식별자도 주소도 아닙니다 (nonmun list --format ids로 볼 수 있습니다)"
    ),
    (["mark", "--undo", "--store", ":memory:"], 1, "nonmun: 되돌릴 것이 없습니다"),
    (["export", "없는낱말없는낱말"], 0, "nonmun: 넘길 논문이 없습니다 (전체: nonmun list)"),
    (
      ["list", "--archive", "/no/such"], 66,
      "nonmun: /no/such: No such file or directory (*.md 논문 폴더를 주거나 list, show, check 같은 명령을 쓰세요)"
    ),
    (["state", "export", "--store", "/dev/null"], 73, "nonmun: /dev/null: 열 수 없습니다: is no file"),
    ([], 1, "nonmun: 읽을 터미널이 없습니다 (nonmun list는 터미널 없이 출력합니다)"),
  ]

  @Test("is spoken where the environment does", arguments: lines)
  func environment(arguments: [String], status: Int32, line: String) throws {
    let run = try Nonmun.run(arguments, environment: Self.korean)
    #expect(run.ending == .exited(status))
    #expect(run.errorLines == [line])
    let english = try Nonmun.run(arguments, environment: ["LANG": "C.UTF-8"])
    #expect(english.errorLines.count == 1 && english.errors.utf8.count < 200)
    #expect(english.errors.contains("이것") || english.errors.allSatisfy(\.isASCII) || status == 66)
  }

  @Test(
    "is spoken by every command that is asked for it, before its name or behind it",
    arguments: [
      ["list", "--archive", "/no/such"], ["export", "--archive", "/no/such"],
      ["stats", "--archive", "/no/such"], ["check", "/no/such"], ["show", "9999.99999"],
      ["mark", "이것", "--keep"], ["state", "export", "--store", "/dev/null"],
      ["state", "restore", "--store", "/dev/null"],
    ])
  func everyCommand(arguments: [String]) throws {
    let english = ["LANG": "C.UTF-8"]
    let asked = try Nonmun.run(arguments + ["--lang", "ko"], environment: english)
    #expect(asked.errors.unicodeScalars.contains { 0xAC00...0xD7A3 ~= $0.value }, "\(asked.errors)")
    for first in [["--lang", "ko"], ["--lang=ko"]] {
      let global = try Nonmun.run(first + arguments, environment: english)
      #expect(global.errors == asked.errors && global.ending == asked.ending)
    }
  }

  @Test("says that the archive of the configuration is lost, rather than show the sample")
  func lostArchive() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/nonmun", withIntermediateDirectories: true)
    try folder.write(Array("archive = papers\nmouse = true\n".utf8), to: "nonmun/config.toml")
    let environment = ["XDG_CONFIG_HOME": folder.path, "LANG": "C.UTF-8"]
    let result = try Nonmun.run(["list"], environment: environment)
    #expect(
      result.errorLines == [
        "nonmun: config.toml:1: the value needs quotation marks: \"papers\" (“archive” is not used)",
        "nonmun: config.toml sets an archive that cannot be read from it (give a folder of *.md digests, or a command: list, show, check)",
      ])
    #expect(result.output.isEmpty)
  }

  @Test("is spoken as asked: --lang before the configuration, that before the environment")
  func asked() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/nonmun", withIntermediateDirectories: true)
    try folder.write(Array("language = \"ko\"\nmouse = 3\n".utf8), to: "nonmun/config.toml")
    let environment = ["XDG_CONFIG_HOME": folder.path, "LANG": "C.UTF-8"]
    let korean = try Nonmun.run(["show", "9999.99999"], environment: environment)
    #expect(
      korean.errorLines.map { $0.contains("쓸 수 없는 값") || $0.contains("없습니다") } == [true, true])
    let english = try Nonmun.run(["show", "9999.99999", "--lang", "en"], environment: environment)
    #expect(
      english.errorLines == [
        "nonmun: config.toml:2: “mouse” is 3, but should be true or false",
        "nonmun: no paper “9999.99999” in the archive (nonmun list --format ids lists them)",
      ])
  }
}
