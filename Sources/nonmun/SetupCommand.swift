import ArgumentParser
import Configuration
import Digest
import Glibc
import Reader
import TextLayout

/// `nonmun setup [PATH]`: finds archives and writes into the configuration which one is read.
struct SetupCommand: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: Localized(
      ko: "아카이브를 찾아 설정에 적습니다.", en: "Find the archive and set it in the configuration."
    ).ofHelp,
    discussion: Localized(
      ko: "경로가 없으면 찾은 아카이브를 나열하고, 터미널에서는 어느 것을 읽을지 묻습니다. 고른 것은 설정 파일에"
        + " archive = \"...\"로 적고 나머지는 그대로 둡니다.",
      en: "Without a path it lists the archives that it finds, and on a terminal asks which one to"
        + " read. The choice is written into the configuration as archive = \"...\"; all else in it"
        + " stays."
    ).ofHelp)

  @Argument(
    help: ArgumentHelp(
      ko: "아카이브: 다이제스트가 든 폴더나 파일.", en: "The archive: a folder or a file of digests.", .path),
    completion: .file())
  var path: String?

  @Flag(
    help: ArgumentHelp(
      ko: "예시를 계속 읽고 다시 묻지 않습니다.", en: "Keep the sample, and do not ask again."))
  var sample = false

  @OptionGroup var speech: LanguageOption

  var language: Language? { speech.language }

  func validate() throws {
    guard path == nil || !sample else { throw ValidationError("--sample stands alone") }
  }

  func run() throws {
    let surroundings = Surroundings(language: language)
    let words = surroundings.words
    if sample {
      guard SampleAnswer.give(environment: surroundings.environment) else {
        throw Failure(\.nowhereToNote, code: .cannotCreate)
      }
      return try say(words.sampleIsRead)
    }
    if let path { return try set(try look(at: path, surroundings), surroundings) }
    let found = find(surroundings)
    try list(found, words)
    guard !found.isEmpty else { throw Failure(\.noArchiveFound, hint: \.setupPath, code: .noInput) }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return try say(words.setupPath)
    }
    guard let choice = ask(upTo: found.count, words) else { return try say(words.nothingChanged) }
    try set(found[choice - 1], surroundings)
  }

  private func look(at path: String, _ surroundings: Surroundings) throws(Failure) -> FoundArchive {
    do {
      return try FoundArchive(
        at: path, home: surroundings.environment["HOME"], current: currentFolder)
    } catch {
      throw Failure(
        { $0.noArchive(path, error) }, code: error == .noPaper ? .data : .noInput)
    }
  }

  /// Looks for archives, and says on a terminal how far it has come.
  private func find(_ surroundings: Surroundings) -> [FoundArchive] {
    var finder = ArchiveFinder(home: surroundings.environment["HOME"], current: currentFolder)
    guard isatty(STDERR_FILENO) == 1 else { return finder.run() }
    let found = finder.run(report: { progress in
      let line = truncated(Sanitizer.clean(surroundings.words.finding(progress)), to: 78)
      write("\r\(line)\u{1B}[K")
    })
    write("\r\u{1B}[K")
    return found
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }

  private func list(_ found: [FoundArchive], _ words: Words) throws(Failure) {
    var output = Output()
    for (index, archive) in found.enumerated() {
      try output.write("\(index + 1)  \(archive.name)\n   \(words.contents(of: archive))\n")
    }
    if found.isEmpty { try output.write("\(words.getArchive)\n  \(words.cloneCommand)\n") }
    try output.flush()
  }

  /// Asks for a number until there is one; nil where none is given.
  private func ask(upTo count: Int, _ words: Words) -> Int? {
    while true {
      write(words.whichArchive(count) + " ")
      guard let line = readLine() else { return nil }
      let answer = line.filter { !$0.isWhitespace }
      if answer.isEmpty { return nil }
      if let number = Int(answer), (1...count).contains(number) { return number }
    }
  }

  private func set(_ archive: FoundArchive, _ surroundings: Surroundings) throws {
    let file: String
    do {
      file = try Settings.save(archive: archive.name, environment: surroundings.environment)
    } catch {
      let problem = error
      throw Failure(
        { problem.text(in: $0.language) },
        code: problem.file == nil ? .cannotCreate : .configuration)
    }
    let words = surroundings.words
    try say(
      words.archiveSet(archive.name, words.contents(of: archive), file: file))
    if surroundings.environment["NONMUN_ARCHIVE"]?.isEmpty == false {
      warn(words.comesFirst("NONMUN_ARCHIVE"))
    }
  }

  private func say(_ line: String) throws(Failure) {
    var output = Output()
    try output.write(line + "\n")
    try output.flush()
  }

  private var currentFolder: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(validatingCString: path)
  }
}
