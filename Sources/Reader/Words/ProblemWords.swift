// What is wrong in a configuration or a theme, and how to mend it.
extension Words {
  // MARK: Files

  func cannotBeRead(_ path: String, _ why: String) -> String {
    say("읽을 수 없습니다: \(why) (\(path))", "cannot be read: \(why) (\(path))")
  }

  var isNoFile: String { say("파일이 아님", "it is not a file") }
  var isTooLarge: String { say("1 MiB보다 큼", "it is larger than 1 MiB") }
  var notUTF8: String { say("UTF-8이 아닙니다 (UTF-8로 저장하세요)", "not UTF-8 (save it as UTF-8)") }
  var holdsNUL: String {
    say("NUL 바이트가 있습니다 (텍스트 파일이 맞나요?)", "a NUL byte (is this a text file?)")
  }
  func notTOML(_ why: String) -> String { say("TOML이 아닙니다: \(why)", "not TOML: \(why)") }

  // MARK: Keys and values

  func unknownKey(_ key: String, among names: [String]) -> String {
    say("모르는 키 “\(key)”", "unknown key “\(key)”") + spelling(of: key, among: names)
  }

  /// What to say after an unknown name: the one it is nearly, or else all that there are.
  func spelling(of word: String, among names: [String]) -> String {
    if let meant = Spelling.nearest(to: word, among: names) { return didYouMean(meant) }
    guard names.count <= 12 else { return "" }
    let list = names.joined(separator: ", ")
    return say(" (있는 것: \(list))", " (there are \(list))")
  }

  private func didYouMean(_ name: String) -> String {
    say(" (혹시 “\(name)”?)", " (did you mean “\(name)”?)")
  }

  func wrongValue(_ found: String, of key: String, shouldBe wanted: String) -> String {
    say(
      "“\(key)”에 쓸 수 없는 값입니다: \(found) (쓸 값: \(wanted))",
      "“\(key)” is \(found), but should be \(wanted)")
  }

  /// A value that is neither text nor a number: `an array`.
  func value(ofType type: String, article: String) -> String { say(type, "\(article) \(type)") }

  var aString: String { say("따옴표로 감싼 문자열", "a string") }
  var aPath: String { say("경로 하나나 경로의 배열", "a path, or an array of paths") }
  var aProgram: String {
    say("문자열 배열(프로그램과 인자)", "an array of strings: a program and its arguments")
  }
  var aQuery: String { say("따옴표로 감싼 검색식", "a query, in quotation marks") }
  var aThemeName: String { say("테마 이름", "a theme's name") }
  var aStyle: String {
    say(
      "{ fg = \"blue\", bold = true } 같은 스타일", "a style, such as { fg = \"blue\", bold = true }")
  }
  var aColor: String { say("색", "a colour") }
  var trueOrFalse: String { say("true나 false", "true or false") }
  func aTable(_ name: String) -> String { say("표, \(name)", "a table, \(name)") }
  func tables(_ name: String) -> String { say("표 여럿, \(name)", "tables, \(name)") }
  func aNumber(_ range: ClosedRange<Int>) -> String {
    say(
      "\(range.lowerBound)부터 \(range.upperBound)까지의 수",
      "a number from \(range.lowerBound) to \(range.upperBound)")
  }

  /// One of some names: `“a”, “b” or “c”`.
  func oneOf(_ names: [String]) -> String {
    let names = names.map { "“\($0)”" }
    let first = names.dropLast().joined(separator: ", ")
    return first + (first.isEmpty ? "" : say(" 또는 ", " or ")) + (names.last ?? "")
  }

  /// `“auto”`, or one of two values of another kind.
  func auto(or off: String, _ on: String) -> String {
    say("“auto”, \(off) 또는 \(on)", "“auto”, \(off) or \(on)")
  }

  func notWhole(_ path: String) -> String {
    say(
      "“\(path)”: 절대 경로가 아닙니다 (“/”나 “~/”로 시작하세요)",
      "“\(path)” is not a whole path (write it whole, from “/” or “~/”)")
  }

  // MARK: Queries

  func badQueryName(longest: Int) -> String {
    say(
      "검색의 이름은 1자부터 \(longest)자까지입니다",
      "a query should have a name of 1 to \(longest) characters")
  }

  func asksNothing(_ name: String) -> String {
    say(
      "“\(name)”: 찾는 것이 없습니다 (무엇을 찾을지 쓰세요)",
      "“\(name)” asks for nothing (say what it should find)")
  }

  func badQuery(_ name: String, at place: Int, _ mistake: String) -> String {
    say("“\(name)”, \(place)번째 글자: \(mistake)", "“\(name)”, at character \(place): \(mistake)")
  }

  // MARK: Commands of the user's own

  var commandIsTable: String {
    say("명령은 표입니다, [[command]]", "a command is a table, [[command]]")
  }
  var inputAndTerminal: String {
    say(
      "“input”과 “terminal”은 함께 쓸 수 없습니다 (터미널이 곧 입력입니다)",
      "“input” and “terminal” exclude each other (the terminal is the input)")
  }
  var badCommandName: String {
    say("“name”은 1자부터 40자까지의 이름입니다", "“name” should be a name of 1 to 40 characters")
  }
  var runIsArray: String {
    say(
      "“run”은 프로그램과 인자의 배열입니다",
      "“run” should be an array of the program and its arguments")
  }
  var runExample: String {
    say(". 예: [\"echo\", \"{url}\"]", ", such as [\"echo\", \"{url}\"]")
  }
  var onlyJSON: String { say("“input”에는 “json”만 쓸 수 있습니다", "“input” can only be “json”") }

  func isNoKey(_ text: String) -> String {
    say(
      "“\(text)”: 명령에 쓸 수 없는 키입니다 (예: “!”, “Ctrl-a”, “F10”)",
      "“\(text)” is no key for a command (such as “!”, “Ctrl-a”, “F10”)")
  }

  func keyIsTaken(_ key: String, by owner: String) -> String {
    say(
      "“\(key)” 키에는 이미 “\(owner)” 명령이 있습니다 (다른 키를 고르세요)",
      "the key “\(key)” is that of “\(owner)” already (choose another)")
  }

  func commandExists(_ name: String) -> String {
    say(
      "“\(name)” 명령이 이미 있습니다 (다른 이름을 고르세요)",
      "there is a command “\(name)” already (choose another name)")
  }

  func shouldBeTruth(_ key: String) -> String {
    say("“\(key)”에는 true나 false를 씁니다", "“\(key)” should be true or false")
  }

  func shouldBeString(_ key: String) -> String {
    say("“\(key)”에는 따옴표로 감싼 문자열이 있어야 합니다", "“\(key)” should be a string, and is needed")
  }

  // MARK: Themes

  func unknownRole(_ name: String, among names: [String]) -> String {
    say("모르는 역할 “\(name)”", "unknown role “\(name)”") + spelling(of: name, among: names)
  }

  func unknownStyle(_ name: String, among names: [String]) -> String {
    say("스타일에 없는 키 “\(name)”", "unknown part of a style “\(name)”")
      + spelling(of: name, among: names)
  }

  func unknownColor(_ text: String, among names: [String]) -> String {
    let hint =
      Spelling.nearest(to: text, among: names).map(didYouMean)
      ?? say(
        " (“#rrggbb”, 0부터 255까지, “bright-blue” 같은 이름, “default”, [palette]의 이름을 씁니다)",
        " (write “#rrggbb”, 0 to 255, a name such as “bright-blue”, “default”, or a name of [palette])"
      )
    return say("모르는 색 “\(text)”", "unknown colour “\(text)”") + hint
  }

  func unknownTheme(_ name: String, among names: [String]) -> String {
    say("모르는 테마 “\(name)”", "unknown theme “\(name)”") + spelling(of: name, among: names)
  }

  func inheritsItself(_ name: String) -> String {
    say("“\(name)” 테마가 자기 자신을 이어받습니다", "theme “\(name)” inherits itself")
  }
}
