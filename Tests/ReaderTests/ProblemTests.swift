import Configuration
import ReaderDriver
import Testing
import Theming

@testable import Reader

@Suite("Problems of the user's files, in both languages")
struct ProblemTests {
  private func problems(_ source: String, _ language: Language) -> [String] {
    Settings.parse(source, file: "config.toml", reserved: .table).problems.map {
      $0.text(in: language)
    }
  }

  static let sources = [
    (
      "them = \"dusk\"", "config.toml:1: 모르는 키 “them” (혹시 “theme”?)",
      "config.toml:1: unknown key “them” (did you mean “theme”?)"
    ),
    (
      "\nmouse = \"yes\"", "config.toml:2: “mouse”에 쓸 수 없는 값입니다: “yes” (쓸 값: true나 false)",
      "config.toml:2: “mouse” is “yes”, but should be true or false"
    ),
    (
      "sort = [1]",
      "config.toml:1: “sort”에 쓸 수 없는 값입니다: array (쓸 값: “digest”, “vote”, “title”, “date”, “taste”, “watch” 또는 “relevance”)",
      "config.toml:1: “sort” is an array, but should be “digest”, “vote”, “title”, “date”, “taste”, “watch” or “relevance”"
    ),
    (
      "[queries]\n\"열린 것\" = '\"abc'", "config.toml:2: “열린 것”, 1번째 글자: 따옴표가 닫히지 않았습니다",
      "config.toml:2: “열린 것”, at character 1: the quotation mark is not closed"
    ),
  ]

  @Test("are said in the language of the interface; logs have them in English", arguments: sources)
  func languages(source: String, ko: String, en: String) {
    #expect(problems(source, .ko) == [ko])
    #expect(problems(source, .en) == [en])
    #expect(
      Settings.parse(source, file: "config.toml", reserved: .table).problems.map(\.description) == [
        en
      ])
  }

  @Test("of a theme are said in the reader's language")
  func theme() {
    var reader = Driver(80, 24, language: .ko)
    let catalogue = ThemeCatalogue(folder: nil)
    let problem = #expect(throws: Problem.self) { try catalogue.theme(named: "dusl") }
    if let problem { reader.send(.failed(problem)) }
    #expect(reader.message == "모르는 테마 “dusl” (혹시 “dusk”?)")
  }
}
