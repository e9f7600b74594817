/// A listed file that was read, or why it could not be.
struct ReadFile: Sendable {
  let entry: FileEntry
  var content: Result<DigestFile, ArchiveError>
  /// By what the file is known to be the same still; nil where that is not sure, and it is read
  /// again.
  let stamp: FileStamp?

  /// Reads a listed file.
  ///
  /// - Parameter before: what it was before: where its bytes are the same, its papers stay the same
  ///   objects.
  init(_ entry: FileEntry, of archive: Archive, before: DigestFile? = nil) {
    self.entry = entry
    do throws(ArchiveError) {
      let (bytes, stamp) = try archive.bytes(of: entry)
      let same = before.flatMap { $0.isMade(of: bytes) ? $0 : nil }
      let file = if let same { same } else { try archive.file(of: entry, bytes) }
      (content, self.stamp) = (.success(file), stamp)
    } catch {
      (content, stamp) = (.failure(error), nil)
    }
  }

  /// A file as it is stored.
  init(_ entry: FileEntry, _ file: DigestFile, _ stamp: FileStamp) {
    (self.entry, content, self.stamp) = (entry, .success(file), stamp)
  }

  var file: DigestFile? { try? content.get() }

  /// The day on which it was last changed, where it has no stamp.
  var day: DigestDate? { stamp == nil ? FileStamp(path: entry.path)?.day : nil }
}
