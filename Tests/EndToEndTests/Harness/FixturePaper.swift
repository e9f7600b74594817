import Foundation

/// A paper of the fixture, all invented.
struct FixturePaper: Sendable {
  /// What a digest says of a paper's votes.
  enum Votes: Equatable, Sendable {
    /// This many.
    case known(Int)
    /// `Vote: -`.
    case dash
    /// No line at all.
    case missing
  }

  /// The title; its first word is in no other paper, so that it stands for the paper on a screen.
  let title: String
  /// Its votes.
  let votes: Votes
  /// Its authors; none is a digest without the line.
  let authors: [String]
  /// The summary's lines, as they stand in the digest.
  let body: [String]

  /// The arXiv id, which only the summary pane shows; it tells which paper is selected.
  var id = ""

  /// A paper that `ArchiveFixture` numbers.
  init(_ title: String, _ votes: Votes, _ authors: [String], _ body: [String]) {
    self.title = title
    self.votes = votes
    self.authors = authors
    self.body = body
  }

  /// The title's first word.
  var word: String { String(title.prefix { $0 != " " && $0 != ":" }) }

  /// The number of votes, where it is known.
  var count: Int? {
    if case .known(let count) = votes { count } else { nil }
  }

  /// The paper's section of a digest.
  var section: String {
    var lines = ["### [\(title)](https://arxiv.org/abs/\(id))", ""]
    lines += ["![](https://cdn.example.org/thumbnails/\(id).png)", ""]
    switch votes {
    case .known(let count): lines += ["Vote: \(count)", ""]
    case .dash: lines += ["Vote: -", ""]
    case .missing: break
    }
    if !authors.isEmpty { lines += ["Authors: \(authors.joined(separator: ", "))", ""] }
    return (lines + body).joined(separator: "\n") + "\n"
  }

  /// Whether every word is somewhere in the title, the authors or the summary, composed or not.
  func contains(_ words: [String]) -> Bool {
    let text = ([title] + authors + body).joined(separator: "\n")
      .precomposedStringWithCanonicalMapping.lowercased()
    return words.allSatisfy { text.contains($0.lowercased()) }
  }
}
