import Glibc

/// Finds digest files under a folder: hidden names left out, each folder entered once even where
/// links make a loop.
///
/// Links that lead out of the folder are followed to what holds digests, within bounds (see
/// `LeftOut`).
struct FolderWalk {
  /// What a name leads to: the same for every link to it.
  struct Node: Hashable {
    let device: UInt
    let number: UInt

    init(_ status: stat) {
      device = UInt(status.st_dev)
      number = UInt(status.st_ino)
    }
  }

  struct Listing {
    /// Names of the folder's digest files and folders, each in ascending order of bytes.
    var files: [[UInt8]] = []
    var folders: [[UInt8]] = []
    /// What the symbolic links among them lead to.
    var links: [[UInt8]: Node] = [:]
    /// How many names there are, those left out too.
    var names = 0
  }

  private let root: [UInt8]
  private let realRoot: [UInt8]?
  private let prefix: String
  private var entered: Set<Node> = []
  /// What was left out, in the order in which it was found.
  private(set) var leftOut: [LeftOut] = []
  private var endings: [String: Int] = [:]

  init(root: [UInt8], prefix: String) {
    // One slash at the end, so that what follows it is the relative name.
    self.root = root.last == UInt8(ascii: "/") ? root : root + [UInt8(ascii: "/")]
    realRoot = LongPath.resolved(root)
    self.prefix = prefix
  }

  /// Every digest file below the root.
  ///
  /// - Parameter visit: is told of each folder before it is listed, and of each linked file.
  mutating func all(visiting visit: (ListedPath) -> Void) -> [FileEntry] {
    var entries: [FileEntry] = []
    var pending = [root]
    // Links are followed last, so that what is also linked to keeps its own name and comes once.
    var linkedFolders: [[UInt8]] = []
    var linkedFiles: [(path: [UInt8], node: Node)] = []
    while let folder = pending.popLast() ?? linkedFolders.popLast() {
      visit(.folder(folder))
      guard let listing = list(folder) else { continue }
      for name in listing.files {
        let path = folder + name
        if let node = listing.links[name] {
          guard !isSystem(path) else { continue }
          visit(.name(path))
          linkedFiles.append((path, node))
        } else {
          entries.append(entry(path))
        }
      }
      for name in listing.folders {
        let path = folder + name + [UInt8(ascii: "/")]
        if listing.links[name] == nil {
          pending.append(path)
        } else if isFollowed(path) {
          linkedFolders.append(path)
        }
      }
    }
    leftOut += endings.sorted { $0.key < $1.key }.map { LeftOut.ending($0.key, count: $0.value) }
    return entries + unique(linkedFiles, besides: entries)
  }

  /// The linked files that lead to none of the others.
  private func unique(
    _ links: [(path: [UInt8], node: Node)], besides entries: [FileEntry]
  ) -> [FileEntry] {
    guard !links.isEmpty else { return [] }
    var known = Set(entries.compactMap { LongPath.status($0.path).map(Node.init) })
    return links.filter { known.insert($0.node).inserted }.map { entry($0.path) }
  }

  // MARK: The newest

  /// The digest files of the folder with the newest: the last name first, down to the first folder
  /// that has any.
  mutating func newest() -> [FileEntry] { newest(in: root) ?? [] }

  private mutating func newest(in folder: [UInt8]) -> [FileEntry]? {
    guard let listing = list(folder) else { return nil }
    // Folders named by numbers are years and months; others (docs, images) only where nothing else
    // is found.
    let numbered = listing.folders.filter { $0.first.map(isDigit) == true }
    for name in numbered.reversed() {
      if let found = newest(in: folder, name, listing) { return found }
    }
    let files = listing.files.map { folder + $0 }.filter { path in
      listing.links.isEmpty || listing.links[Array(path.dropFirst(folder.count))] == nil
        || !isSystem(path)
    }
    if !files.isEmpty { return files.map(entry) }
    for name in listing.folders.reversed() where name.first.map(isDigit) != true {
      if let found = newest(in: folder, name, listing) { return found }
    }
    return nil
  }

  private mutating func newest(
    in folder: [UInt8], _ name: [UInt8], _ listing: Listing
  ) -> [FileEntry]? {
    let path = folder + name + [UInt8(ascii: "/")]
    guard listing.links[name] == nil || isFollowed(path) else { return nil }
    return newest(in: path)
  }

  private func entry(_ path: [UInt8]) -> FileEntry {
    FileEntry(path: path, relative: path.dropFirst(root.count), prefix: prefix)
  }

  // MARK: Links

  private static let system: [StaticString] = ["/proc", "/sys", "/dev"]

  /// Whether a real path is of the system's own folders, where files are no files.
  static func isSystem(real path: [UInt8]) -> Bool {
    system.contains { isWithin(path, Array("\($0)".utf8)) }
  }

  /// Whether a path is another, or below it.
  static func isWithin(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
    folder == [UInt8(ascii: "/")]
      || (path.starts(with: folder)
        && (path.count == folder.count || path[folder.count] == UInt8(ascii: "/")))
  }

  private func name(of path: [UInt8]) -> String {
    prefix
      + String(decoding: path.dropFirst(root.count).drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
  }

  /// Whether a link leads into the system's own folders, where files are no files.
  private mutating func isSystem(_ link: [UInt8]) -> Bool {
    guard let real = LongPath.resolved(link) else { return false }
    let isSystem = FolderWalk.isSystem(real: real)
    if isSystem { leftOut.append(.system(link: name(of: link))) }
    return isSystem
  }

  /// Whether a linked folder is followed: within the archive always, elsewhere where it is not too
  /// much.
  private mutating func isFollowed(_ link: [UInt8]) -> Bool {
    guard !isSystem(link) else { return false }
    guard let real = LongPath.resolved(link), let realRoot else { return true }
    if FolderWalk.isWithin(real, realRoot) { return true }
    if FolderWalk.isWithin(realRoot, real) {
      leftOut.append(.around(link: name(of: link)))
      return false
    }
    // It is looked through first, so that nothing of what is too much is read or watched.
    var probe = FolderWalk(root: real, prefix: "")
    guard let holdsDigests = probe.probe() else {
      leftOut.append(.tooMuch(link: name(of: link)))
      return false
    }
    return holdsDigests
  }

  /// Whether a tree holds digests; nil where it is more than is looked through.
  private mutating func probe() -> Bool? {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    let end = now.tv_sec * 1_000 + now.tv_nsec / 1_000_000 + LeftOut.milliseconds
    var pending = [(folder: root, depth: 0)]
    var names = 0
    var holdsDigests = false
    while let (folder, depth) = pending.popLast() {
      guard let listing = list(folder) else { continue }
      names += listing.names
      holdsDigests = holdsDigests || !listing.files.isEmpty
      unsafe clock_gettime(CLOCK_MONOTONIC, &now)
      guard names <= LeftOut.names, now.tv_sec * 1_000 + now.tv_nsec / 1_000_000 <= end else {
        return nil
      }
      for name in listing.folders where listing.links[name] == nil {
        guard depth < LeftOut.depth else { return nil }
        pending.append((folder + name + [UInt8(ascii: "/")], depth + 1))
      }
    }
    return holdsDigests
  }

  // MARK: Folders

  /// Lists a folder, or nil where it cannot be read or was entered before.
  mutating func list(_ folder: [UInt8]) -> Listing? {
    let descriptor = LongPath.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0,
      entered.insert(Node(status)).inserted,
      let stream = unsafe fdopendir(descriptor)
    else {
      close(descriptor)
      return nil
    }
    defer { unsafe closedir(stream) }
    var listing = Listing()
    while let item = unsafe readdir(stream) {
      let name = unsafe FolderWalk.name(of: item)
      listing.names += 1
      guard name.first != UInt8(ascii: ".") else { continue }
      let kind = unsafe kind(of: item, named: name, in: descriptor)
      if kind == S_IFDIR {
        listing.folders.append(name)
      } else if kind == S_IFREG, DigestName.isDigest(name) {
        listing.files.append(name)
      } else {
        if kind == S_IFREG, let ending = DigestName.ending(of: name) {
          endings[ending, default: 0] += 1
        }
        continue
      }
      if unsafe Int(item.pointee.d_type) == Int(DT_LNK) {
        listing.links[name] = FolderWalk.status(of: name, in: descriptor).map(Node.init)
      }
    }
    listing.files.sort { $0.lexicographicallyPrecedes($1) }
    listing.folders.sort { $0.lexicographicallyPrecedes($1) }
    return listing
  }

  private static func name(of item: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafeBytes(of: &item.pointee.d_name) { bytes in
      unsafe Array(bytes.prefix { $0 != 0 })
    }
  }

  /// The item's kind, links followed; most file systems tell it without another call.
  private func kind(
    of item: UnsafeMutablePointer<dirent>, named name: [UInt8], in folder: Int32
  ) -> mode_t {
    switch unsafe Int(item.pointee.d_type) {
    case Int(DT_DIR): return S_IFDIR
    case Int(DT_REG): return S_IFREG
    case Int(DT_LNK), Int(DT_UNKNOWN):
      return FolderWalk.status(of: name, in: folder).map { $0.st_mode & S_IFMT } ?? S_IFREG
    default: return 0
    }
  }

  private static func status(of name: [UInt8], in folder: Int32) -> stat? {
    var status = stat()
    let isThere = unsafe (name + [0]).withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) {
        unsafe $0.baseAddress.map { unsafe fstatat(folder, $0, &status, 0) == 0 } == true
      }
    }
    return isThere ? status : nil
  }
}
