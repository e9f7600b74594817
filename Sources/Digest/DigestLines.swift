/// The lines of a digest file: ended by LF, CR LF or CR, a byte order mark left out.
struct DigestLines: Sequence, IteratorProtocol {
  /// A line without its end, and its number from 1.
  struct Line {
    let range: Range<Int>
    let number: Int
  }

  private let file: UnsafeRawBufferPointer
  private var start = 0
  private var number = 0
  /// The next LF and the next CR, looked for once each.
  private var feed: Int
  private var carriage: Int

  init(_ file: UnsafeRawBufferPointer) {
    self.file = file
    if file.starts(with: "\u{FEFF}") { start = 3 }
    feed = file.firstIndex(of: 0x0A, from: start) ?? file.count
    carriage = file.firstIndex(of: 0x0D, from: start) ?? file.count
  }

  mutating func next() -> Line? {
    guard start < file.count else { return nil }
    number += 1
    let end = Swift.min(feed, carriage)
    let line = Line(range: start..<end, number: number)
    start = end + 1
    if end == carriage, feed == carriage + 1 { start += 1 }
    if feed < start { feed = file.firstIndex(of: 0x0A, from: start) ?? file.count }
    if carriage < start { carriage = file.firstIndex(of: 0x0D, from: start) ?? file.count }
    return line
  }

  /// The date of a heading line such as `## Daily Papers (2024-03-29)`.
  static func heading(_ line: UnsafeRawBufferPointer) -> DigestDate? {
    line.starts(with: "## ") ? DigestDate.first(in: line) : nil
  }
}
