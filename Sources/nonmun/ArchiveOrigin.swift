import Configuration

/// Why an archive is the one that is read.
enum ArchiveOrigin {
  /// The command line names it.
  case argument
  /// `NONMUN_ARCHIVE` does.
  case environment
  /// The configuration does.
  case configuration
  /// Nothing does.
  case sample
  /// The configuration does, and cannot be read.
  case lost

  /// What decides, in the order of `openArchive`, and the paths.
  static func of(
    _ paths: [String], _ environment: [String: String], _ settings: Settings
  ) -> (origin: ArchiveOrigin, paths: [String]) {
    if !paths.isEmpty { return (.argument, paths) }
    if let path = environment["NONMUN_ARCHIVE"], !path.isEmpty { return (.environment, [path]) }
    if !settings.archive.isEmpty { return (.configuration, settings.archive) }
    return (settings.isArchiveLost ? .lost : .sample, [])
  }
}
