import FoundationEssentials

/// Invented digests of other makes and what stands in them, beside the clone where the machine has
/// them.
package enum SharedForms {
  /// A paper as it is to be read.
  package struct Expected: Sendable {
    package let id: String
    package let title: String
    package let date: String
    package let vote: Int?
    package let authors: [String]
  }

  /// The folder, in `shared` beside one of the folders above this file; nil where it is not.
  package static var path: String? {
    var folder = #filePath[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let candidate = folder + "/shared/forms"
      if FileManager.default.fileExists(atPath: candidate + "/expected.json") {
        return String(candidate)
      }
    }
    return nil
  }

  package static var isPresent: Bool { path != nil }

  /// What each file or folder holds.
  package static func expected() throws -> [(name: String, papers: [Expected])] {
    guard let path, let data = FileManager.default.contents(atPath: path + "/expected.json") else {
      return []
    }
    let all = try JSONDecoder().decode([String: [Row]].self, from: data)
    return all.sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(\.paper)) }
  }

  private struct Row: Decodable {
    let paper: Expected

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      paper = Expected(
        id: try row.decode(String.self), title: try row.decode(String.self),
        date: try row.decode(String.self),
        vote: try row.decodeNil() ? nil : try row.decode(Int.self),
        authors: try row.decode([String].self))
    }
  }
}
