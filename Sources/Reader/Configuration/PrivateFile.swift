import Glibc

/// A small file of the user's own that nobody else reads, written whole or not at all.
enum PrivateFile {
  /// Writes a file and the folders it is in; what stood there stays where that fails.
  @discardableResult
  static func write(_ text: String, to path: String) -> Bool {
    makeFolders(above: path)
    var template = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return false }
    let bytes = Array(text.utf8)
    let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count
    guard close(descriptor) == 0, isWritten, rename(template, path) == 0 else {
      unlink(template)
      return false
    }
    return true
  }

  private static func makeFolders(above path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }
}
