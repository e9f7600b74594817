import Configuration
import Digest
import Search

// Choosing an archive, and reading another than before.
extension ReaderState {
  /// Says where the papers come from, once, before anything is read.
  public mutating func begin(reading source: ArchiveSource) {
    self.source = source
    if source.isAsking, message == nil { message = Message(text: words.isSample) }
  }

  /// `|`: looks for archives, and offers them.
  mutating func setUp() -> [Effect] {
    overlay = SetupScreen()
    return [.findArchives]
  }

  /// Takes in the archives that were found meanwhile.
  mutating func apply(_ progress: ArchiveFinder.Progress) {
    if var screen = overlay as? SetupScreen {
      screen.update(progress)
      overlay = screen
    } else if var prompt = overlay as? PathPrompt {
      prompt.screen.update(progress)
      overlay = prompt
    }
  }

  /// Takes in what came of looking into a path that was typed.
  mutating func apply(
    _ typed: String, _ result: Result<FoundArchive, FoundArchive.Fault>
  ) -> [Effect] {
    guard var prompt = overlay as? PathPrompt else { return [] }
    let archive = prompt.look(at: typed, result, words)
    overlay = archive == nil ? prompt : nil
    return archive.map { [.stopFinding, .openArchive($0)] } ?? []
  }

  mutating func apply(_ completion: PathCompletion) {
    guard var prompt = overlay as? PathPrompt else { return }
    prompt.complete(completion)
    overlay = prompt
  }

  /// Reads another archive: as after a start, but for what the user set meanwhile and what is not
  /// an archive's.
  mutating func apply(_ opened: OpenedArchive) {
    var fresh = ReaderState(
      size: size, settings: settings, theme: theme,
      sort: SortOrder(settings.sort, isReversed: settings.reverse))
    fresh.source = opened.source
    fresh.pace = pace
    fresh.isHangulOn = isHangulOn
    if !opened.hasOtherStore {
      (fresh.known, fresh.savedQueries, fresh.saving) = (known, savedQueries, saving)
    }
    if let position = opened.position { fresh.begin(at: position) }
    fresh.message = Message(
      text: words.opened(opened), isError: opened.outcome.isFailure)
    self = fresh
  }
}

extension OpenedArchive.Outcome {
  fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }
}
