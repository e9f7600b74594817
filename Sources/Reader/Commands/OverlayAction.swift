import Configuration
import Surface

/// What a key does in one overlay only, beside the keys that move and leave everywhere.
///
/// Each has a name before which its overlay's stands, so that `[keys]` can give it another key.
enum OverlayAction: String, Sendable, CaseIterable {
  case searchFields = "search.fields"
  case queriesRemove = "queries.remove"
  case journalRevert = "journal.revert"
  case trendsVotes = "trends.votes"
  case trendsShare = "trends.share"
  case trendsMonth = "trends.month"
  case trendsQuery = "trends.query"

  /// The overlays that have some.
  enum Room: String, Sendable, CaseIterable {
    case search, queries, journal, trends
  }

  /// The overlay that it is of.
  var room: Room {
    switch self {
    case .searchFields: .search
    case .queriesRemove: .queries
    case .journalRevert: .journal
    case .trendsVotes, .trendsShare, .trendsMonth, .trendsQuery: .trends
    }
  }

  /// Its keys where the configuration says nothing.
  var usualKeys: [Key] {
    switch self {
    case .searchFields: [.function(1)]
    case .queriesRemove: ["x", .delete]
    case .journalRevert: ["x"]
    case .trendsVotes: ["v"]
    case .trendsShare: ["%"]
    case .trendsMonth: ["c"]
    case .trendsQuery: ["="]
    }
  }

  /// What it does.
  var help: Localized {
    switch self {
    case .searchFields:
      Localized(ko: "검색 입력창: 필드와 예", en: "In the search prompt: fields and examples")
    case .queriesRemove: Localized(ko: "저장한 검색: 지우기", en: "Among saved queries: remove one")
    case .journalRevert: Localized(ko: "기록: 이 단계만 되돌리기", en: "In the journal: take this step back")
    case .trendsVotes: Localized(ko: "추이: 논문 수 대신 투표", en: "In trends: votes instead of papers")
    case .trendsShare: Localized(ko: "추이: 논문 수 대신 비율", en: "In trends: shares instead of papers")
    case .trendsMonth: Localized(ko: "추이: 달끼리 비교", en: "In trends: compare months")
    case .trendsQuery: Localized(ko: "추이: 다른 검색과 비교", en: "In trends: compare with a query")
    }
  }
}
