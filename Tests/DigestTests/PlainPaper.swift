@testable import Digest

/// What a paper says, as plain values.
struct PlainPaper: Equatable, CustomStringConvertible {
  var line = 0
  var date: DigestDate?
  var title = ""
  var url = ""
  var vote: Int?
  var authors: [String] = []
  var image: String?
  var video: String?
  var body: [String] = []

  var description: String {
    """
    \(line) \(date?.description ?? "-") \(title.debugDescription) \(url.debugDescription) \
    vote \(vote?.description ?? "-") \(authors) image \(image?.debugDescription ?? "-") \
    video \(video?.debugDescription ?? "-") \(body)
    """
  }

  /// Equal to the scalar, where `String` would call two forms of a syllable the same.
  static func == (a: PlainPaper, b: PlainPaper) -> Bool {
    a.description.unicodeScalars.elementsEqual(b.description.unicodeScalars)
  }
}

extension PlainPaper {
  /// The paper as its file has it, before marks and references are read.
  init(_ paper: Paper) {
    self.init(
      line: paper.line, date: paper.date, title: paper.text(paper.record.title, as: []),
      url: paper.url, vote: paper.vote, authors: paper.authors, image: paper.image,
      video: paper.video, body: paper.bodyRanges.map { paper.text($0, as: []) })
  }
}

/// The papers of a digest given as text.
func papers(_ text: String, date: DigestDate? = nil) -> [PlainPaper] {
  papers(Array(text.utf8), date: date)
}

/// The papers of a digest given as bytes.
func papers(_ bytes: [UInt8], date: DigestDate? = nil) -> [PlainPaper] {
  DigestFile(name: "test.md", bytes: bytes, date: date).papers.map(PlainPaper.init)
}

/// The one paper whose section holds these lines after its title.
func paper(_ lines: String...) -> PlainPaper? {
  let section = [
    "## Daily Papers (2031-04-05)", "", "### [물결의 지도](https://arxiv.org/abs/3104.00001)",
  ]
  let found = papers((section + lines).joined(separator: "\n") + "\n")
  return found.count == 1 ? found[0] : nil
}

/// A date that the tests know to be one.
func day(_ text: String) -> DigestDate? { DigestDate(text) }
