import System

extension Settings {
  /// Writes which archive is read into the user's configuration file, which is made where there is
  /// none; all else in it stays.
  ///
  /// - Parameter archive: the path as the file takes it: whole, or beginning with `~/`.
  /// - Returns: the file's path.
  /// - Throws: why it cannot be written; the file is then as it was.
  @discardableResult
  package static func save(
    archive: String, environment: [String: String]
  ) throws(Problem) -> String {
    guard let path = path(environment: environment) else {
      throw Problem(file: nil, what: Localized(\.nowhereToWrite))
    }
    let before = try UserFile.text(of: path) ?? ""
    let text = setting(archive: archive, in: before)
    // What the file says is asked of its reader, so that no slip in it makes the line one that
    // nobody reads.
    let home = environment["HOME"]
    let read = { (text: String) in
      Settings.parse(text, file: Path.name(of: path), home: home, reserved: .none)
    }
    let whole = archive.hasPrefix("~/") ? (home ?? "") + archive.dropFirst() : archive
    let (was, now) = (read(before), read(text))
    guard now.settings.archive == [whole], now.problems.count <= was.problems.count else {
      throw Problem(
        file: Path.name(of: path), line: was.problems.first?.line,
        what: Localized { $0.cannotBeEdited("archive = " + archive.quotedForTOML) })
    }
    WholeFile.makeFolders(above: path)
    do {
      try WholeFile.replace(path, with: Array(text.utf8), rights: 0o600)
    } catch {
      let why = "\(error)"
      throw Problem(file: nil, what: Localized { $0.cannotBeWritten(path, why) })
    }
    return path
  }

  /// The text of a configuration file with this archive.
  static func setting(archive: String, in source: String) -> String {
    var edit = TOMLEdit(source)
    edit.set("archive", to: archive.quotedForTOML)
    return edit.text
  }
}

/// Whether the user wants the sample, so that nobody asks again: a file of the program's own notes.
package enum SampleAnswer {
  private static func path(_ environment: [String: String]) -> String? {
    UserFolder.state.path(in: environment).map { $0 + "/sample-kept" }
  }

  /// Whether the user has said so.
  package static func isGiven(environment: [String: String]) -> Bool {
    guard let path = path(environment) else { return false }
    return (try? WholeFile.bytes(of: path, limit: 1 << 16)) ?? nil != nil
  }

  /// Notes that the user has said so.
  ///
  /// - Returns: whether it is noted.
  @discardableResult
  package static func give(environment: [String: String]) -> Bool {
    guard let path = path(environment) else { return false }
    return WholeFile.writePrivately("The sample is read until an archive is set.\n", to: path)
  }
}
