import Configuration
import Digest

/// Where the papers on screen come from.
public enum ArchiveSource: Sendable, Hashable {
  /// The sample, since nothing says where the user's papers are.
  ///
  /// - `isAnswered`: whether the user was asked for an archive and wants the sample.
  case sample(isAnswered: Bool)
  /// A folder, and what the user calls it.
  case folder(path: String, name: String)
  /// Several places, or standard input.
  case other

  /// Whether decisions end with the reader.
  public var isSample: Bool { if case .sample = self { true } else { false } }

  /// Whether the user is to be told that there is an archive to choose.
  var isAsking: Bool { self == .sample(isAnswered: false) }

  /// The archive's folder.
  var folder: String? { if case .folder(let path, _) = self { path } else { nil } }
}

/// An archive that was opened in the place of another, while the reader runs.
public struct OpenedArchive: Sendable {
  /// Where it is.
  let source: ArchiveSource
  /// Where the reader was left in it.
  let position: ReadingPosition?
  /// Whether decisions are kept in another store from now on.
  let hasOtherStore: Bool
  /// What becomes of it at the next start.
  let outcome: Outcome

  /// What becomes of a choice at the next start.
  public enum Outcome: Sendable, Hashable {
    /// The configuration has it.
    case written
    /// The configuration has it, and this comes before the configuration: an environment variable's
    /// name.
    case overridden(by: String)
    /// It could not be written.
    case failed(Problem)
  }

  /// What was opened.
  public init(
    source: ArchiveSource, position: ReadingPosition?, hasOtherStore: Bool, outcome: Outcome
  ) {
    self.source = source
    self.position = position
    self.hasOtherStore = hasOtherStore
    self.outcome = outcome
  }
}

/// What the beginning of a path can be completed to.
public struct PathCompletion: Sendable, Hashable {
  /// What was typed.
  let typed: String
  /// The paths that begin so; folders with a slash at their end.
  let candidates: [String]

  /// The candidates for what was typed.
  public init(typed: String, candidates: [String]) {
    self.typed = typed
    self.candidates = candidates
  }

  /// What all candidates begin with; nil where that is no more than was typed.
  var common: String? {
    guard var common = candidates.first else { return nil }
    for candidate in candidates.dropFirst() { common = common.commonPrefix(with: candidate) }
    return common.count > typed.count ? common : nil
  }
}
