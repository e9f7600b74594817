import Glibc

/// Finds digest files under a folder: `*.md`, hidden names left out, each folder entered once even where links make a loop.
struct FolderWalk {
  /// What a name leads to: the same for every link to it.
  private struct Node: Hashable {
    let device: UInt
    let number: UInt

    init(_ status: stat) {
      device = UInt(status.st_dev)
      number = UInt(status.st_ino)
    }
  }

  private struct Listing {
    /// Names of the folder's digest files and folders, each in ascending order of bytes.
    var files: [[UInt8]] = []
    var folders: [[UInt8]] = []
    /// What the symbolic links among them lead to.
    var links: [[UInt8]: Node] = [:]
  }

  private let root: [UInt8]
  private let prefix: String
  private var entered: Set<Node> = []

  init(root: [UInt8], prefix: String) {
    // One slash at the end, so that what follows it is the relative name.
    self.root = root.last == UInt8(ascii: "/") ? root : root + [UInt8(ascii: "/")]
    self.prefix = prefix
  }

  /// Every digest file below the root.
  ///
  /// - Parameter visit: is told of each folder before it is listed, and of each linked file.
  mutating func all(visiting visit: (ListedPlace) -> Void) -> [FileEntry] {
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
          visit(.name(path))
          linkedFiles.append((path, node))
        } else {
          entries.append(entry(path))
        }
      }
      for name in listing.folders {
        let path = folder + name + [UInt8(ascii: "/")]
        if listing.links[name] == nil { pending.append(path) } else { linkedFolders.append(path) }
      }
    }
    return entries + unique(linkedFiles, besides: entries)
  }

  /// The linked files that lead to none of the others.
  private func unique(
    _ links: [(path: [UInt8], node: Node)], besides entries: [FileEntry]
  ) -> [FileEntry] {
    guard !links.isEmpty else { return [] }
    var known = Set(entries.compactMap { node(at: $0.path) })
    return links.filter { known.insert($0.node).inserted }.map { entry($0.path) }
  }

  private func node(at path: [UInt8]) -> Node? {
    var status = stat()
    return withPath(path) { stat($0, &status) } == 0 ? Node(status) : nil
  }

  /// The digest files of the folder with the newest: the last name first, down to the first folder that has any.
  mutating func newest() -> [FileEntry] { newest(in: root) ?? [] }

  private mutating func newest(in folder: [UInt8]) -> [FileEntry]? {
    guard let listing = list(folder) else { return nil }
    // Folders named by numbers are years and months; others (docs, images) only where nothing else is found.
    let numbered = listing.folders.filter { $0.first.map(isDigit) == true }
    for name in numbered.reversed() {
      if let found = newest(in: folder + name + [UInt8(ascii: "/")]) { return found }
    }
    if !listing.files.isEmpty { return listing.files.map { entry(folder + $0) } }
    for name in listing.folders.reversed() where name.first.map(isDigit) != true {
      if let found = newest(in: folder + name + [UInt8(ascii: "/")]) { return found }
    }
    return nil
  }

  private func entry(_ path: [UInt8]) -> FileEntry {
    FileEntry(path: path, relative: path.dropFirst(root.count), prefix: prefix)
  }

  /// Lists a folder, or nil where it cannot be read or was entered before.
  private mutating func list(_ folder: [UInt8]) -> Listing? {
    let descriptor = withPath(folder) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0,
      entered.insert(Node(status)).inserted,
      let stream = fdopendir(descriptor)
    else {
      close(descriptor)
      return nil
    }
    defer { closedir(stream) }
    var listing = Listing()
    while let item = readdir(stream) {
      let name = FolderWalk.name(of: item)
      guard name.first != UInt8(ascii: ".") else { continue }
      let kind = kind(of: item, named: name, in: folder)
      if kind == S_IFDIR {
        listing.folders.append(name)
      } else if kind == S_IFREG, name.count > 3, name.suffix(3).elementsEqual(".md".utf8) {
        listing.files.append(name)
      } else {
        continue
      }
      if Int(item.pointee.d_type) == Int(DT_LNK) { listing.links[name] = node(at: folder + name) }
    }
    listing.files.sort { $0.lexicographicallyPrecedes($1) }
    listing.folders.sort { $0.lexicographicallyPrecedes($1) }
    return listing
  }

  private static func name(of item: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafeBytes(of: &item.pointee.d_name) { bytes in
      Array(bytes.prefix { $0 != 0 })
    }
  }

  /// The item's kind, links followed; most file systems tell it without another call.
  private func kind(
    of item: UnsafeMutablePointer<dirent>, named name: [UInt8], in folder: [UInt8]
  ) -> mode_t {
    switch Int(item.pointee.d_type) {
    case Int(DT_DIR): return S_IFDIR
    case Int(DT_REG): return S_IFREG
    case Int(DT_LNK), Int(DT_UNKNOWN):
      var status = stat()
      guard withPath(folder + name, { stat($0, &status) }) == 0 else { return S_IFREG }
      return status.st_mode & S_IFMT
    default: return 0
    }
  }

  private func withPath(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map(body) ?? -1 }
    }
  }
}
