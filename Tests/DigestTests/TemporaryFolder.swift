import Glibc

/// A folder that is gone with its last user.
final class TemporaryFolder {
  struct Failure: Error {
    let path: String
    let reason = String(cString: strerror(errno))
  }

  /// Where it is, without a digit in it that a date could be guessed from.
  let path: String

  init() throws {
    // mkdtemp's own names may hold digits.
    var random = SystemRandomNumberGenerator()
    let name = (0..<12).map { _ in
      String("abcdefghijklmnopqrstuvwxyz".randomElement(using: &random) ?? "x")
    }
    path = "/tmp/nonmun-digest-" + name.joined()
    guard mkdir(path, 0o700) == 0 else { throw Failure(path: path) }
  }

  deinit { TemporaryFolder.remove(path) }

  /// Writes a file, making the folders on the way to it.
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// Writes a file, making the folders on the way to it.
  func write(_ bytes: [UInt8], to name: String) throws {
    let whole = try place(name)
    guard let file = fopen(whole, "w") else { throw Failure(path: whole) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failure(path: whole) }
  }

  func link(_ name: String, to target: String) throws {
    guard symlink(target, try place(name)) == 0 else { throw Failure(path: name) }
  }

  /// Sets when a file was last changed, in seconds since 1970.
  func date(_ name: String, seconds: Int) throws {
    var times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
    guard utimensat(AT_FDCWD, path + "/" + name, &times, 0) == 0 else { throw Failure(path: name) }
  }

  func makeFIFO(_ name: String) throws {
    guard mkfifo(try place(name), 0o600) == 0 else { throw Failure(path: name) }
  }

  func makeFolder(_ name: String) throws { _ = try place(name + "/") }

  func forbid(_ name: String) throws {
    guard chmod(path + "/" + name, 0) == 0 else { throw Failure(path: name) }
  }

  /// The whole path of a name whose folders are there.
  private func place(_ name: String) throws -> String {
    var folder = path
    for part in name.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw Failure(path: folder) }
    }
    return path + "/" + name
  }

  private static func remove(_ path: String) {
    // Unlinking says whether it is a folder, without following a link.
    guard unlink(path) != 0 else { return }
    if let folder = opendir(path) {
      var names: [String] = []
      while let item = readdir(folder) {
        names.append(
          withUnsafePointer(to: &item.pointee.d_name) {
            String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
          })
      }
      closedir(folder)
      for name in names where name != "." && name != ".." { remove(path + "/" + name) }
    }
    rmdir(path)
  }
}

/// A digest of one day with one paper a title.
func digest(_ date: String?, _ titles: String...) -> String {
  (date.map { "## Daily Papers (\($0))\n\n" } ?? "")
    + titles.map { "### [\($0)](https://example.org/\($0))\n\nVote: 1\n\n- 요약\n\n" }.joined()
}
