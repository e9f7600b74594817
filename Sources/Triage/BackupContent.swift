import SQLite

/// What a store that nobody writes to holds, such as a backup, as far as it can be told at a
/// glance.
public struct BackupContent: Sendable, Hashable {
  /// How far its logical time has got: of two copies of one store the later has the larger.
  public let clock: Int
  /// About how many papers something was decided.
  public let decisions: Int
  /// When the last of it was decided, in seconds since 1970 by the clock on the wall; nil where
  /// nothing was.
  public let newest: Int?

  /// Looks into a file, which is not changed, not even by a log beside it; nil where it is no store
  /// that can be read.
  public init?(path: String) {
    guard let connection = try? Connection(path: path, .readOnly, isUnchanging: true) else {
      return nil
    }
    let content = try? connection.first(
      """
      SELECT (SELECT clock FROM store),
        (SELECT count(DISTINCT subject) FROM winner
          WHERE value IS NOT NULL AND field NOT IN \(Field.ofQueries)),
        (SELECT max(time) FROM journal),
        (SELECT count(*) FROM pragma_application_id WHERE application_id = \(Schema.applicationID))
      """
    ) { row -> BackupContent? in
      guard row.number(3) == 1, let clock = row.number(0) else { return nil }
      return BackupContent(clock: clock, decisions: row.number(1) ?? 0, newest: row.number(2))
    }
    guard let content else { return nil }
    self = content
  }

  private init(clock: Int, decisions: Int, newest: Int?) {
    self.clock = clock
    self.decisions = decisions
    self.newest = newest
  }
}
