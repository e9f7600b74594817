import Configuration
import Decisions
import Digest
import Glibc
import Reader
import Search
import Theming
import Triage

/// What the shell may put where one types, asked for by the scripts of
/// `--generate-completion-script`.
///
/// A shell shows no message, so whatever cannot be had is no candidate.
enum Completion {
  /// The most candidates that are of use in a shell.
  private static let most = 200

  /// The names of the themes.
  @Sendable
  static func themes(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
    ThemeCatalogue(environment: processEnvironment).names.map { CandidateLine($0).text }
  }

  /// The identifiers of papers, of the newest day first.
  @Sendable
  static func identifiers(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
    let line = CompletedLine(arguments, index)
    guard let library = library(line) else { return [] }
    var seen: Set<String> = []
    var words: [String] = []
    for paper in library.papers.reversed() where paper.id.hasPrefix(line.word) {
      guard words.count < most else { break }
      guard seen.insert(paper.id).inserted else { continue }
      words.append(CandidateLine(line.rest(of: paper.id), about: paper.title).text)
    }
    return words
  }

  /// The tags in use, the most used first.
  @Sendable
  static func tags(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
    let line = CompletedLine(arguments, index)
    return tags(line).map { CandidateLine(line.rest(of: $0)).text }
  }

  /// The backups of the store.
  @Sendable
  static func backups(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
    let line = CompletedLine(arguments, index)
    guard case .file(let path)? = storeLocation(line.value(of: "--store"), processEnvironment),
      let recovery = try? StoreRecovery(of: path)
    else { return [] }
    return recovery.candidates.map { candidate in
      CandidateLine(String(candidate.path.drop(through: "/"))).text
    }
  }

  /// The values of the field that is being typed, or else whole queries: those saved in the store
  /// and the configuration.
  @Sendable
  static func query(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
    let line = CompletedLine(arguments, index)
    guard line.word.contains(":") else {
      return queries(line).filter { $0.text.hasPrefix(line.word) }.map {
        CandidateLine(line.rest(of: $0.text), about: $0.name).text
      }
    }
    var values = library(line).map { QueryCompletion.Values(of: $0) } ?? QueryCompletion.Values()
    values.tags = tags(line)
    guard let completion = QueryCompletion(line.word, values: values) else { return [] }
    let before = line.word.dropLast(completion.typed)
    return completion.candidates.map {
      CandidateLine(line.rest(of: before + line.quoted($0, typed: completion.typed))).text
    }
  }

  private static func library(_ line: CompletedLine) -> Library? {
    let environment = processEnvironment
    let settings = Settings.load(environment: environment).settings
    return (try? openArchive(line.values(of: "--archive"), environment, settings))
      .map { LibraryLoader.all($0, index: .reading($0, environment)) }
  }

  /// The store of the line, where there is one: none is made for being asked.
  private static func store(_ line: CompletedLine) -> TriageStore? {
    let name = line.value(of: "--store")
    guard case .file(let path)? = storeLocation(name, processEnvironment), access(path, R_OK) == 0
    else { return nil }
    return try? openStore(name, processEnvironment)
  }

  /// The tags that any paper has, the most used first, those used alike by name.
  private static func tags(_ line: CompletedLine) -> [String] {
    guard let store = store(line) else { return [] }
    defer { store.close() }
    var counts: [String: Int] = [:]
    for decision in ((try? store.decisions()) ?? [:]).values {
      for tag in decision.tags { counts[tag, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  private static func queries(_ line: CompletedLine) -> [SavedQuery] {
    let configured = Settings.load(environment: processEnvironment).settings.queries
    guard let store = store(line) else { return configured }
    defer { store.close() }
    return ((try? store.queries()) ?? []) + configured
  }
}

extension String {
  /// What stands behind the last of a character; the whole where there is none.
  fileprivate func drop(through character: Character) -> Substring {
    lastIndex(of: character).map { self[index(after: $0)...] } ?? self[...]
  }
}
