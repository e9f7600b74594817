import Digest
import Search

/// How often papers that belong together find one another among the ten most similar.
struct SimilarityTrial {
  private static let most = 10

  /// Papers whose names differ in a version alone, such as `EAGLE` and `EAGLE-3`: pairs looked for, and found.
  private(set) var versions = (found: 0, pairs: 0)
  /// Papers whose summary names the method of another: pairs looked for, and found.
  private(set) var named = (found: 0, pairs: 0)

  init(_ library: Library, index: WordIndex) {
    let names = library.papers.map { SimilarityTrial.name(of: $0.title) }
    var byStem: [String: [Int]] = [:]
    for (place, name) in names.enumerated() {
      if let name { byStem[SimilarityTrial.stem(name), default: []].append(place) }
    }
    for places in byStem.values.sorted(by: { $0[0] < $1[0] }) where places.count > 1 {
      for place in places {
        for other in places where names[other]?.lowercased() != names[place]?.lowercased() {
          versions.pairs += 1
          versions.found += SimilarityTrial.finds(other, from: place, index) ? 1 : 0
        }
      }
    }
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() {
      // Short names and plain words are named by chance.
      if let name, name.count >= 6, name.dropFirst().contains(where: \.isUppercase) {
        places[name] = place
      }
    }
    for (place, paper) in library.papers.enumerated() {
      let words = Set(
        paper.body.joined(separator: " ").split {
          !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "-")
        })
      for word in words.sorted() {
        guard let other = places[String(word)], other != place else { continue }
        named.pairs += 1
        named.found += SimilarityTrial.finds(other, from: place, index) ? 1 : 0
      }
    }
  }

  private static func finds(_ other: Int, from place: Int, _ index: WordIndex) -> Bool {
    index.similar(to: [place], most: most).contains { $0.place == other }
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
