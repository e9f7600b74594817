import Configuration

// What help says besides what is said of each command and argument.
extension Words {
  var usage: String { say("사용법:", "USAGE:") }
  var arguments: String { say("인자:", "ARGUMENTS:") }
  var options: String { say("옵션:", "OPTIONS:") }
  var commands: String { say("명령:", "COMMANDS:") }
  var command: String { say("명령", "command") }
  var option: String { say("옵션", "option") }
  var helpOption: String { say("이 도움말을 보여 줍니다.", "Show this help.") }
  var versionOption: String { say("버전과 커밋을 보여 줍니다.", "Show the version and the commit.") }

  /// What an option is where it is not given.
  func byDefault(_ value: String) -> String { say("(기본값: \(value))", "(default: \(value))") }

  /// How to see the help of a command below another.
  func helpOfCommand(_ call: String) -> String {
    say(
      "명령마다 도움말이 있습니다: \(call) <명령> --help", "Each has a help of its own: \(call) <command> --help")
  }
}
