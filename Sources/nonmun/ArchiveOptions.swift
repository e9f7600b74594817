import ArgumentParser
import Digest
import Reader
import Sample

/// Where the archive is: `--archive`, else `NONMUN_ARCHIVE`, else the configuration, else the sample.
struct ArchiveOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A folder or file of digests; may be repeated.", valueName: "path"))
  var archive: [String] = []

  /// Opens the archive, paths on the command line before everything.
  func open(
    paths: [String] = [], _ environment: [String: String], _ configuration: Configuration
  ) throws(Failure) -> Archive {
    do {
      return try find(paths, environment, configuration)
    } catch {
      throw .noInput("\(error)")
    }
  }

  private func find(
    _ paths: [String], _ environment: [String: String], _ configuration: Configuration
  ) throws(ArchiveError) -> Archive {
    let named = paths + archive
    if !named.isEmpty { return try Archive(paths: named) }
    if let path = environment["NONMUN_ARCHIVE"], !path.isEmpty {
      return try Archive(paths: [path])
    }
    let configured = configuration.archive
    return configured.isEmpty ? Archive(memory: Sample.files) : try Archive(paths: configured)
  }
}
