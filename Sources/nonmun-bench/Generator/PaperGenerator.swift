import Configuration

/// Invents the sections of papers, in every form that digests have.
struct PaperGenerator {
  private var random: SeededGenerator
  private var number = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A section: title, thumbnail, video, votes, authors, summary, and a blank line after each.
  mutating func section(year: Int, month: Int, vote: Int) -> String {
    number += 1
    let sequence = String(10_000 + number % 20_000)
    let identifier = "\(String(10_000 + year % 100 * 100 + month).dropFirst()).\(sequence)"
    var parts = ["### [\(title())](\(address(identifier)))"]
    if let image = image(identifier) { parts.append("![](\(image))") }
    if random.happens(2) { parts.append(video(identifier)) }
    if random.happens(98) { parts.append(random.happens(2) ? "Vote: -" : "Vote: \(vote)") }
    if random.happens(98) { parts.append("Authors: \(authors())") }
    parts.append(summary())
    return parts.joined(separator: "\n\n") + "\n\n"
  }

  /// What the section of a paper in any other form tells.
  struct Invented {
    let title: String
    let address: String
    let votes: Int
    let authors: String
    /// Lines of Markdown.
    let summary: String
  }

  /// A paper of arXiv, for other forms.
  mutating func paper(year: Int, month: Int) -> Invented {
    number += 1
    let sequence = String(10_000 + number % 20_000)
    let identifier = "\(String(10_000 + year % 100 * 100 + month).dropFirst()).\(sequence)"
    return Invented(
      title: title(), address: "https://arxiv.org/abs/\(identifier)",
      votes: Int.random(in: 0...60, using: &random), authors: authors(), summary: summary())
  }

  // MARK: Lines

  private mutating func title() -> String {
    let words = (0..<Int.random(in: 3...7, using: &random)).map { _ in random.pick(WordList.terms) }
    let middle = Int.random(in: 1..<words.count, using: &random)
    let joint = random.pick(WordList.joints)
    let text =
      "\(words[..<middle].joined(separator: " ")) \(joint) "
      + words[middle...].joined(separator: " ")
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return "[\(words[0].uppercased())] \(text)"
    case 1: return "\(text): $O(n \\log n)$ Is Enough"
    case 2...9: return "\(words[0].prefix(4))\(words[1].prefix(3)): \(text)"
    default: return text
    }
  }

  private mutating func address(_ identifier: String) -> String {
    random.happens(98)
      ? "https://arxiv.org/abs/\(identifier)" : "https://example.org/papers/\(identifier)"
  }

  private mutating func image(_ identifier: String) -> String? {
    switch Int.random(in: 0..<50, using: &random) {
    case 0: nil
    case 1: "/avatars/\(identifier).svg"
    case 2: "https://example.org/media/\(identifier).mp4"
    default: "https://example.org/social-thumbnails/papers/\(identifier).png"
    }
  }

  private mutating func video(_ identifier: String) -> String {
    let address = "https://example.org/media/\(identifier).mp4"
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return "[Watch Video]\(address)"
    case 1: return "<div><video controls src=\"\(address)\" muted=\"false\"></video></div>"
    default:
      return "[Watch Video](\(address))\n<div><video controls src=\"\(address)\"></video></div>"
    }
  }

  private mutating func authors() -> String {
    let count = random.happens(1) ? 400 : Int.random(in: 2...14, using: &random)
    return (0..<count).map { _ in
      "\(random.pick(WordList.givenNames)) \(random.pick(WordList.familyNames))"
    }.joined(separator: ", ")
  }

  // MARK: The summary

  private mutating func summary() -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<4: return sentences(3)
    case 4..<8:
      return (1...4).map { "\($0). \(sentences(1))" }.joined(separator: "\n")
    case 8..<14:
      return "- \(sentences(1))\n  - \(sentences(1))\n  - \(sentences(1))\n- \(sentences(2))"
    case 14..<34:
      let labels = ["***What's New***", "***Technical Details***", "***Performance Highlights***"]
      return labels.map { "- \($0): \(sentences(2))" }.joined(separator: "\n")
    default:
      let count = random.happens(70) ? 3 : Int.random(in: 1...12, using: &random)
      return (0..<count).map { _ in "- \(sentences(count > 4 ? 1 : 2))" }.joined(separator: "\n")
    }
  }

  private mutating func sentences(_ count: Int) -> String {
    (0..<count).map { _ in sentence() }.joined(separator: " ")
  }

  private mutating func sentence() -> String {
    var words = [random.pick(WordList.subjects)]
    for _ in 0..<Int.random(in: 5...11, using: &random) {
      words.append(random.pick(WordList.phrases))
      switch Int.random(in: 0..<40, using: &random) {
      case 0: words.append("**\(random.pick(WordList.terms))**")
      case 1: words.append("`\(random.pick(WordList.terms).lowercased())`")
      case 2...5: words.append("\(random.pick(WordList.terms))")
      case 6: words.append("(\(random.pick(WordList.terms)), \(random.pick(WordList.terms)))")
      case 7: words.append("\(Int.random(in: 1...99, using: &random))%")
      case 8: words.append("https://github.com/example/\(random.pick(WordList.terms).lowercased())")
      default: break
      }
    }
    words.append(random.pick(WordList.predicates))
    return words.joined(separator: " ")
  }
}
