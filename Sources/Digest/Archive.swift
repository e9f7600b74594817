import Glibc

/// Where digests come from: folders, single files, standard input or the sample.
///
/// An archive is only where digests are. Listing and reading are separate steps, so that the newest
/// day can be on screen before the rest is even listed.
public struct Archive: Sendable {
  private enum Root: Sendable {
    case folder(path: [UInt8], prefix: String)
    case file(FileEntry)
    case memory(name: String, bytes: [UInt8])
  }

  private let roots: [Root]

  /// Opens folders and files by their paths; `-` is one digest on standard input, which is read
  /// here.
  ///
  /// - Throws: `ArchiveError` for a path that is missing or cannot be read.
  public init(paths: [String]) throws(ArchiveError) {
    var roots: [Root] = []
    for path in paths {
      roots.append(try Archive.root(path, prefix: paths.count > 1))
    }
    self.roots = roots
  }

  /// An archive in memory: names and contents.
  public init(memory files: [(name: String, bytes: [UInt8])]) {
    roots = files.map { .memory(name: $0.name, bytes: $0.bytes) }
  }

  private static func root(_ path: String, prefix: Bool) throws(ArchiveError) -> Root {
    if path == "-" {
      do {
        return .memory(name: "-", bytes: try FileReader.read(descriptor: STDIN_FILENO))
      } catch {
        throw ArchiveError(path: "-", reason: error.reason)
      }
    }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw unsafe ArchiveError(path: path, reason: String(cString: strerror(errno)))
    }
    let bytes = Array(path.utf8)
    if status.st_mode & S_IFMT == S_IFDIR {
      guard unsafe access(path, R_OK | X_OK) == 0 else {
        throw unsafe ArchiveError(path: path, reason: String(cString: strerror(errno)))
      }
      return .folder(path: bytes, prefix: prefix ? path + "/" : "")
    }
    // A pipe or a device is no digest, and would hold the reader or never end.
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ArchiveError(path: path, reason: "neither a folder nor a regular file")
    }
    guard unsafe access(path, R_OK) == 0 else {
      throw unsafe ArchiveError(path: path, reason: String(cString: strerror(errno)))
    }
    return .file(FileEntry(path: bytes, relative: bytes[...]))
  }

  /// What the archive is known by from one day to the next: the real paths of its folders and
  /// files.
  ///
  /// Nil where any of it is in memory only, such as the sample or standard input.
  public var identity: String? {
    func resolved(_ path: [UInt8]) -> String? {
      LongPath.resolved(path).map { String(decoding: $0, as: UTF8.self) }
    }
    let paths = roots.map { root -> String? in
      switch root {
      case .folder(let path, _): resolved(path)
      case .file(let entry): resolved(entry.path)
      case .memory: nil
      }
    }
    return paths.contains(nil) ? nil : paths.compactMap(\.self).joined(separator: "\n")
  }

  /// All digest files, oldest first.
  ///
  /// - Parameter visit: is told of each path that the listing depends on, before it is looked at:
  ///   what changes there later, a watch set then notices.
  public func list(visiting visit: (ListedPath) -> Void = { _ in }) -> [FileEntry] {
    for root in roots {
      switch root {
      case .folder(let path, _): visit(.root(path))
      case .file(let entry):
        visit(.root(entry.path))
        visit(.name(entry.path))
      case .memory: continue
      }
    }
    return list { $0.all(visiting: visit) }
  }

  /// The day on which the newest of some listed files was last changed, in UTC; nil where none is
  /// on disk.
  public func lastChange(of entries: [FileEntry]) -> DigestDate? {
    entries.compactMap { FileStamp(path: $0.path)?.day }.max()
  }

  /// What stands in the archive's folders and is not read.
  public func leftOut() -> [LeftOut] {
    roots.flatMap { root -> [LeftOut] in
      guard case .folder(let path, let prefix) = root else { return [] }
      var walk = FolderWalk(root: path, prefix: prefix)
      _ = walk.all { _ in }
      return walk.leftOut
    }
  }

  /// The files of the folder that the names say is the newest (a month, say), oldest first: what
  /// the first screen needs.
  ///
  /// It reads as few folders as that takes, whatever the archive's size.
  func listNewest() -> [FileEntry] { list { $0.newest() } }

  private func list(_ find: (inout FolderWalk) -> [FileEntry]) -> [FileEntry] {
    var entries: [FileEntry] = []
    for root in roots {
      switch root {
      case .folder(let path, let prefix):
        var walk = FolderWalk(root: path, prefix: prefix)
        entries += find(&walk)
      case .file(let entry): entries.append(entry)
      case .memory(let name, _): entries.append(FileEntry.memory(name))
      }
    }
    return entries.sorted(by: FileEntry.isOlder)
  }

  /// The first folder of the archive, or the one that its first file is in; nil where there is
  /// none.
  public var folder: String? {
    for root in roots {
      switch root {
      case .folder(let path, _): return String(decoding: path, as: UTF8.self)
      case .file(let entry):
        let path = String(decoding: entry.path, as: UTF8.self)
        return path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
      case .memory: continue
      }
    }
    return nil
  }

  /// The path of a listed file, from its name; nil where it is in no folder.
  public func path(of name: String) -> String? {
    for root in roots {
      switch root {
      case .folder(let path, let prefix) where name.hasPrefix(prefix):
        return String(decoding: path, as: UTF8.self) + "/" + name.dropFirst(prefix.count)
      case .file(let entry) where entry.name == name:
        return String(decoding: entry.path, as: UTF8.self)
      default: continue
      }
    }
    return nil
  }

  /// Reads and parses one listed file.
  ///
  /// - Throws: `ArchiveError` where the file cannot be read, which costs that file only.
  public func read(_ entry: FileEntry) throws(ArchiveError) -> DigestFile {
    let (bytes, _) = try bytes(of: entry)
    return try file(of: entry, bytes)
  }

  /// The digest that a listed file is, given its bytes on disk.
  ///
  /// - Throws: where it is packed and cannot be unpacked, or in no encoding that is known.
  func file(of entry: FileEntry, _ bytes: [UInt8]) throws(ArchiveError) -> DigestFile {
    do {
      let text = try FileText(bytes, isPacked: DigestName.isPacked(entry.path))
      return DigestFile(
        name: entry.name, text: text,
        source: text.bytes.count == bytes.count && text.encoding == nil ? nil : bytes,
        date: entry.date)
    } catch {
      throw ArchiveError(path: entry.name, reason: error.reason)
    }
  }

  /// The bytes of a listed file, and its stamp where it can tell later that they are still the
  /// same.
  ///
  /// - Throws: where the file cannot be read.
  func bytes(of entry: FileEntry) throws(ArchiveError) -> (bytes: [UInt8], stamp: FileStamp?) {
    for case .memory(let name, let bytes) in roots where name == entry.name {
      return (bytes, nil)
    }
    do {
      return try FileReader.read(path: entry.path)
    } catch {
      throw ArchiveError(path: entry.name, reason: error.reason)
    }
  }
}

/// A path that a listing depends on.
public enum ListedPath: Sendable, Hashable {
  /// What the archive was opened by, a folder or a file, by its path: another may take the place of
  /// any folder or link on the way.
  case root([UInt8])
  /// A folder, by its path: names come and go in it, and files change.
  case folder([UInt8])
  /// A single file, by its path: one that the archive was opened by, or a symbolic link, which
  /// leads to one elsewhere.
  case name([UInt8])
}

/// A path of an archive that cannot be read, and why.
public struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path as the user knows it.
  public let path: String
  /// The system's reason.
  public let reason: String

  /// `path: reason`.
  public var description: String { "\(path): \(reason)" }
}

extension FileEntry {
  fileprivate static func memory(_ name: String) -> FileEntry {
    let bytes = Array(name.utf8)
    return FileEntry(path: bytes, relative: bytes[...])
  }
}
