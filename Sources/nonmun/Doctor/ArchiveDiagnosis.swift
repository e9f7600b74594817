import Configuration
import Digest
import Glibc
import Reader

/// The archive, and whether its folders can be watched.
struct ArchiveDiagnosis {
  private let paths: [String]
  private let environment: [String: String]
  private let settings: Settings
  private let words: DoctorWords

  init(
    _ paths: [String], _ environment: [String: String], _ settings: Settings,
    _ words: Words
  ) {
    self.paths = paths
    self.environment = environment
    self.settings = settings
    self.words = DoctorWords(words)
  }

  var findings: [Finding] { [archive, watches] }

  private var archive: Finding {
    let archive: Archive
    do {
      archive = try openArchive(paths, environment, settings)
    } catch {
      return Finding(.archive, .fail, words.say(error.what), mend: words.nameArchive)
    }
    let library = LibraryLoader.all(archive)
    let measured = words.archive(
      files: Set(library.papers.map(\.file.name)).count, papers: library.papers.count,
      unreadable: library.unreadable.count)
    if let first = library.unreadable.first {
      return Finding(.archive, .warn, measured, mend: "\(first)")
    }
    return library.papers.isEmpty
      ? Finding(.archive, .warn, measured, mend: words.nameArchive)
      : Finding(.archive, .ok, measured)
  }

  /// Whether inotify has a watch left; without, changes are noticed by looking every few seconds.
  private var watches: Finding {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC))
    defer { close(descriptor) }
    guard descriptor >= 0, inotify_add_watch(descriptor, "/", UInt32(IN_CREATE)) >= 0 else {
      let why = String(cString: strerror(errno))
      return Finding(.watches, .warn, words.noWatches(why), mend: words.moreWatches)
    }
    return Finding(.watches, .ok, words.watches)
  }
}
