import Glibc

/// What is in a folder, and making one.
package enum Folder {
  /// The names in a folder, sorted, `.` and `..` among them; none if it is not there or not
  /// readable.
  package static func names(in folder: String) -> [String] {
    (try? names(of: folder)) ?? []
  }

  /// The names in a folder, sorted, `.` and `..` among them.
  ///
  /// - Throws: why it cannot be read.
  package static func names(of folder: String) throws(SystemError) -> [String] {
    guard let directory = opendir(folder) else { throw SystemError() }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted()
  }

  /// Makes a folder and those above it, for the user alone, where they are not there.
  ///
  /// - Throws: why it could not be made.
  package static func make(_ folder: String) throws(SystemError) {
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
    let failure = SystemError()
    let parent = Path.folder(of: folder)
    // A read-only file system may refuse (EROFS) even where the folder is there.
    if access(folder, F_OK) == 0 { return }
    guard failure.code == ENOENT, parent != folder else { throw failure }
    try make(parent)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw SystemError() }
  }

  /// Makes a new folder for the user alone, under a name that nothing else has.
  ///
  /// - Parameter start: what its path begins with; six letters follow that nothing else has there.
  /// - Returns: its path.
  /// - Throws: why the system would not make it.
  package static func makeTemporary(_ start: String) throws(SystemError) -> String {
    var template = Array((start + "XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError() }
    return TemporaryFile.path(template)
  }

  /// Has a folder's new names kept through a loss of power.
  package static func synchronize(_ folder: String) {
    let descriptor = Descriptor(opening: folder, O_RDONLY | O_DIRECTORY)
    if descriptor.isOpen { fsync(descriptor.number) }
  }
}
