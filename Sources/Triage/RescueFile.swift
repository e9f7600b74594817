import System

/// A file for decisions that could not be saved.
enum RescueFile {
  /// Writes the journal's rows after one into a new file that only the user may read, and returns
  /// its path.
  static func write(_ store: TriageStore, after row: Int, folders: [String]) -> String? {
    for folder in folders {
      guard let file = try? TemporaryFile("\(folder)/nonmun-unsaved-", ending: ".jsonl") else {
        continue
      }
      do {
        try append(store, after: row, to: file.descriptor)
        try file.descriptor.synchronize()
        return file.path
      } catch {
        file.remove()
      }
    }
    return nil
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
