import Configuration
import Reader

// What `nonmun config` says, and what `nonmun doctor` says of the configuration.
extension Words {
  // MARK: Where values come from

  /// Where a value comes from.
  ///
  /// - Parameter file: how the file is named.
  func source(_ source: ConfigurationReport.Source, file: String) -> String {
    switch source {
    case .usual: say("기본값", "usual")
    case .file(let line?): "\(file):\(line)"
    case .file(nil): file
    case .environment(let name): "$\(name)"
    case .argument(let option): option
    }
  }

  /// What a key is that has no value.
  func noValue(of key: String, isArchiveLost: Bool) -> String {
    switch key {
    case "archive":
      isArchiveLost
        ? say("설정에서 읽을 수 없음", "cannot be read from the configuration")
        : say("내장 예제", "the sample")
    default: say("화면 크기대로", "by the screen's size")
    }
  }

  func isConfiguration(_ path: String, exists: Bool) -> String {
    exists ? path : say("\(path) (아직 없음)", "\(path) (none yet)")
  }

  // MARK: Editing

  var noHomeForConfiguration: String {
    say("설정 파일을 둘 곳이 없습니다", "there is nowhere to keep a configuration")
  }
  var setHome: String { say("HOME이나 XDG_CONFIG_HOME을 정하세요", "set HOME or XDG_CONFIG_HOME") }

  func cannotMake(_ path: String) -> String { say("\(path): 만들 수 없습니다", "\(path) cannot be made") }

  /// That there is no editor for a file.
  func editYourself(_ path: String) -> String {
    say("\(path)를 직접 고치거나 $EDITOR를 정하세요", "edit \(path) yourself, or set $EDITOR")
  }
  var noEditor: String { say("편집기가 없습니다", "there is no editor") }

  func editorFailed(_ name: String, _ why: String) -> String { "\(name): \(why)" }

  /// What a configuration is like after it was edited.
  func checked(_ file: String, mistakes: Int) -> String {
    guard mistakes > 0 else { return say("\(file): 잘못된 곳이 없습니다", "\(file): no mistakes") }
    return say(
      "\(file): 잘못된 곳 \(mistakes)군데",
      "\(file): \(mistakes == 1 ? "1 mistake" : "\(mistakes) mistakes")")
  }
  var editAgain: String { say("고치기: nonmun config --edit", "nonmun config --edit mends them") }

  // MARK: Which archive is read

  /// Which archive is read, and why.
  func archive(_ paths: [String], _ origin: ArchiveOrigin) -> String {
    let names = paths.joined(separator: ", ")
    switch origin {
    case .argument: return "\(names) (--archive)"
    case .environment: return "\(names) ($NONMUN_ARCHIVE)"
    case .configuration: return "\(names) (config.toml)"
    case .sample: return say("내장 예제 (정한 아카이브 없음)", "the sample (no archive is set)")
    case .lost:
      return say("없음 (설정에서 읽을 수 없음)", "none (config.toml sets one that cannot be read from it)")
    }
  }
}
