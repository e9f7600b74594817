import Sample
import TestSupport
import Testing

@testable import Digest

@Suite("Writing digests")
struct WriterTests {
  @Test("the usual digest is written as it is, a blank line after each paper")
  func usual() {
    let text = String(decoding: written(read(Fixtures.usual)), as: UTF8.self)
    #expect(text == Fixtures.usual + "\n")
  }

  @Test("a paper with nothing but a title says that its votes are unknown")
  func bare() {
    let text = String(decoding: written(read("### [A](https://a)")), as: UTF8.self)
    #expect(text == "### [A](https://a)\n\nVote: -\n\n")
  }

  @Test("each day has one heading")
  func headings() {
    let text = String(decoding: written(read(Fixtures.odd) + read(Fixtures.twoDays)), as: UTF8.self)
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(
      headings == [
        "## Daily Papers (2031-04-06)", "## Daily Papers (2031-04-07)",
        "## Daily Papers (2031-04-08)",
      ])
  }

  @Test("an address of a video that ends as an attribute begins reads back (found by make fuzz)")
  func videoInVideo() {
    let line = #"<div><video controls src="https://a.b <video controls src=""false"></video></div>"#
    let papers = read("### [A](https://a)\n" + line)
    #expect(papers.first?.video == "https://a.b <video controls src=")
    expectRoundTrip(Array(("### [A](https://a)\n" + line).utf8), "video in video")
  }

  @Test("a video's address that is a scheme alone reads back (found by make fuzz)")
  func schemeAlone() {
    for scheme in ["http://", "https://"] {
      let text = "### [A](https://a)\n<video src=\"\(scheme)\">\n"
      #expect(read(text).first?.video == scheme)
      expectRoundTrip(Array(text.utf8), scheme)
    }
  }

  @Test("fixtures read back to the same papers", arguments: Fixtures.all)
  func fixtures(text: String) { expectRoundTrip(Array(text.utf8), "\(text.prefix(30))") }

  @Test("the sample reads back to the same papers", arguments: Sample.files.map(\.name))
  func sample(name: String) throws {
    let file = try #require(Sample.files.first { $0.name == name })
    #expect(read(file.bytes).count >= 5)
    expectRoundTrip(file.bytes, name)
  }

  @Test("random digests read back to the same papers", arguments: 0..<20 as Range<UInt64>)
  func random(batch: UInt64) {
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      var bytes = random.digest()
      if Bool.random(using: &random) { random.mutate(&bytes) }
      expectRoundTrip(bytes, "seed \(seed)")
    }
  }
}

/// The papers of a digest, dated by its headings.
func read(_ bytes: [UInt8]) -> [Paper] { DigestFile(name: "test.md", bytes: bytes).papers }

func read(_ text: String) -> [Paper] { read(Array(text.utf8)) }

/// The papers as a digest.
func written(_ papers: [Paper]) -> [UInt8] {
  var output: [UInt8] = []
  DigestWriter.write(papers, to: &output)
  return output
}

/// What is written reads back to the same papers, and is written the same again.
func expectRoundTrip(_ bytes: [UInt8], _ name: String) {
  let papers = read(bytes)
  let output = written(papers)
  let again = read(output)
  #expect(again == papers, "\(name)")
  // Lines move, all else stays to the byte.
  let plain = { (paper: Paper) in
    var plain = PlainPaper(paper)
    plain.line = 0
    // A title that would read otherwise is written with references.
    plain.title = paper.title
    // What is of another form is written in this one.
    if paper.record.form != .daily || papers.contains(where: { $0.record.form != .daily }) {
      plain.body = paper.body
      plain.url = paper.url
    }
    return plain
  }
  #expect(again.map(plain) == papers.map(plain), "\(name)")
  #expect(written(again) == output, "\(name)")
}
