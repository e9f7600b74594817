import Digest
import FoundationEssentials

/// The archive's papers as the peers read them, so that all programs are measured on the same text.
struct PeerFiles {
  /// All digests in one file.
  let concatenated: String
  /// A file a day in sfeed's format, oldest first.
  let feeds: [String]
  /// A line a paper.
  let list: String
  /// The bytes of all digests.
  let size: Int

  /// - Throws: where a file cannot be written.
  init(_ library: Library, folder: String) throws {
    concatenated = folder + "/all.md"
    list = folder + "/list.txt"
    var digests: [UInt8] = []
    var lines: [UInt8] = []
    var last: DigestFile?
    for paper in library.papers {
      if paper.file !== last { digests += paper.file.bytes }
      last = paper.file
      let date = paper.date.map(\.description) ?? ""
      let votes = paper.vote.map(String.init) ?? "-"
      lines += Array(([date, votes, paper.title] + paper.body).joined(separator: " ").utf8)
      lines.append(UInt8(ascii: "\n"))
    }
    size = digests.count
    try Data(digests).write(to: URL(filePath: concatenated))
    try Data(lines).write(to: URL(filePath: list))
    feeds = try PeerFiles.writeFeeds(library, folder: folder + "/sfeed")
  }

  private static func writeFeeds(_ library: Library, folder: String) throws -> [String] {
    try FileManager.default.createDirectory(
      at: URL(filePath: folder), withIntermediateDirectories: true)
    var feeds: [String] = []
    for day in library.days where !day.papers.isEmpty {
      guard let date = day.date else { continue }
      let text = library.papers[day.papers].map { feedLine($0, date) }.joined()
      let path = "\(folder)/\(date)"
      try Data(text.utf8).write(to: URL(filePath: path))
      feeds.append(path)
    }
    return feeds
  }

  /// The nine fields of sfeed(5): time, title, address, text, its type, id, author, enclosure,
  /// category.
  private static func feedLine(_ paper: Paper, _ date: DigestDate) -> String {
    let fields = [
      String(CalendarDay(date).number * 86_400), flat(paper.title), paper.url,
      escaped(paper.body.joined(separator: "\n")), "plain", paper.url,
      String(flat(paper.authors.joined(separator: ", ")).prefix(500)), "", "",
    ]
    return fields.joined(separator: "\t") + "\n"
  }

  private static func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\\\"
      case "\t": escaped += "\\t"
      case "\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
