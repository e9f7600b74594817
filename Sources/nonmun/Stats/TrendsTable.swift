import Citations
import Search

/// Trends as a table for spreadsheets (RFC 4180): a row a month, author and word.
///
/// `kind`, `name`, `papers`, `all`, `share`, `votes`; of a second query the last four again, with
/// `versus_` before them. What is not known of a row is empty.
struct TrendsTable {
  private static let columns = ["papers", "all", "share", "votes"]

  /// The table's bytes.
  private(set) var csv: [UInt8] = []

  init(_ trends: Trends, versus other: Trends?) {
    let all = [trends] + (other.map { [$0] } ?? [])
    var rows: [[String]] = [
      ["kind", "name"] + TrendsTable.columns
        + (other == nil ? [] : TrendsTable.columns.map { "versus_" + $0 })
    ]
    for name in Set(all.flatMap { $0.months.map(\.description) }).sorted() {
      rows.append(
        ["month", name]
          + all.flatMap { trends in
            trends.months.first { $0.description == name }.map(TrendsTable.fields)
              ?? TrendsTable.none
          })
    }
    rows += TrendsTable.rows("author", all, \.authors)
    rows += TrendsTable.rows("word", all, \.words)
    for row in rows { CSV.append(record: row, to: &csv) }
  }

  private static let none = columns.map { _ in "" }

  private static func fields(_ month: Trends.Month) -> [String] {
    let millionths = Int((month.share * 1_000_000).rounded())
    let digits = String(millionths % 1_000_000)
    let share =
      "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
    return [String(month.papers), String(month.allPapers), share, String(month.votes)]
  }

  private static func rows(
    _ kind: String, _ all: [Trends], _ counts: KeyPath<Trends, [Trends.Count]>
  ) -> [[String]] {
    var names: [String] = []
    for count in all.flatMap({ $0[keyPath: counts] }) where !names.contains(count.name) {
      names.append(count.name)
    }
    return names.map { name in
      [kind, name]
        + all.flatMap { trends in
          let count = trends[keyPath: counts].first { $0.name == name }
          return [count.map { String($0.papers) } ?? "", String(trends.papers), "", ""]
        }
    }
  }
}
