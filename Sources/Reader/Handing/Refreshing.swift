import Configuration
import Digest
import Search
import Surface

/// The bringing up to date of the archive: what runs or ran, and what the archive had before.
struct Refreshing: Sendable {
  /// What the archive had when it was complete.
  private struct Before: Sendable {
    let days: Set<DigestDate>
    let papers: Int
    let edition: Library.Edition

    init(_ library: Library) {
      days = Set(library.days.filter { !$0.papers.isEmpty }.compactMap(\.date))
      papers = library.papers.count
      edition = library.edition
    }
  }

  /// What came of it.
  enum Outcome: Hashable, Sendable {
    /// New days, the newest of them, and their papers.
    case days(Int, newest: DigestDate, papers: Int)
    /// New papers on days that were there.
    case papers(Int)
    /// Something else has changed.
    case changes
    case nothing
    /// It succeeded, and nobody knows what was there before.
    case unknown
    /// Why it failed, in one line of the program's own.
    case failed(String)
  }

  /// What the program says, for whoever wants to read it.
  var view: OutputView
  private let before: Before?

  /// A program that begins now.
  ///
  /// - Parameter library: the archive; nil where it is not complete yet.
  init(_ command: [String], before library: Library?) {
    view = OutputView(title: command.joined(separator: " "), isRefresh: true)
    before = library.map(Before.init)
  }

  /// Whether the program has not ended yet.
  var isRunning: Bool { view.result == nil }

  /// Takes in the end of the program, after the archive was looked through.
  mutating func finish(_ result: CommandResult, _ library: Library, _ words: Words) -> Outcome {
    _ = view.finish(result)
    guard result.ending == .exited(0) else {
      return .failed(Refreshing.reason(in: view.lines) ?? words.ending(result))
    }
    guard let before else { return .unknown }
    let new = library.days.filter { day in
      !day.papers.isEmpty && day.date.map { !before.days.contains($0) } == true
    }
    if let newest = new.last?.date {
      return .days(new.count, newest: newest, papers: new.reduce(0) { $0 + $1.papers.count })
    }
    if library.papers.count > before.papers { return .papers(library.papers.count - before.papers) }
    return library.edition == before.edition ? .nothing : .changes
  }

  /// The line in which a program says why it failed: the one that Git marks, else the last.
  private static func reason(in lines: [String]) -> String? {
    let marks = ["fatal: ", "error: "]
    for mark in marks {
      if let line = lines.first(where: { $0.hasPrefix(mark) }) {
        return String(line.dropFirst(mark.count))
      }
    }
    return lines.last { line in line.contains { !$0.isWhitespace } }
  }
}

extension ReaderState {
  /// `R`: brings the archive up to date by the configured command, while one reads on.
  mutating func refresh() -> [Effect] {
    guard !settings.refresh.isEmpty else {
      message = Message(text: words.noRefresh)
      return []
    }
    guard !source.isSample else {
      message = Message(text: words.sampleIsWhole)
      return []
    }
    guard refreshing?.isRunning != true else {
      message = Message(text: words.stillRefreshing)
      return []
    }
    let command = settings.refreshCommand(in: source.folder)
    let started = Refreshing(command, before: isComplete ? library : nil)
    refreshing = started
    message = Message(text: words.refreshing(started.view.title))
    return [.refresh(command)]
  }

  /// Takes in the end of that command: says what came of it, and leaves its own words to a key.
  mutating func finishRefresh(_ result: CommandResult) {
    guard var ended = refreshing, ended.isRunning else { return }
    if let open = overlay as? OutputView, open.isRefresh { ended.view = open }
    let outcome = ended.finish(result, library, words)
    refreshing = ended
    if let open = overlay as? OutputView, open.isRefresh { overlay = ended.view }
    let isFailure = if case .failed = outcome { true } else { false }
    let isNext =
      isComplete && library.newestDay.map { newest in day.map { $0 < newest } == true } == true
    message = Message(text: words.refreshed(outcome, isNext: isNext), isError: isFailure)
  }

  /// `_`: what that command said.
  mutating func showOutput() {
    guard let refreshing else {
      message = Message(text: words.nothingRefreshed)
      return
    }
    overlay = refreshing.view
  }
}
