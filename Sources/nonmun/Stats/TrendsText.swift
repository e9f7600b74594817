import Configuration
import Reader
import Search
import TextLayout

/// Trends as lines of text; those of two queries side by side.
struct TrendsText {
  private(set) var lines: [String] = []

  /// The cells of a bar.
  private let barWidth: Int
  private let isASCII: Bool

  init(_ trends: Trends, versus other: Trends?, words: Words, isASCII: Bool) {
    self.isASCII = isASCII
    barWidth = other == nil ? 40 : 20
    let all = [trends] + (other.map { [$0] } ?? [])
    lines.append(all.map(words.total).joined(separator: "  ·  "))
    addBars(of: all, words.papersAMonth, value: \.papers, showsShare: true)
    addBars(of: all, words.votesAMonth, value: \.votes, showsShare: false)
    addCounts(all.map(\.authors), words.frequentAuthors)
    addCounts(all.map(\.words), words.frequentWords)
  }

  private mutating func addBars(
    of all: [Trends], _ heading: String, value: KeyPath<Trends.Month, Int>, showsShare: Bool
  ) {
    let names = Set(all.flatMap { $0.months.map(\.description) }).sorted()
    guard !names.isEmpty else { return }
    lines += ["", heading]
    let most = all.flatMap { $0.months.map { $0[keyPath: value] } }.max() ?? 0
    let digits = String(most).count
    for name in names {
      let columns = all.map { trends -> String in
        guard let month = trends.months.first(where: { $0.description == name }) else {
          return ""
        }
        let count = month[keyPath: value]
        let bar = Bar.text(count, of: most, width: barWidth, isASCII: isASCII)
        let number = String(count)
        let indent = String(repeating: " ", count: digits - number.count)
        return padded(bar, to: barWidth) + "  " + indent + number
          + (showsShare ? "  " + TrendsText.percent(month.share) : "")
      }
      let width = barWidth + 2 + digits + (showsShare ? 8 : 0)
      lines.append(
        "\(name)  " + columns.dropLast().map { padded($0, to: width + 2) }.joined()
          + (columns.last ?? ""))
    }
  }

  private mutating func addCounts(_ columns: [[Trends.Count]], _ heading: String) {
    let rows = columns.map(\.count).max() ?? 0
    guard rows > 0 else { return }
    lines += ["", heading]
    let digits = columns.joined().map { String($0.papers).count }.max() ?? 0
    let cells = columns.map { column in
      column.map { count in
        let number = String(count.papers)
        return String(repeating: " ", count: digits - number.count) + number + "  "
          + Sanitizer.clean(count.name)
      }
    }
    let width = cells.first?.map { displayWidth(of: $0) }.max() ?? 0
    for row in 0..<rows {
      let parts = cells.map { row < $0.count ? $0[row] : "" }
      lines.append(
        parts.count == 1 ? parts[0] : padded(parts[0], to: width + 4) + (parts.last ?? ""))
    }
  }

  /// `12.3%`, six cells wide.
  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    let text = "\(tenths / 10).\(tenths % 10)%"
    return String(repeating: " ", count: max(0, 6 - text.count)) + text
  }
}
