import Decisions
import Digest
import FoundationEssentials

/// A paper as a JSON object: what is not known is null, never absent.
public struct PaperObject: Encodable {
  private let paper: Paper
  private let decision: Decision?

  private enum CodingKeys: CodingKey {
    case file, line, date, title, url, id, vote, authors, image, video, body
    case standing, tags, note
  }

  /// A paper, with what was decided about it where that is to be told.
  public init(_ paper: Paper, _ decision: Decision? = nil) {
    self.paper = paper
    self.decision = decision
  }

  /// The object on one line, without the line feed.
  public static func json(_ paper: Paper, _ decision: Decision? = nil) throws -> [UInt8] {
    Array(try encoder.encode(PaperObject(paper, decision)))
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// Encodes every field.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(paper.file.name, forKey: .file)
    try object.encode(paper.line, forKey: .line)
    try object.encode(paper.date?.description, forKey: .date)
    try object.encode(paper.title, forKey: .title)
    try object.encode(paper.url, forKey: .url)
    try object.encode(paper.id, forKey: .id)
    try object.encode(paper.vote, forKey: .vote)
    try object.encode(paper.authors, forKey: .authors)
    try object.encode(paper.image, forKey: .image)
    try object.encode(paper.video, forKey: .video)
    try object.encode(paper.body, forKey: .body)
    guard let decision else { return }
    try object.encode(decision.standing.rawValue, forKey: .standing)
    try object.encode(decision.tags, forKey: .tags)
    try object.encode(decision.note, forKey: .note)
  }
}
