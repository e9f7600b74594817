import Decisions
import Digest
import TextLayout

/// Papers as a feed (RFC 4287): an entry a paper, its identifier the paper's address.
///
/// Whoever makes it again from the same archive gets the same identifiers and dates, so that a
/// reader of feeds shows no paper twice.
struct AtomFeed {
  /// Appends what comes before the entries.
  ///
  /// - Parameters:
  ///   - query: the query that chose the papers; feeds of two queries are two feeds.
  ///   - updated: the newest day of the papers.
  static func begin(query: String, updated: DigestDate?, to output: inout [UInt8]) {
    output += "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    output += "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
    element("id", NameHash.address(of: "nonmun export " + query), to: &output)
    element("title", query.isEmpty ? "nonmun" : "nonmun: " + query, to: &output)
    element("updated", time(updated), to: &output)
    output += "<author><name>nonmun</name></author>\n<generator>nonmun</generator>\n"
  }

  /// Appends what comes after the entries.
  static func end(to output: inout [UInt8]) { output += "</feed>\n" }

  /// Appends a paper's entry.
  static func append(_ paper: Paper, _ decision: Decision, to output: inout [UInt8]) {
    let id = paper.arxivID
    let publication = Publication(paper, id: id)
    let address = address(publication.address)
    output += "<entry>\n"
    element("id", address, to: &output)
    element("title", paper.title, to: &output)
    let day =
      paper.date
      ?? publication.year.flatMap { DigestDate(year: $0, month: publication.month ?? 1, day: 1) }
    element("updated", time(day), to: &output)
    for name in paper.authors where !AuthorName.meansOthers(name) {
      output += "<author><name>"
      XMLText.append(name, to: &output)
      output += "</name></author>\n"
    }
    output += "<link rel=\"alternate\" href=\""
    XMLText.append(address, to: &output)
    output += "\"/>\n"
    for tag in decision.tags {
      output += "<category term=\""
      XMLText.append(tag, to: &output)
      output += "\"/>\n"
    }
    output += "<content type=\"html\">"
    XMLText.append(HTMLSummary.text(paper, note: decision.note), to: &output)
    output += "</content>\n</entry>\n"
  }

  private static func element(
    _ name: StaticString, _ text: String, to output: inout [UInt8]
  ) {
    output += "<"
    output += name
    output += ">"
    XMLText.append(text, to: &output)
    output += "</"
    output += name
    output += ">\n"
  }

  /// The beginning of a day (RFC 3339).
  private static func time(_ date: DigestDate?) -> String {
    date.map { "\($0)T00:00:00Z" } ?? "1970-01-01T00:00:00Z"
  }

  /// The address as an identifier: whole, and percent-encoded where addresses must be (RFC 3986).
  private static func address(_ text: String) -> String {
    guard WebAddress.begins(text) else {
      return NameHash.address(of: text)
    }
    var bytes: [UInt8] = []
    TeXText.append(address: text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
      .replacing("<", with: "%3C").replacing(">", with: "%3E").replacing("`", with: "%60")
      .replacing("|", with: "%7C")
  }
}

/// Identifiers made from a text, the same for the same text everywhere.
enum NameHash {
  /// A UUID as an address: version 8, which is the form for UUIDs made in a way of one's own (RFC
  /// 9562, 5.8).
  static func address(of text: String) -> String {
    // FNV-1a, 64 bits, twice.
    var halves: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142]
    for byte in text.utf8 {
      for half in halves.indices {
        halves[half] = (halves[half] ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      }
    }
    halves[0] = halves[0] & ~0xF000 | 0x8000
    halves[1] = halves[1] & ~(0b11 << 62) | 0b10 << 62
    let digits = halves.map { half in
      let text = String(half, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
    var parts: [Substring] = []
    var rest = digits[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return "urn:uuid:" + parts.joined(separator: "-")
  }
}
