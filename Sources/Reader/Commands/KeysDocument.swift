import Configuration
import Surface
import TextLayout

/// `docs/keys.md`, made from the command table; a test compares the file with it, and `make record`
/// writes it.
public enum KeysDocument {
  /// The page, in English and in Korean.
  public static var markdown: String {
    """
    # Keys · 키

    [English](#english) · [한국어](#한국어)

    ## English

    A number before a key repeats it or says how far: \(counts). `\(Key.escape.name)` takes the number back. \
    `\(key("palette"))` runs a command by its name.

    ### Keys of your own

    `[keys]` in [the configuration](configuration.md#your-own-keys) gives commands other keys. Each line is a command's name, as \
    it stands below, and the keys that it has instead of its usual ones; `nonmun keys` prints the keys in force.

    \(example)

    - A key is a letter or a sign, or has one of these names: \(names).
    - Two keys with a space between are pressed one after the other; the last line of the screen shows that the second is \
    waited for, and `\(Key.escape.name)` takes the first back. A key with which such a pair begins has no command of its own.
    - `[]` takes a command's keys away; the palette still runs it. Help and a way out always keep a key.
    - With the Korean input method on the keys are the same: `ㅡ` is `m`.
    - In prompts and lists `\(Key.enter.name)`, `\(Key.escape.name)`, `\(Key.tab.name)`, digits and the keys that edit a line \
    are what they are in every program.
    \(tables(.en))
    ## 한국어

    키 앞에 숫자를 누르면 그만큼 되풀이하거나 그곳으로 간다: \(counts). `\(Key.escape.name)`는 숫자를 지운다. \
    `\(key("palette"))`는 이름으로 명령을 실행한다.

    ### 나만의 키

    [설정](configuration.md#나만의-키)의 `[keys]`에서 명령의 키를 바꾼다. 줄마다 아래 표에 있는 명령 이름과, 원래 키 대신 쓸 키를 \
    적는다. 지금 쓰는 키는 `nonmun keys`로 본다.

    \(example)

    - 키는 글자나 기호 하나이거나 다음 이름이다: \(names).
    - 빈칸으로 나눈 두 키는 차례로 누른다. 둘째 키를 기다리는 동안 화면 맨 아랫줄에 보이고, `\(Key.escape.name)`로 그만둔다. 이런 \
    짝의 첫 키는 혼자서는 명령이 될 수 없다.
    - `[]`는 명령의 키를 없앤다. 그래도 명령 고르기에서 실행할 수 있다. 도움말과 나가는 길에는 늘 키가 남는다.
    - 한글 입력기를 켜도 키는 같다: `ㅡ`는 `m`이다.
    - 입력창과 목록에서 `\(Key.enter.name)`, `\(Key.escape.name)`, `\(Key.tab.name)`, 숫자, 줄을 고치는 키는 여느 프로그램과 같다.
    \(tables(.ko))
    """
  }

  /// A configuration that shows all that there is to `[keys]`.
  private static let example = """
    ```toml
    [keys]
    keep = ["m", "F2"]
    first = ["\(Key.sequence("g", "g").name)", "Home"]
    day = "\(Key.sequence("g", "d").name)"
    quit = []
    trends.votes = "V"
    ```
    """

  /// The names of keys that are neither letters nor signs, as code.
  private static var names: String {
    let keys: [Key] = [
      .function(1), .control("x"), .alt("x"), " ", .escape, .enter, .tab, .backTab, .backspace,
      .insert, .delete, .home, .end, .pageUp, .pageDown, .up, .down, .left, .right,
    ]
    return keys.map { "`\($0.name)`" }.joined(separator: ", ")
  }

  private static func key(_ command: String) -> String { Words(.en).key(command) }

  private static var counts: String {
    "`12\(key("down"))`, `3\(key("previous-day"))`, `5\(key("first"))`"
  }

  private static func tables(_ language: Language) -> String {
    let words = Words(language)
    let heading = Localized(ko: "| 키 | 명령 | 하는 일 |", en: "| keys | command | what it does |")
    return Command.Group.allCases.map { group in
      let rows = CommandSet.standard.all.filter { $0.group == group }.map { command in
        // A bar ends a table's cell unless it is escaped, in code too (GFM 4.10).
        let keys = command.keys.map { code($0.name) }.joined(separator: " ")
          .replacing("|", with: "\\|")
        return "| \(keys) | `\(command.name)` | \(command.help[language]) |\n"
      }
      return "\n### \(words.group(group))\n\n\(heading[language])\n| --- | --- | --- |\n"
        + rows.joined()
    }.joined() + actions(words, heading[language])
  }

  /// The table of what overlays have of their own.
  private static func actions(_ words: Words, _ heading: String) -> String {
    let rows = OverlayAction.allCases.map { action in
      let keys = CommandSet.standard.keys(of: action).map { code($0.name) }.joined(separator: " ")
      return "| \(keys) | `\(action.rawValue)` | \(action.help[words.language]) |\n"
    }
    return "\n### \(words.overlayActions)\n\n\(heading)\n| --- | --- | --- |\n" + rows.joined()
  }

  /// A text as code.
  ///
  /// CommonMark writes a backtick within a longer fence.
  private static func code(_ text: String) -> String {
    text.contains("`") ? "`` \(text) ``" : "`\(text)`"
  }
}
