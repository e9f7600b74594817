/// The lines of a digest file: ended by LF, CR LF or CR, a byte order mark left out.
struct DigestLines {
  /// A line without its end, and its number from 1.
  struct Line {
    let range: Range<Int>
    let number: Int
  }

  private var start = 0
  private var number = 0
  /// The next LF and the next CR, looked for once each.
  private var feed: Int
  private var carriage: Int

  init(_ file: Span<UInt8>) {
    if file.has("\u{FEFF}", at: 0, before: file.count) { start = 3 }
    feed = file.index(of: 0x0A, in: start..<file.count) ?? file.count
    carriage = file.index(of: 0x0D, in: start..<file.count) ?? file.count
  }

  /// The next line of the file that this was made for.
  mutating func next(in file: Span<UInt8>) -> Line? {
    guard start < file.count else { return nil }
    number += 1
    let end = Swift.min(feed, carriage)
    let line = Line(range: start..<end, number: number)
    start = end + 1
    if end == carriage, feed == carriage + 1 { start += 1 }
    if feed < start {
      feed = file.index(of: 0x0A, in: Swift.min(start, file.count)..<file.count) ?? file.count
    }
    if carriage < start {
      carriage = file.index(of: 0x0D, in: Swift.min(start, file.count)..<file.count) ?? file.count
    }
    return line
  }
}
