import FoundationEssentials
import Search

/// Trends as JSON; the same keys whatever was found.
struct TrendsObject: Encodable {
  private struct Month: Encodable {
    let month: String
    let papers: Int
    let allPapers: Int
    let share: Double
    let votes: Int
  }

  private struct Count: Encodable {
    let name: String
    let papers: Int
  }

  private let papers: Int
  private let votes: Int
  private let unknownVotes: Int
  private let undated: Int
  private let months: [Month]
  private let authors: [Count]
  private let words: [Count]
  /// The trends beside these; none within themselves.
  private let versus: [TrendsObject]

  init(_ trends: Trends, versus other: Trends? = nil) {
    papers = trends.papers
    votes = trends.votes
    unknownVotes = trends.unknownVotes
    undated = trends.undated
    months = trends.months.map {
      Month(
        month: "\($0)", papers: $0.papers, allPapers: $0.allPapers,
        share: ($0.share * 1_000_000).rounded() / 1_000_000, votes: $0.votes)
    }
    authors = trends.authors.map { Count(name: $0.name, papers: $0.papers) }
    words = trends.words.map { Count(name: $0.name, papers: $0.papers) }
    versus = other.map { [TrendsObject($0)] } ?? []
  }

  /// The object's bytes.
  ///
  /// - Throws: what the encoder throws.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }
}
