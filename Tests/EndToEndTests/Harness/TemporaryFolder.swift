import Foundation

/// A folder that is gone with its last user.
final class TemporaryFolder: Sendable {
  /// Where it is.
  let path: String

  /// Makes an empty folder.
  init() throws {
    var template = Array("\(NSTemporaryDirectory())/nonmun-e2e-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError("making a temporary folder") }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, making the folders on the way to it, and returns its whole path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// The names in a folder below, none if it is not there.
  func files(in name: String) throws -> [String] {
    let folder = "\(path)/\(name)"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// The text of a file.
  func text(of name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}
