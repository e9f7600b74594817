/// Loads an archive in two steps: what the first screen needs, then everything.
public struct LibraryLoader: Sendable {
  private let archive: Archive
  private var files: [DigestFile] = []
  private var unreadable: [ArchiveError] = []
  /// The paths that were taken, as bytes, since names of two files can be equal as text.
  private var read: Set<[UInt8]> = []

  /// A loader of one archive; nothing is read yet.
  public init(_ archive: Archive) { self.archive = archive }

  /// Lists the newest folder and reads its newest day; older days of the folder are known by name only.
  ///
  /// A file that is no digest (a README, say) is passed over, and a few are tried before giving up.
  ///
  /// - Parameter date: an older day to read as well, where the reader was left.
  public mutating func first(and date: DigestDate? = nil) -> Library {
    var entries = archive.listNewest()
    if let date, !entries.contains(where: { $0.date == date }) { entries = archive.list() }
    var tries = 8
    var newest: DigestDate?
    for entry in entries.reversed() {
      if let newest {
        // A day may have more files than one, and is shown whole.
        guard entry.date == newest else { break }
        _ = take(entry)
        continue
      }
      guard tries > 0 else { break }
      tries -= 1
      guard let file = take(entry), !file.records.isEmpty else { continue }
      guard let date = entry.date else { break }
      newest = date
    }
    if let date, date != newest {
      for entry in entries where entry.date == date { _ = take(entry) }
    }
    return library(listed: entries)
  }

  /// Lists and reads all the rest, newest first, and hands over the library as it grows: the steps between become longer,
  /// so that all of them together cost little more than the last.
  public mutating func rest(
    isCancelled: () -> Bool = { false }, progress: (Library, _ isComplete: Bool) -> Void
  ) {
    let entries = archive.list()
    var step = 512
    for (index, entry) in entries.enumerated().reversed() {
      guard !isCancelled() else { return }
      _ = take(entry)
      if read.count >= step, index > 0 {
        step *= 4
        progress(library(listed: entries), false)
      }
    }
    progress(library(listed: []), true)
  }

  /// Lists and reads everything at once.
  public static func all(_ archive: Archive) -> Library {
    var loader = LibraryLoader(archive)
    var result = Library()
    loader.rest { library, _ in result = library }
    return result
  }

  private func library(listed: [FileEntry]) -> Library {
    // Files were read newest first; within a day they count in the order of their names.
    Library(files: files.sorted { $0.name < $1.name }, listed: listed, unreadable: unreadable)
  }

  private mutating func take(_ entry: FileEntry) -> DigestFile? {
    guard read.insert(entry.path).inserted else { return nil }
    do {
      let file = try archive.read(entry)
      files.append(file)
      return file
    } catch {
      unreadable.append(error)
      return nil
    }
  }
}
