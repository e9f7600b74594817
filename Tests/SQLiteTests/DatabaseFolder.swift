import Glibc
import SQLite

/// A folder for databases, gone with its last user.
final class DatabaseFolder: Sendable {
  struct Failure: Error {}

  let path: String

  init() throws {
    let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var name = Array("\(parent)/nonmun-sqlite-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw Failure() }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      unlink("\(path)/\(name)")
    }
    closedir(folder)
    rmdir(path)
  }

  /// Makes an empty file and returns its path; a database is made of it by what is written first.
  func file(_ name: String = "x.sqlite") throws -> String {
    let path = "\(path)/\(name)"
    let descriptor = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure() }
    close(descriptor)
    return path
  }
}
