import Configuration

// What is wrong in a theme, and how to mend it.
extension Words {
  var aThemeName: String { say("테마 이름", "a theme's name") }
  var aStyle: String {
    say(
      "{ fg = \"blue\", bold = true } 같은 스타일", "a style, such as { fg = \"blue\", bold = true }")
  }
  var aColor: String { say("색", "a colour") }

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
