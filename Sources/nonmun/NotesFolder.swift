import Citations
import Glibc
import System

/// A folder with a note a paper: a vault of Obsidian's, or any folder of Markdown.
struct NotesFolder {
  private let path: String
  /// The files that are notes about papers, by what the paper is known by.
  private var files: [String: String] = [:]
  /// Files about a paper that another file is about too, and that other file.
  private(set) var doubles: [(path: String, other: String)] = []

  /// What became of a paper's note.
  enum Outcome {
    case new, changed, unchanged, unmarked
  }

  /// Looks through a folder, which is made where there is none.
  ///
  /// - Throws: why the folder cannot be made or read.
  init(_ path: String) throws(SystemError) {
    self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    if mkdir(self.path, 0o777) != 0, errno != EEXIST { throw SystemError() }
    try look(through: self.path, depth: 0)
  }

  /// Finds notes in a folder and those below it; hidden ones, such as `.obsidian` and `.trash`, are
  /// left out.
  private mutating func look(through folder: String, depth: Int) throws(SystemError) {
    let names: [String]
    do {
      names = try Folder.names(of: folder)
    } catch {
      // One folder below that cannot be read hides its notes only.
      if depth > 0 { return }
      throw error
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR where depth < 32: try look(through: path, depth: depth + 1)
      case S_IFREG where name.lowercased().hasSuffix(".md"): note(path)
      default: break
      }
    }
  }

  private mutating func note(_ path: String) {
    guard let bytes = try? WholeFile.bytes(of: path), let id = NoteFile(bytes).id else { return }
    if let other = files[id] {
      doubles.append((path, other))
    } else {
      files[id] = path
    }
  }

  /// The path of a paper's note, which it has or is to have.
  func path(of note: PaperNote) -> String { files[note.id] ?? path + "/" + note.fileName }

  /// Brings a paper's note up to date.
  ///
  /// - Throws: why the note cannot be read or written.
  mutating func write(_ note: PaperNote) throws(SystemError) -> Outcome {
    guard let file = files[note.id] else {
      var name = path(of: note)
      var number = 2
      // Somebody else's file of that name stays.
      while access(name, F_OK) == 0 {
        name = path + "/" + note.fileName.dropLast(3) + " \(number).md"
        number += 1
      }
      try WholeFile.replace(name, with: note.fresh)
      files[note.id] = name
      return .new
    }
    switch note.update(try WholeFile.bytes(of: file)) {
    case .unchanged: return .unchanged
    case .unmarked: return .unmarked
    case .text(let bytes):
      try WholeFile.replace(file, with: bytes)
      return .changed
    }
  }
}
