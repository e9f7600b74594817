import Glibc
import System

/// A text on its way through an editor: a file that only the user can read, in a folder of its own.
///
/// The folder is the text's and its editor's alone, so that what an editor leaves beside a file is
/// removed with it. It stands where the program keeps what it notes for itself, and stays where the
/// program ends before the editor: then it is taken up again.
public struct NoteDraft: ~Copyable, Sendable {
  /// Why a draft could not be written or read back.
  public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    /// One line that says what, and where the text is.
    public let description: String

    fileprivate init(description: String) { self.description = description }

    fileprivate init(_ path: String, _ error: SystemError) { description = "\(path): \(error)" }
  }

  /// The largest text that is read back, in bytes.
  private static let limit = 1 << 20
  private static let subjectName = ".paper"
  private static let originalName = ".original"

  private let folder: DraftFolder
  private let text: String
  private let heading: [String]

  /// The file's path, which ends in `.md`.
  public var path: String { folder.path + "/note.md" }

  /// Takes up the draft about a paper that was left behind, or writes a text to a new file.
  ///
  /// - Parameters:
  ///   - text: the note as it is now.
  ///   - paper: what it is about; more than one, a line each.
  ///   - heading: lines above it that say what it is about, and are not kept.
  ///   - state: where drafts are kept, below it; nil, or where no folder can be made, is `TMPDIR`,
  ///     else `/tmp`.
  /// - Throws: why there is no file to edit.
  public init(
    _ text: String, about paper: String = "", below heading: [String] = [],
    in state: String? = nil, environment: [String: String]
  ) throws(Failure) {
    let text = NoteDraft.trimmed(text)
    self.text = text
    self.heading = heading
    if let left = NoteDraft.takeUp(paper, in: state) {
      folder = left
    } else {
      let lines = heading + (heading.isEmpty ? [] : [""]) + (text.isEmpty ? [] : [text])
      folder = try NoteDraft.makeFolder(
        about: paper, Array(lines.map { $0 + "\n" }.joined().utf8), in: state, environment)
    }
  }

  /// The folder of the draft about a paper that was left behind; nil where there is none.
  private static func takeUp(_ paper: String, in state: String?) -> DraftFolder? {
    for path in folders(in: state) {
      guard let folder = DraftFolder.locked(path) else { continue }
      if content(path, subjectName) == Array(paper.utf8) { return folder }
    }
    return nil
  }

  /// Makes a folder with a draft.
  private static func makeFolder(
    about paper: String, _ bytes: [UInt8], in state: String?, _ environment: [String: String]
  ) throws(Failure) -> DraftFolder {
    let path = try makeFolder(in: state, environment)
    // Locked while it is still empty, or another reader would take it for one that was left behind.
    let folder = DraftFolder.locked(path) ?? DraftFolder(path)
    try write(Array(paper.utf8), to: "\(path)/\(subjectName)")
    try write(bytes, to: "\(path)/\(originalName)")
    try write(bytes, to: "\(path)/note.md")
    return folder
  }

  /// The papers about which drafts were left behind with something new in them.
  ///
  /// Those with nothing new are removed.
  public static func leftBehind(in state: String?) -> [String] {
    folders(in: state).compactMap { folder in
      // Nobody else takes it up while it is looked at.
      guard let lock = DraftFolder.locked(folder), lock.isLocked else { return nil }
      let names = Folder.names(in: folder)
      // An editor that was ended keeps what was not saved in a file of its own.
      let hasOthers = names.contains {
        ![".", "..", subjectName, originalName, "note.md"].contains($0)
      }
      guard hasOthers || content(folder, "note.md") != content(folder, originalName),
        let paper = content(folder, subjectName)
      else {
        removeAll(folder)
        return nil
      }
      return String(decoding: paper, as: UTF8.self)
    }
  }

  private static func folders(in state: String?) -> [String] {
    guard let notes = state.map({ $0 + "/notes" }) else { return [] }
    return Folder.names(in: notes).filter { $0.hasPrefix("note-") }.map { "\(notes)/\($0)" }
  }

  private static func makeFolder(
    in state: String?, _ environment: [String: String]
  ) throws(Failure) -> String {
    let temporary = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var starts = ["\(temporary)/nonmun-"]
    if let state {
      WholeFile.makeFolders(above: state + "/notes/note")
      starts.insert(state + "/notes/note-", at: 0)
    }
    var refusal: SystemError?
    for start in starts {
      do {
        return try Folder.makeTemporary(start)
      } catch {
        refusal = error
      }
    }
    throw Failure(temporary, refusal ?? SystemError())
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    do {
      try WholeFile.create(path, bytes)
    } catch {
      throw Failure(path, error)
    }
  }

  private static func content(_ folder: String, _ name: String) -> [UInt8]? {
    (try? WholeFile.bytes(of: "\(folder)/\(name)", limit: limit)) ?? nil
  }

  /// The text as the editor left it, without the line ends at its end; nil where it is as it was.
  ///
  /// - Throws: why the text cannot be read back; the file stays as it is.
  public func changed() throws(Failure) -> String? {
    // By its path, as an editor may have replaced the file.
    let file = Descriptor(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    guard file.isOpen else { throw Failure(path, SystemError()) }
    var bytes: [UInt8]
    do {
      bytes = try Descriptor.read(file.number, limit: NoteDraft.limit)
    } catch {
      throw Failure(path, error)
    }
    guard bytes.count <= NoteDraft.limit else {
      throw Failure(description: "the note is larger than 1 MiB; it is kept in \(path)")
    }
    // Some editors begin a file with a byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(description: "the note is not UTF-8; it is kept in \(path)")
    }
    let trimmed = NoteDraft.trimmed(withoutHeading(text))
    return trimmed == self.text ? nil : trimmed
  }

  /// Removes the file, and what the editor left beside it.
  public consuming func remove() { NoteDraft.removeAll(folder.path) }

  /// Leaves it behind, to be taken up again.
  public consuming func leave() {}

  private static func removeAll(_ folder: String) {
    for name in Folder.names(in: folder) where name != "." && name != ".." {
      unlink("\(folder)/\(name)")
    }
    rmdir(folder)
  }

  /// The text without the heading's lines, wherever they are by now, and without blank lines where
  /// they stood.
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
}

/// The folder of a draft, which nobody else takes up while this value holds its lock.
private struct DraftFolder: ~Copyable, Sendable {
  /// Where it is.
  let path: String
  private let lock: Descriptor

  /// A folder without a lock: some file systems have none.
  init(_ path: String) {
    self.path = path
    lock = .none
  }

  private init(_ path: String, _ lock: consuming Descriptor) {
    self.path = path
    self.lock = lock
  }

  /// Whether the lock is held.
  var isLocked: Bool { lock.isOpen }

  /// Locks a folder; nil where another process has it.
  ///
  /// Where locks do not work, the folder counts as free.
  static func locked(_ path: String) -> DraftFolder? {
    let lock = Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
    guard lock.isOpen else { return nil }
    if flock(lock.number, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return nil }
    return DraftFolder(path, lock)
  }
}
