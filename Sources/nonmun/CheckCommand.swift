import ArgumentParser
import Configuration
import Digest
import Reader
import TextLayout

/// `nonmun check`: every oddity of digest files.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Localized(
      ko: "다이제스트에서 특이한 곳을 모두 파일:줄: 내용으로 알려 줍니다.",
      en: "Name every oddity of digests as file:line: what."
    ).ofHelp,
    discussion: Localized(
      ko: "이해하지 못한 줄이 있거나 논문이 든 파일이 없으면 1로 끝납니다.",
      en: "Exits with 1 if any line could not be understood, or no file holds a paper."
    ).ofHelp)

  @OptionGroup var options: ArchiveOptions

  @OptionGroup var speech: LanguageOption

  @Argument(
    help: ArgumentHelp(
      ko: "다이제스트가 든 폴더와 파일.", en: "Folders and files of digests.", .path),
    completion: .file())
  var paths: [String] = []

  @Flag(
    help: ArgumentHelp(
      ko: "줄마다 무엇으로 읽었는지 출력합니다.",
      en: "Print line by line what each line was read as."))
  var explain = false

  func run() throws {
    let surroundings = Surroundings()
    let archive = try openArchive(
      paths + options.archive, surroundings.environment, surroundings.settings)
    var output = Output()
    let isWell =
      explain
      ? try explain(archive, surroundings.words, to: &output)
      : try check(archive, surroundings.words, to: &output)
    try output.flush()
    if !isWell { throw ExitCode(1) }
  }

  /// Names every oddity; whether no line lost its meaning, and some file holds papers.
  private func check(_ archive: Archive, _ words: Words, to output: inout Output) throws -> Bool {
    let entries = archive.list()
    var seen = DigestChecker.Seen(written: archive.lastChange(of: entries))
    var (isLost, papers) = (false, 0)
    for entry in entries {
      do {
        let file = try archive.read(entry)
        papers += file.papers.count
        for oddity in DigestChecker.check(file, after: &seen) {
          let what = words.oddity(oddity.what)
          try output.write(Sanitizer.clean("\(oddity.file):\(oddity.line): \(what)") + "\n")
          // A README beside the digests is no digest, so nothing of it counts as lost unless the
          // user named it as one.
          isLost = isLost || (oddity.isLost && (file.isDigest || paths.contains(entry.name)))
        }
      } catch let error as ArchiveError {
        let what = words.notRead(error.reason)
        try output.write("\(Sanitizer.clean(error.path)):1: \(what)\n")
        isLost = true
      }
    }
    for leftOut in archive.leftOut() {
      try output.write(Sanitizer.clean(words.leftOut(leftOut)) + "\n")
    }
    if papers == 0, let unread = LibraryLoader.all(archive).unread {
      try output.write(Sanitizer.clean(words.unread(unread)) + "\n")
      // An empty file alone is a day on which nothing came out.
      isLost = isLost || unread.why != .empty || unread.count > 1
    }
    return !isLost
  }

  /// Prints what each line was read as; whether some file holds papers.
  private func explain(_ archive: Archive, _ words: Words, to output: inout Output) throws -> Bool {
    var papers = 0
    for entry in archive.list() {
      let file: DigestFile
      do {
        file = try archive.read(entry)
      } catch {
        try output.write("\(Sanitizer.clean(error.path)): \(words.notRead(error.reason))\n")
        continue
      }
      papers += file.papers.count
      try output.write(Sanitizer.clean(words.explained(file)) + "\n")
      let lines = DigestExplanation(file).lines
      let width = lines.map { displayWidth(of: words.role($0.role)) }.max() ?? 0
      for line in lines {
        let role = words.role(line.role)
        let number = String(line.number)
        let head = String(repeating: " ", count: max(0, 6 - number.count)) + number
        let pad = String(repeating: " ", count: width - displayWidth(of: role))
        try output.write("\(head)  \(role)\(pad)  \(Sanitizer.clean(line.text))\n")
        guard let (paper, form) = line.paper else { continue }
        let indent = String(repeating: " ", count: 8 + width + 2)
        try output.write(
          "\(indent)→ \(Sanitizer.clean(paper.title))\n\(indent)  \(Sanitizer.clean(words.explained(paper, form)))\n"
        )
      }
    }
    return papers > 0
  }
}
