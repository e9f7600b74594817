import App
import Cache
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
  private let language: Words

  init(
    _ paths: [String], _ environment: [String: String], _ settings: Settings,
    _ words: Words
  ) {
    self.paths = paths
    self.environment = environment
    self.settings = settings
    self.words = DoctorWords(words)
    language = words
  }

  var findings: [Finding] {
    do {
      let archive = try openArchive(paths, environment, settings)
      return [contents(of: archive), watches(of: archive), index(of: archive)]
    } catch {
      return [
        Finding(
          .archive, .fail, words.say(error.what) + why(error), mend: words.nameArchive),
        Finding(.watches, .ok, words.nothingToWatch),
        Finding(.index, .ok, words.noIndex(least: IndexPlace.usualLeast)),
      ]
    }
  }

  /// Who names the archive that cannot be read.
  private func why(_ error: Failure) -> String {
    let (origin, read) = ArchiveOrigin.of(paths, environment, settings)
    return origin == .lost ? "" : ": " + language.archive(read, origin)
  }

  private func contents(of archive: Archive) -> Finding {
    let library = LibraryLoader.all(archive, index: .reading(archive, environment))
    let (origin, read) = ArchiveOrigin.of(paths, environment, settings)
    let measured =
      language.archive(read, origin) + ": "
      + words.archive(
        files: Set(library.papers.map(\.file.name)).count, papers: library.papers.count,
        unreadable: library.unreadable.count)
    if let first = library.unreadable.first {
      return Finding(.archive, .warn, measured, mend: "\(first)")
    }
    if let unread = library.unread {
      return Finding(
        .archive, .warn, language.unread(unread),
        mend: language.explainCommand(archive.path(of: unread.first) ?? unread.first))
    }
    if library.papers.isEmpty { return Finding(.archive, .warn, measured, mend: words.nameArchive) }
    // A file that is left out by its ending is no loss; a link that is not followed may be.
    let links = archive.leftOut().filter { if case .ending = $0 { false } else { true } }
    guard !links.isEmpty else { return Finding(.archive, .ok, measured) }
    return Finding(
      .archive, .warn, ([measured] + links.map(language.leftOut)).joined(separator: "; "),
      mend: "nonmun check")
  }

  /// The archive's index, looked through to its end.
  private func index(of archive: Archive) -> Finding {
    guard let place = IndexPlace(of: archive, environment: environment) else {
      return Finding(.index, .ok, words.noIndex(least: IndexPlace.usualLeast))
    }
    let index = ArchiveIndex(at: place)
    guard !index.isMissing else { return Finding(.index, .ok, words.noIndex(least: place.least)) }
    guard let fault = index.fault else {
      return Finding(.index, .ok, words.index(place.folder, mebibytes: index.size >> 20))
    }
    return Finding(
      .index, .warn, "\(place.folder): " + words.fault(fault),
      mend: fault == .foreign ? words.removeIndex : words.indexIsMadeAnew)
  }

  /// How the reader would notice changes of this archive: by watches of the kernel or, where those
  /// do not suffice, by looking through it every few seconds.
  private func watches(of archive: Archive) -> Finding {
    switch ArchiveWatch.mode(of: archive) {
    case .watching(let count): Finding(.watches, .ok, words.watches(count))
    case .polling(let reason):
      Finding(.watches, .warn, words.noWatches(reason), mend: words.moreWatches)
    case .none: Finding(.watches, .ok, words.nothingToWatch)
    }
  }
}
