import ArgumentParser
import Digest
import Reader
import Sample

/// Where the archive is: `--archive`, else `NONMUN_ARCHIVE`, else the configuration, else the sample.
struct ArchiveOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A folder or file of digests; may be repeated.", valueName: "path"))
  var archive: [String] = []

  /// Opens the archive that the option names, or another.
  func open(
    _ environment: [String: String], _ configuration: Configuration
  ) throws(Failure) -> Archive {
    try openArchive(archive, environment, configuration)
  }
}

/// Opens the archive of these paths; without any, that of `NONMUN_ARCHIVE`, else the configuration's, else the sample.
func openArchive(
  _ paths: [String], _ environment: [String: String], _ configuration: Configuration
) throws(Failure) -> Archive {
  var paths = paths
  if paths.isEmpty { paths = [environment["NONMUN_ARCHIVE"] ?? ""].filter { !$0.isEmpty } }
  if paths.isEmpty { paths = configuration.archive }
  guard !paths.isEmpty else { return Archive(memory: Sample.files) }
  do {
    return try Archive(paths: paths)
  } catch {
    throw .noInput("\(error)")
  }
}
