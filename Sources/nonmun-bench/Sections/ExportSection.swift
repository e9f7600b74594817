import Citations
import Decisions
import Digest
import Search

/// Papers handed on: the forms of `nonmun export`, made of 5,000 kept papers.
enum ExportSection {
  private static let count = 5_000

  static func measure(_ bench: Bench) throws -> [Row] {
    let folder = bench.folder.path + "/kept"
    try ArchiveGenerator(papers: count, seed: 1).write(to: folder)
    let papers = LibraryLoader.all(try Archive(paths: [folder])).papers
    var decisions: [String: Decision] = [:]
    for paper in papers {
      decisions[paper.id] = Decision(standing: .kept, tags: ["later"], note: "다시 볼 것")
    }
    return try ExportFormat.allCases.map { format in
      var times = Samples()
      var size = 0
      for run in 0...bench.runs {
        var failure: (any Error)?
        let time = Clock.time {
          size = 0
          do {
            let kept = papers.filter { decisions[$0.id]?.standing == .kept }
            try format.write(kept, decisions) { size += $0.count }
          } catch {
            failure = error
          }
        }
        if let failure { throw failure }
        if run > 0 { times.append(time * Unit.milli) }
      }
      return Row(
        what: "export of \(papers.count) kept papers as \(format.rawValue) (\(size) bytes)",
        unit: .milliseconds, own: times, goal: .value(100))
    }
  }
}
