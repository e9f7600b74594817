import Digest
import Search

/// How often papers that belong together find one another among the ten most similar.
struct SimilarityTrial {
  private static let most = 10

  /// Papers whose names differ in a version alone, such as `EAGLE` and `EAGLE-3`: pairs looked for,
  /// and found.
  private(set) var versions = (found: 0, pairs: 0)
  /// Papers whose summary names the method of another: pairs looked for, and found.
  private(set) var named = (found: 0, pairs: 0)

  init(_ library: Library, words: WordIndex) {
    let names = library.papers.map { SimilarityTrial.name(of: $0.title) }
    var byStem: [String: [Int]] = [:]
    for (index, name) in names.enumerated() {
      if let name { byStem[SimilarityTrial.stem(name), default: []].append(index) }
    }
    for indices in byStem.values.sorted(by: { $0[0] < $1[0] }) where indices.count > 1 {
      for index in indices {
        for other in indices where names[other]?.lowercased() != names[index]?.lowercased() {
          versions.pairs += 1
          versions.found += SimilarityTrial.finds(other, from: index, words) ? 1 : 0
        }
      }
    }
    var indices: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      // Short names and plain words are named by chance.
      if let name, name.count >= 6, name.dropFirst().contains(where: \.isUppercase) {
        indices[name] = index
      }
    }
    for (index, paper) in library.papers.enumerated() {
      let mentioned = Set(
        paper.body.joined(separator: " ").split {
          !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "-")
        })
      for word in mentioned.sorted() {
        guard let other = indices[String(word)], other != index else { continue }
        named.pairs += 1
        named.found += SimilarityTrial.finds(other, from: index, words) ? 1 : 0
      }
    }
  }

  private static func finds(_ other: Int, from index: Int, _ words: WordIndex) -> Bool {
    words.similar(to: [index], most: most).contains { $0.paper == other }
  }

  /// What a title calls its method: what stands before its colon.
  private static func name(of title: String) -> String? {
    guard let colon = title.firstIndex(of: ":") else { return nil }
    let name = title[..<colon]
    return (3..<25).contains(name.count) && name.allSatisfy(\.isASCII) ? String(name) : nil
  }

  /// A name without its version.
  private static func stem(_ name: String) -> String {
    var stem = name.lowercased()[...]
    while let last = stem.last, last.isNumber || " .-+v".contains(last) { stem.removeLast() }
    return String(stem)
  }
}
