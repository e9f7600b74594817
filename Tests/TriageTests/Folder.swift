import Foundation
import Glibc

/// A folder that is gone with its last user.
final class Folder: Sendable {
  struct Failure: Error {
    let what: String
    let reason = String(cString: strerror(errno))
  }

  let path: String

  init() throws {
    // In memory where that is possible: thousands of transactions wait for the disk otherwise.
    let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var name = Array("\(parent)/nonmun-triage-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw Failure(what: "making a folder") }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where the store of the folder is.
  var store: String { path + "/triage.sqlite" }

  /// The names in it.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The bytes of a file in it.
  func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { [UInt8]($0) } ?? []
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  /// Copies a store with its log, as a crash would leave them.
  func copyStore(to other: Folder) throws {
    for suffix in ["", "-wal"] {
      let name = "triage.sqlite" + suffix
      guard FileManager.default.fileExists(atPath: "\(path)/\(name)") else { continue }
      try other.write(bytes(name), to: name)
    }
  }
}
