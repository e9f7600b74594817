import Surface

// What is wrong in a configuration or a theme, and how to mend it.
extension Words {
  // MARK: Files

  package func cannotBeRead(_ path: String, _ why: String) -> String {
    say("읽을 수 없습니다: \(reason(why)) (\(path))", "cannot be read: \(why) (\(path))")
  }

  package func cannotBeWritten(_ path: String, _ why: String) -> String {
    say("쓸 수 없습니다: \(why) (\(path))", "cannot be written: \(why) (\(path))")
  }

  /// That a file's other mistakes leave no place for a line, which is to be written by hand.
  package func cannotBeEdited(_ line: String) -> String {
    say(
      "다른 잘못 때문에 고칠 수 없습니다. 직접 쓰세요: \(line)",
      "cannot be changed for its mistakes; write by hand: \(line)")
  }

  package var nowhereToWrite: String {
    say("HOME이 없어 설정을 쓸 곳이 없습니다", "HOME is not set: there is nowhere to write the configuration")
  }

  package var isNoFile: String { say("파일이 아님", "it is not a file") }
  package var isTooLarge: String { say("1 MiB보다 큼", "it is larger than 1 MiB") }
  package var notUTF8: String { say("UTF-8이 아닙니다 (UTF-8로 저장하세요)", "not UTF-8 (save it as UTF-8)") }
  package var holdsNUL: String {
    say("NUL 바이트가 있습니다 (텍스트 파일이 맞나요?)", "a NUL byte (is this a text file?)")
  }
  package var namelessTable: String {
    say(
      "테이블 이름은 영문자나 숫자로 시작하거나 따옴표로 묶어야 합니다 ([\"이름\"])",
      "a table's name begins with a letter or a digit, or stands in quotation marks ([\"name\"])")
  }
  package func notTOML(_ why: String) -> String { say("TOML이 아닙니다: \(why)", "not TOML: \(why)") }
  package var notTOML: String { say("TOML 문법에 맞지 않습니다", "this is not TOML") }

  /// What is wrong with a line, and how to mend it.
  func slip(_ slip: TOMLSlip) -> String {
    switch slip {
    case .openString: say("따옴표가 닫히지 않았습니다", "a quotation mark is not closed")
    case .openBracket: say("괄호가 닫히지 않았습니다", "a bracket is not closed")
    case .bareText(let text):
      say("값을 따옴표로 감싸세요: \"\(text)\"", "the value needs quotation marks: \"\(text)\"")
    case .noEquals: say("“=”가 없습니다", "there is no “=”")
    case .noValue: say("“=” 뒤에 값이 없습니다", "there is no value after “=”")
    }
  }

  /// A slip, and what of the file is not used because of it.
  func costs(_ why: String, table: String?, key: String?) -> String {
    if let table { return say("\(why) ([\(table)] 전체를 쓰지 않음)", "\(why) ([\(table)] is not used)") }
    guard let key else { return say("\(why) (이 줄을 쓰지 않음)", "\(why) (the line is not used)") }
    return say("\(why) (“\(key)”를 쓰지 않음)", "\(why) (“\(key)” is not used)")
  }

  /// A path that was taken from a line that is not right.
  func takenAs(_ path: String) -> String {
    say("archive를 \(path)로 읽었습니다", "archive is taken to be \(path)")
  }

  // MARK: Keys and values

  package func unknownKey(_ key: String, among names: [String]) -> String {
    say("모르는 키 “\(key)”", "unknown key “\(key)”") + spelling(of: key, among: names)
  }

  /// What to say after an unknown name: the known name that is nearest, or else all of them.
  package func spelling(of word: String, among names: [String]) -> String {
    if let meant = Spelling.nearest(to: word, among: names) { return didYouMean(meant) }
    guard names.count <= 12 else { return "" }
    let list = names.joined(separator: ", ")
    return say(" (있는 것: \(list))", " (there are \(list))")
  }

  /// What a mistyped name was meant to be.
  package func didYouMean(_ name: String) -> String {
    say(" (혹시 “\(name)”?)", " (did you mean “\(name)”?)")
  }

  package func wrongValue(_ found: String, of key: String, shouldBe wanted: String) -> String {
    say(
      "“\(key)”에 쓸 수 없는 값입니다: \(found) (쓸 값: \(wanted))",
      "“\(key)” is \(found), but should be \(wanted)")
  }

  /// A value that is neither text nor a number: `an array`.
  package func value(ofType type: String, article: String) -> String {
    say(type, "\(article) \(type)")
  }

  package var aString: String { say("따옴표로 감싼 문자열", "a string") }
  package var aPath: String { say("경로 하나나 경로의 배열", "a path, or an array of paths") }
  package var aProgram: String {
    say("문자열 배열(프로그램과 인자)", "an array of strings: a program and its arguments")
  }
  package var aQuery: String { say("따옴표로 감싼 검색어", "a query, in quotation marks") }
  package var trueOrFalse: String { say("true나 false", "true or false") }
  package func aTable(_ name: String) -> String { say("테이블, \(name)", "a table, \(name)") }
  package func tables(_ name: String) -> String { say("여러 테이블, \(name)", "tables, \(name)") }
  package func aNumber(_ range: ClosedRange<Int>) -> String {
    say(
      "\(range.lowerBound)부터 \(range.upperBound)까지의 수",
      "a number from \(range.lowerBound) to \(range.upperBound)")
  }

  /// One of some names: `“a”, “b” or “c”`.
  package func oneOf(_ names: [String]) -> String {
    let names = names.map { "“\($0)”" }
    let first = names.dropLast().joined(separator: ", ")
    return first + (first.isEmpty ? "" : say(" 또는 ", " or ")) + (names.last ?? "")
  }

  /// `“auto”`, or one of two values of another kind.
  package func auto(or off: String, _ on: String) -> String {
    say("“auto”, \(off) 또는 \(on)", "“auto”, \(off) or \(on)")
  }

  package func notWhole(_ path: String) -> String {
    say(
      "“\(path)”: 절대 경로가 아닙니다 (“/”나 “~/”로 시작하세요)",
      "“\(path)” is not a whole path (write it whole, from “/” or “~/”)")
  }

  // MARK: Queries

  package func badQueryName(longest: Int) -> String {
    say(
      "검색의 이름은 1자부터 \(longest)자까지입니다",
      "a query should have a name of 1 to \(longest) characters")
  }

  package func asksNothing(_ name: String) -> String {
    say(
      "“\(name)”: 찾는 것이 없습니다 (무엇을 찾을지 쓰세요)",
      "“\(name)” asks for nothing (say what it should find)")
  }

  package func badQuery(_ name: String, at position: Int, _ mistake: String) -> String {
    say(
      "“\(name)”, \(position)번째 글자: \(mistake)", "“\(name)”, at character \(position): \(mistake)")
  }

  // MARK: Commands of the user's own

  package var commandIsTable: String {
    say("명령은 테이블입니다, [[command]]", "a command is a table, [[command]]")
  }
  package var inputAndTerminal: String {
    say(
      "“input”과 “terminal”은 함께 쓸 수 없습니다 (터미널이 곧 입력입니다)",
      "“input” and “terminal” exclude each other (the terminal is the input)")
  }
  package var badCommandName: String {
    say("“name”은 1자부터 40자까지의 이름입니다", "“name” should be a name of 1 to 40 characters")
  }
  package var runIsArray: String {
    say(
      "“run”은 프로그램과 인자의 배열입니다",
      "“run” should be an array of the program and its arguments")
  }
  package var runExample: String {
    say(". 예: [\"echo\", \"{url}\"]", ", such as [\"echo\", \"{url}\"]")
  }
  package var onlyJSON: String { say("“input”에는 “json”만 쓸 수 있습니다", "“input” can only be “json”") }

  package func isNoKey(_ text: String) -> String {
    if let sent = Key.sent(for: text)?.name {
      return say(
        "“\(text)”: 터미널이 \(sent)로 보내는 키입니다 (“\(sent)”라고 쓰세요)",
        "“\(text)” is “\(sent)” to a terminal (write that)")
    }
    // As vi writes two keys.
    let letters = text.unicodeScalars.map { String(Character($0)) }
    if letters.count == 2, let key = Key(named: letters.joined(separator: " ")) {
      return say(
        "“\(text)”: 두 키는 빈칸으로 나누어 씁니다 (“\(key.name)”)",
        "“\(text)” is two keys, which have a space between (“\(key.name)”)")
    }
    let examples: [Key] = ["!", .control("a"), .function(10)]
    let names = examples.map { "“\($0.name)”" }.joined(separator: ", ")
    return say(
      "“\(text)”: 명령에 쓸 수 없는 키입니다 (예: \(names))",
      "“\(text)” is no key for a command (such as \(names))")
  }

  package func keyIsTaken(_ key: String, by owner: String) -> String {
    say(
      "“\(key)” 키에는 이미 “\(owner)” 명령이 있습니다 (다른 키를 고르세요)",
      "the key “\(key)” is that of “\(owner)” already (choose another)")
  }

  // MARK: Keys of the user's own

  /// What a value of `[keys]` may be.
  var someKeys: String {
    let keys: [Key] = ["m", .function(2)]
    let example = keys.map { "\"\($0.name)\"" }.joined(separator: ", ")
    return say(
      "키 이름이나 그 배열 (예: [\(example)])",
      "the name of a key, or an array of them, such as [\(example)]")
  }

  func unknownCommand(_ name: String, _ names: [String]) -> String {
    say("“\(name)” 명령이 없습니다", "there is no command “\(name)”") + spelling(of: name, among: names)
  }

  /// That one would never come to a key of a command because of a key of another's.
  func keyClash(_ key: String, _ command: String, _ other: String, _ owner: String) -> String {
    if key == other {
      return say(
        "“\(command)”에 준 “\(key)” 키는 “\(owner)” 것입니다 (다른 키를 고르거나 “\(owner)”의 키도 [keys]에서 바꾸세요)",
        "the key “\(key)” of “\(command)” is that of “\(owner)” (choose another, or change that too in [keys])"
      )
    }
    return say(
      "“\(command)”의 “\(key)”와 “\(owner)”의 “\(other)”는 같은 키로 시작합니다 (한쪽을 [keys]에서 바꾸세요)",
      "“\(key)” of “\(command)” begins as “\(other)” of “\(owner)” does (change one of them in [keys])"
    )
  }

  /// The last key that leads to help or out would be gone.
  func needsKey(_ names: [String]) -> String {
    let list = oneOf(names)
    return say(
      "\(list)에는 키가 있어야 합니다 (원래 키를 그대로 둡니다)", "\(list) must have a key (the usual ones stay)")
  }

  /// That a key cannot be a command where text is typed.
  func isText(_ text: String) -> String {
    let examples = "“\(Key.function(1).name)”, “\(Key.control("t").name)”"
    return say(
      "“\(text)”: 입력창에서는 글자나 편집에 쓰는 키입니다 (예: \(examples))",
      "“\(text)” is text or edits it in a prompt (take one such as \(examples))")
  }

  /// That Esc is for going back only.
  var escapeGoesBack: String {
    let key = Key.escape.name
    return say(
      "“\(key)”는 “back”과 “leave”의 키로만 쓸 수 있습니다", "“\(key)” can be a key of “back” and “leave” only")
  }

  package func commandExists(_ name: String) -> String {
    say(
      "“\(name)” 명령이 이미 있습니다 (다른 이름을 고르세요)",
      "there is a command “\(name)” already (choose another name)")
  }

  package func shouldBeTruth(_ key: String) -> String {
    say("“\(key)”에는 true나 false를 씁니다", "“\(key)” should be true or false")
  }

  package func shouldBeString(_ key: String) -> String {
    say("“\(key)”에는 따옴표로 감싼 문자열이 있어야 합니다", "“\(key)” should be a string, and is needed")
  }
}
