import Configuration
import Surface

/// `docs/keys.md`, made from the command table; a test compares the file with it, and `make record` writes it.
public enum KeysDocument {
  /// The page, in English and in Korean.
  public static var markdown: String {
    """
    # Keys · 키

    [English](#english) · [한국어](#한국어)

    ## English

    A number before a key repeats it or says how far: \(counts). `\(Key.escape.name)` takes the number back. \
    `\(key("palette"))` runs a command by its name.
    \(tables(.en))
    ## 한국어

    키 앞에 숫자를 누르면 그만큼 되풀이하거나 그곳으로 간다: \(counts). `\(Key.escape.name)`는 숫자를 지운다. \
    `\(key("palette"))`는 이름으로 명령을 실행한다.
    \(tables(.ko))
    """
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
    }.joined()
  }

  /// A text as code; CommonMark's way to write a backtick is a longer fence around it.
  private static func code(_ text: String) -> String {
    text.contains("`") ? "`` \(text) ``" : "`\(text)`"
  }
}
