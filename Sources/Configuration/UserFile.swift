import System

/// The small files of the user's own: where they are, and reading them.
package enum UserFile {
  /// The largest file that is read, in bytes: nobody writes more by hand.
  private static let limit = 1 << 20

  /// The folder of the user's own settings, nil if there is no home to have it in.
  package static func folder(environment: [String: String]) -> String? {
    UserFolder.configuration.path(in: environment)
  }

  /// The text of a file, nil if there is none.
  ///
  /// - Throws: why it cannot be read, or where it is not UTF-8.
  package static func text(of path: String) throws(Problem) -> String? {
    guard let bytes = try bytes(of: path) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
      throw Problem(
        file: Path.name(of: path), line: bad.map { $0 + 1 }, what: Localized(\.notUTF8))
    }
    return text
  }

  private static func bytes(of path: String) throws(Problem) -> [UInt8]? {
    do {
      return try WholeFile.bytes(of: path, limit: limit)
    } catch {
      switch error {
      case .system(let code): throw unreadable(path) { _ in "\(SystemError(code))" }
      case .notAFile: throw unreadable(path, \.isNoFile)
      case .tooLarge: throw unreadable(path, \.isTooLarge)
      }
    }
  }

  private static func unreadable(_ path: String, _ why: (Words) -> String) -> Problem {
    Problem(file: Path.name(of: path), what: Localized { $0.cannotBeRead(path, why($0)) })
  }
}
