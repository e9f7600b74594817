import FoundationEssentials

/// The archive that something is measured on.
enum MeasuredArchive {
  /// Its path, and what to call it.
  ///
  /// - Parameters:
  ///   - archive: a path that was given.
  ///   - papers: a generated archive of so many papers is wanted.
  ///   - folder: where a generated archive goes.
  /// - Throws: where none can be generated.
  static func find(
    _ archive: String?, papers: Int? = nil, _ folder: TemporaryFolder
  ) throws -> (path: String, name: String) {
    if let papers { return (try generate(papers, folder), "A generated archive") }
    let environment = ProcessInfo.processInfo.environment
    if let path = archive ?? environment["NONMUN_ARCHIVE"], !path.isEmpty { return (path, path) }
    let shared = "../shared/archive/paper_logs"
    if FileManager.default.fileExists(atPath: shared) { return (shared, shared) }
    return (try generate(2_400, folder), "A generated archive")
  }

  private static func generate(_ papers: Int, _ folder: TemporaryFolder) throws -> String {
    let path = folder.path + "/generated"
    try ArchiveGenerator(papers: papers, seed: 3).write(to: path)
    return path
  }
}
