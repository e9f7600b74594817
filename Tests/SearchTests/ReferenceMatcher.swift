import Digest
import Normalization

/// Searching as it is said, slowly: each word of the query, folded, stands in the folded title, authors line or one line of
/// the summary.
struct ReferenceMatcher {
  /// The folded fields and lines of each paper.
  private let fields: [[[UInt8]]]

  init(_ papers: [Paper]) {
    fields = papers.map { paper in
      ReferenceMatcher.fields(of: paper).map { Folding.fold($0) }
    }
  }

  func places(matching query: String) -> [Int] {
    let words = ReferenceMatcher.words(of: query).map { Folding.fold($0) }
    return fields.indices.filter { place in
      words.allSatisfy { word in
        fields[place].contains { ReferenceMatcher.contains($0, word) }
      }
    }
  }

  /// The words between white space, one scalar at a time.
  private static func words(of query: String) -> [String] {
    query.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
  }

  private static func fields(of paper: Paper) -> [String] {
    // The authors' line as written stands in the file; commas and spaces of it are searched too.
    var bytes: [String] = [paper.title]
    paper.withSearchText { field, text in
      if field.name == "authors" { bytes.append(String(decoding: text, as: UTF8.self)) }
    }
    return bytes + paper.body
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    // The first byte alone decides nearly always, and the real archive has millions of places to try.
    for start in 0..<text.count where text[start] == word.first {
      if text[start...].starts(with: word) { return true }
    }
    return false
  }
}
