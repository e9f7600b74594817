import Configuration
import Digest

// Choosing an archive.
extension Words {
  /// That the sample is on screen, and the key that leads on.
  var isSample: String {
    let key = key("setup")
    return say(
      "예시 논문입니다. 분류는 저장되지 않습니다 (\(key): 내 논문 찾기)",
      "this is the sample; decisions on it are not kept (\(key) finds your papers)")
  }

  /// What the status says while the sample is read.
  var sampleStatus: String { say("예시, 저장 안 됨", "sample, not kept") }

  var setupTitle: String { say("아카이브 고르기", "Your papers") }

  /// How far the looking for archives has come.
  package func finding(_ progress: ArchiveFinder.Progress) -> String {
    let count = progress.found.count
    guard progress.isOver else {
      return say(
        "찾는 중… 폴더 \(progress.folders)개, \(progress.folder)",
        "looking… \(progress.folders) folders, \(progress.folder)")
    }
    return say(
      count == 0 ? "찾지 못했습니다" : "\(count)개를 찾았습니다",
      count == 0 ? "none found" : count == 1 ? "1 found" : "\(count) found")
  }

  func setupIntro(_ source: ArchiveSource) -> String {
    let what =
      switch source {
      case .sample:
        say("지금은 nonmun에 든 예시를 읽고 있습니다.", "You are reading the sample that comes with nonmun.")
      case .folder(_, let name): say("지금 읽는 아카이브: \(name).", "You are reading \(name).")
      case .other: ""
      }
    let ask = say(
      "논문이 있는 곳을 고르면 설정 파일에 적고 바로 엽니다.",
      "Choose where your papers are: it is opened at once, and written into the configuration.")
    return what.isEmpty ? ask : what + " " + ask
  }

  /// What is in an archive.
  package func contents(of archive: FoundArchive) -> String {
    let more = archive.isWhole ? "" : "+"
    let days = say(
      "\(archive.days)\(more)일", archive.days == 1 ? "1 day" : "\(archive.days)\(more) days")
    let papers =
      archive.isWhole
      ? papers(archive.papers) : say("\(archive.papers)+편", "\(archive.papers)+ papers")
    let newest = archive.newest.map { say("최신 \($0)", "newest \($0)") }
    return [papers, days, newest].compactMap(\.self).joined(separator: " · ")
  }

  var typePath: String { say("다른 곳: 경로 쓰기", "somewhere else: type its path") }
  var keepSample: String { say("예시를 계속 읽기", "keep reading the sample") }

  /// The command that fetches the public archive, where it is looked for.
  package var cloneCommand: String { SetupScreen.clone }

  /// What stands before the command that fetches the public archive.
  package var getArchive: String {
    let keys = [
      part("copy-link") { say("\($0): 명령 복사", "\($0) copies it") },
      part("refresh") { say("\($0): 다시 찾기", "\($0) looks again") },
    ].compactMap(\.self).joined(separator: ", ")
    let more = keys.isEmpty ? "" : "(\(keys))"
    return say(
      "아카이브가 없으면 공개된 것을 받을 수 있습니다\(more).",
      "No archive yet? A public one is fetched by this command \(more):")
  }

  var setupHint: String {
    hint(
      say("\(enter) 열기", "\(enter) opens"),
      part("copy-link") { say("\($0) 명령 복사", "\($0) copies") },
      say("\(escape) 닫기", "\(escape) closes"))
  }

  var path: String { say("경로", "path") }
  var pathHint: String {
    say("[\(tab): 완성 · \(enter): 열기]", "[\(tab): complete · \(enter): open]")
  }
  var lookingAtPath: String { say("[보는 중…]", "[looking…]") }

  /// Why a path is no archive.
  package func noArchive(_ path: String, _ fault: FoundArchive.Fault) -> String {
    switch fault {
    case .system(let reason): "\(path): \(reason)"
    case .noDigest: say("\(path): 다이제스트(*.md)가 없습니다", "\(path): no digest (*.md) in it")
    case .noPaper:
      say(
        "\(path): 논문이 없습니다 (nonmun check \(path))", "\(path): no paper in it (nonmun check \(path))"
      )
    }
  }

  var sampleStays: String {
    let key = key("setup")
    return say("예시를 읽습니다 (\(key): 나중에 고르기)", "the sample stays (\(key) chooses an archive later)")
  }

  /// That another archive is read, and whether it is at the next start.
  func opened(_ opened: OpenedArchive) -> String {
    let name = if case .folder(_, let name) = opened.source { name } else { "" }
    switch opened.outcome {
    case .written: return say("아카이브: \(name) (설정에 적었습니다)", "reading \(name), from now on")
    case .overridden(let variable):
      return say(
        "아카이브: \(name) (다음에는 \(variable)이 먼저입니다)",
        "reading \(name); at the next start \(variable) comes first")
    case .failed(let problem):
      let why = problem.text(in: language)
      return say("아카이브: \(name) (적지 못했습니다: \(why))", "reading \(name); not written: \(why)")
    }
  }
}
