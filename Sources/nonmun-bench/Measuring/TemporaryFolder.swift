import FoundationEssentials
import Glibc

/// A folder that is gone when nothing needs it.
final class TemporaryFolder {
  let path: String

  /// - Throws: where the folder cannot be made.
  init() throws {
    var name = Array("/tmp/nonmun-bench-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw BenchError.system("making a folder in /tmp") }
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
