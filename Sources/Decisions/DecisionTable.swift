/// The decisions about the papers of one library, found by a paper's index in it.
///
/// Decisions are kept under a paper's id, and a paper can stand on more than one day; the table
/// does the look-up once, so that drawing a row or testing `is:kept` costs no string.
public struct DecisionTable: Sendable {
  private let ids: [String]
  private var byIndex: [Int: Decision] = [:]

  /// No decision about any paper.
  public init() { ids = [] }

  /// Lines decisions up with papers.
  ///
  /// - Parameter ids: the id of each paper, in the library's order.
  public init(_ decisions: [String: Decision], ids: [String]) {
    self.ids = ids
    _ = set(decisions)
  }

  /// The decision about the paper at an index of the library.
  public subscript(index: Int) -> Decision { byIndex[index] ?? .none }

  /// Sets the decisions about papers, wherever they stand, and returns their indices, in ascending
  /// order.
  public mutating func set(_ decisions: [String: Decision]) -> [Int] {
    guard !decisions.isEmpty else { return [] }
    var indices: [Int] = []
    for (index, id) in ids.enumerated() {
      guard let decision = decisions[id] else { continue }
      byIndex[index] = decision == .none ? nil : decision
      indices.append(index)
    }
    return indices
  }
}
