import Glibc

/// A text on its way through an editor: a file that only the user can read, in a folder of its own.
///
/// The folder is the text's and its editor's alone, so that what an editor leaves beside a file goes with it.
public struct NoteDraft: Sendable {
  /// Why a draft could not be written or read back.
  public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    /// One line that says what, and where the text is.
    public let description: String
  }

  /// The largest text that is read back, in bytes.
  private static let limit = 1 << 20

  /// The file's path, which ends in `.md`.
  public let path: String
  private let folder: String
  private let text: String
  private let heading: [String]

  /// Writes a text to a new file below `TMPDIR`, else below `/tmp`.
  ///
  /// - Parameter heading: lines above it that say what it is about, and are not kept.
  public init(
    _ text: String, below heading: [String] = [], environment: [String: String]
  ) throws(Failure) {
    let base = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(base)/nonmun-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw NoteDraft.failure(base) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = folder + "/note.md"
    self.text = NoteDraft.trimmed(text)
    self.heading = heading
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw NoteDraft.failure(path) }
    defer { close(descriptor) }
    let lines = heading + (heading.isEmpty ? [] : [""]) + (self.text.isEmpty ? [] : [self.text])
    var rest = Array(lines.map { $0 + "\n" }.joined().utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { throw NoteDraft.failure(path) }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// The text as the editor left it, without the line ends at its end; nil where it is as it was.
  public func changed() throws(Failure) -> String? {
    // By its path, as an editor may have put another file in its place.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw NoteDraft.failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= NoteDraft.limit {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw NoteDraft.failure(path) }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    guard bytes.count <= NoteDraft.limit else {
      throw Failure(description: "the note is larger than 1 MiB; it is kept in \(path)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(description: "the note is not UTF-8; it is kept in \(path)")
    }
    let trimmed = NoteDraft.trimmed(withoutHeading(text))
    return trimmed == self.text ? nil : trimmed
  }

  /// Removes the file, and what the editor left beside it.
  public func remove() {
    if let directory = opendir(folder) {
      var names: [String] = []
      while let entry = readdir(directory) {
        names.append(
          withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          })
      }
      closedir(directory)
      for name in names where name != "." && name != ".." { unlink("\(folder)/\(name)") }
    }
    rmdir(folder)
  }

  /// The text without the heading's lines, wherever they are by now, and without blank lines where they stood.
  private func withoutHeading(_ text: String) -> String {
    guard !heading.isEmpty else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !heading.contains(String($0)) }
    return lines.drop { $0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }

  private static func failure(_ path: String) -> Failure {
    Failure(description: "\(path): \(String(cString: strerror(errno)))")
  }
}
