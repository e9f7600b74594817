import Configuration
import Digest
import Reader
import Watching

/// The archive, and whether its folders can be watched.
struct ArchiveDiagnosis {
  private let paths: [String]
  private let environment: [String: String]
  private let settings: Settings
  private let words: DoctorWords

  init(
    _ paths: [String], _ environment: [String: String], _ settings: Settings,
    _ words: Words
  ) {
    self.paths = paths
    self.environment = environment
    self.settings = settings
    self.words = DoctorWords(words)
  }

  var findings: [Finding] {
    do {
      let archive = try openArchive(paths, environment, settings)
      return [contents(of: archive), watches(of: archive)]
    } catch {
      return [
        Finding(.archive, .fail, words.say(error.what), mend: words.nameArchive),
        Finding(.watches, .ok, words.nothingToWatch),
      ]
    }
  }

  private func contents(of archive: Archive) -> Finding {
    let library = LibraryLoader.all(archive)
    let measured = words.archive(
      files: Set(library.papers.map(\.file.name)).count, papers: library.papers.count,
      unreadable: library.unreadable.count)
    if let first = library.unreadable.first {
      return Finding(.archive, .warn, measured, mend: "\(first)")
    }
    return library.papers.isEmpty
      ? Finding(.archive, .warn, measured, mend: words.nameArchive)
      : Finding(.archive, .ok, measured)
  }

  /// How the reader would notice changes of this archive: by watches of the kernel or, where those do not suffice, by looking
  /// through it every few seconds.
  private func watches(of archive: Archive) -> Finding {
    switch ArchiveWatch.mode(of: archive) {
    case .watching(let count): Finding(.watches, .ok, words.watches(count))
    case .polling(let reason):
      Finding(.watches, .warn, words.noWatches(reason), mend: words.moreWatches)
    case .none: Finding(.watches, .ok, words.nothingToWatch)
    }
  }
}
