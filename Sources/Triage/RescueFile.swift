import Glibc

/// A file for decisions that could not be saved.
enum RescueFile {
  /// Writes the journal's rows after one into a new file that only the user may read, and returns its path.
  static func write(_ store: TriageStore, after row: Int, folders: [String]) -> String? {
    for folder in folders {
      var name = Array("\(folder)/nonmun-unsaved-XXXXXX.jsonl".utf8CString)
      let descriptor = mkstemps(&name, 6)
      guard descriptor >= 0 else { continue }
      let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      defer { close(descriptor) }
      if append(store, after: row, to: descriptor), fsync(descriptor) == 0 { return path }
      unlink(path)
    }
    return nil
  }

  private static func append(_ store: TriageStore, after row: Int, to descriptor: Int32) -> Bool {
    var place = row
    do {
      while let piece = try store.journal(from: place) {
        place = piece.next
        var bytes = piece.bytes[...]
        while !bytes.isEmpty {
          let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
          guard count > 0 || errno == EINTR else { return false }
          bytes = bytes.dropFirst(max(count, 0))
        }
      }
      return true
    } catch {
      return false
    }
  }
}
