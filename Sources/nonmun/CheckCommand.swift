import ArgumentParser
import Configuration
import Digest
import Reader
import TextLayout

/// `nonmun check`: every oddity of digest files.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Name every oddity of digests as file:line: what. 형식을 검사합니다.",
    discussion: "Exits with 1 if any line could not be understood.")

  @OptionGroup var options: ArchiveOptions

  @Argument(help: ArgumentHelp("Folders and files of digests.", valueName: "path"))
  var paths: [String] = []

  func run() throws {
    let surroundings = Surroundings()
    let archive = try openArchive(
      paths + options.archive, surroundings.environment, surroundings.settings)
    var output = Output()
    var isLost = false
    for entry in archive.list() {
      do {
        let file = try archive.read(entry)
        for oddity in DigestChecker.check(file) {
          let what = surroundings.words.oddity(oddity.what)
          try output.write(Sanitizer.clean("\(oddity.file):\(oddity.line): \(what)") + "\n")
          // A README beside the digests is no digest, so nothing of it counts as lost unless the user named it as one.
          isLost = isLost || (oddity.isLost && (file.isDigest || paths.contains(entry.name)))
        }
      } catch let error as ArchiveError {
        let what = surroundings.words.notRead(error.reason)
        try output.write("\(Sanitizer.clean(error.path)):1: \(what)\n")
        isLost = true
      }
    }
    try output.flush()
    if isLost { throw ExitCode(1) }
  }
}
