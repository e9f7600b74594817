import Glibc

/// Finds digest files under a folder: `*.md`, hidden names left out, each folder entered once even where links make a loop.
struct FolderWalk {
  private struct Folder: Hashable {
    let device: UInt
    let node: UInt
  }

  private struct Listing {
    /// Names of the folder's digest files and folders, each in ascending order of bytes.
    var files: [[UInt8]] = []
    var folders: [[UInt8]] = []
    /// Which of the folders are symbolic links.
    var links: Set<[UInt8]> = []
  }

  private let root: [UInt8]
  private let prefix: String
  private var entered: Set<Folder> = []

  init(root: [UInt8], prefix: String) {
    // One slash at the end, so that what follows it is the relative name.
    self.root = root.last == UInt8(ascii: "/") ? root : root + [UInt8(ascii: "/")]
    self.prefix = prefix
  }

  /// Every digest file below the root.
  mutating func all() -> [FileEntry] {
    var entries: [FileEntry] = []
    var pending = [root]
    // Links are followed last, so that a folder that is also linked to keeps its own name.
    var links: [[UInt8]] = []
    while let folder = pending.popLast() ?? links.popLast() {
      guard let listing = list(folder) else { continue }
      entries += listing.files.map { entry(folder + $0) }
      for name in listing.folders {
        let path = folder + name + [UInt8(ascii: "/")]
        if listing.links.contains(name) { links.append(path) } else { pending.append(path) }
      }
    }
    return entries
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
      entered.insert(Folder(device: UInt(status.st_dev), node: UInt(status.st_ino))).inserted,
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
      switch kind(of: item, named: name, in: folder) {
      case S_IFDIR:
        listing.folders.append(name)
        if Int(item.pointee.d_type) == Int(DT_LNK) { listing.links.insert(name) }
      case S_IFREG where name.suffix(3).elementsEqual(".md".utf8) && name.count > 3:
        listing.files.append(name)
      default: break
      }
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
