import Decisions
import Glibc
import System

/// A file for decisions that could not be saved.
enum RescueFile {
  private static let mark = ".unsaved-"
  /// More than a person decides while a store cannot be written, in bytes.
  private static let largest = 64 << 20

  /// Writes the journal's rows after one into a new file beside a store's, whole or not at all, and
  /// returns its path.
  ///
  /// The next reader of that store takes it in.
  static func write(_ store: TriageStore, after row: Int, beside path: String) -> String? {
    guard let file = write(store, after: row, to: path + mark, ending: ".part") else { return nil }
    let target = file.path.dropLast(".part".utf8.count) + ".jsonl"
    guard (try? file.move(over: String(target))) != nil else { return nil }
    Folder.synchronize(Path.folder(of: path))
    return String(target)
  }

  /// Takes in what was left beside a store, and removes it once it is in.
  ///
  /// What cannot be taken in stays for another time. Done by a connection of its own, so that
  /// whoever has the store open hears of it as of what another program decides.
  static func takeIn(beside path: String) {
    let folder = Path.folder(of: path)
    let start = Path.name(of: path) + mark
    let names = Folder.names(in: folder).filter { $0.hasPrefix(start) && $0.hasSuffix(".jsonl") }
    guard !names.isEmpty, let store = try? TriageStore(opening: .file(path)) else { return }
    defer { store.close() }
    for name in names.map({ "\(folder)/\($0)" }) {
      guard let bytes = try? WholeFile.bytes(of: name, limit: largest),
        (try? store.merge([JournalText(name: name, bytes: bytes)])) != nil
      else { continue }
      unlink(name)
    }
  }

  /// Writes the journal's rows after one into a new file that only the user may read, and returns
  /// its path.
  static func write(_ store: TriageStore, after row: Int, folders: [String]) -> String? {
    for folder in folders {
      let file = write(store, after: row, to: "\(folder)/nonmun-unsaved-", ending: ".jsonl")
      if let file { return file.path }
    }
    return nil
  }

  /// Writes the journal's rows after one into a new file, which is on the disk then.
  private static func write(
    _ store: TriageStore, after row: Int, to path: String, ending: String
  ) -> TemporaryFile? {
    guard let file = try? TemporaryFile(path, ending: ending) else { return nil }
    do {
      try append(store, after: row, to: file.descriptor)
      try file.descriptor.synchronize()
      return file
    } catch {
      file.remove()
      return nil
    }
  }

  private static func append(
    _ store: TriageStore, after row: Int, to descriptor: borrowing Descriptor
  ) throws {
    var next = row
    while let piece = try store.journal(from: next) {
      next = piece.next
      try descriptor.write(piece.bytes.span)
    }
  }
}
