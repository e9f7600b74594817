import App
import ArgumentParser
import Configuration
import Digest
import Reader
import Sample
import Search

/// Where the archive is: `--archive`, else `NONMUN_ARCHIVE`, else the configuration, else the
/// sample.
struct ArchiveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      ko: "다이제스트가 든 폴더나 파일. 여러 번 쓸 수 있습니다.",
      en: "A folder or file of digests; may be repeated.", .path),
    completion: .file())
  var archive: [String] = []

  /// All papers of the archive that the option names, or another; says which files could not be
  /// read.
  ///
  /// - Throws: where a path of the archive cannot be read.
  func library(in surroundings: Surroundings) throws(Failure) -> Library {
    let archive = try openArchive(archive, surroundings.environment, surroundings.settings)
    let place = IndexPlace(of: archive, environment: surroundings.environment)
    var loader = LibraryLoader(archive, index: place.map { IndexMaker(at: $0) })
    let library = loader.all()
    KeptToTheEnd.keep(loader)
    if let unread = library.unread {
      let path = archive.path(of: unread.first) ?? unread.first
      warn(surroundings.words.unread(unread) + " (\(surroundings.words.explainCommand(path)))")
    } else {
      for problem in library.unreadable { warn(surroundings.words.unreadable([problem])) }
    }
    return library
  }
}

extension IndexMaker? {
  /// What reads an archive's index and writes none.
  static func reading(_ archive: Archive, _ environment: [String: String]) -> IndexMaker? {
    IndexPlace(of: archive, environment: environment).map { place in
      var place = place
      place.writes = false
      return IndexMaker(at: place)
    }
  }
}

/// Opens the archive of these paths; without any, that of `NONMUN_ARCHIVE`, else the
/// configuration's, else the sample.
///
/// - Throws: where a path cannot be read, or the configuration's archive is not known.
func openArchive(
  _ paths: [String], _ environment: [String: String], _ settings: Settings
) throws(Failure) -> Archive {
  let paths = archivePaths(paths, environment, settings)
  guard !paths.isEmpty else {
    // A slip in the configuration does not show the sample to someone who has an archive.
    guard !settings.isArchiveLost else {
      throw Failure(\.archiveIsLost, hint: \.giveArchive, code: .configuration)
    }
    return Archive(memory: Sample.files)
  }
  do {
    return try Archive(paths: paths)
  } catch {
    throw Failure(
      { "\(error.path): \($0.reason(error.reason))" }, hint: \.giveArchive, code: .noInput)
  }
}

/// The paths that are read where the command line names these; empty for the sample.
func archivePaths(
  _ paths: [String], _ environment: [String: String], _ settings: Settings
) -> [String] {
  if !paths.isEmpty { return paths }
  if let path = environment["NONMUN_ARCHIVE"], !path.isEmpty { return [path] }
  return settings.archive
}
