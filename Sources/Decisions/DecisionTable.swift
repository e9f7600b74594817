/// The decisions about the papers of one library, found by a paper's index in it.
///
/// Decisions are kept under a paper's id, and a paper can stand on more than one day; the table
/// does the look-up once, so that drawing a row or testing `is:kept` costs no string.
public struct DecisionTable: Sendable {
  private let ids: [String]
  private var byIndex: [Int: Decision] = [:]
  /// How many wanted watches find a paper, by its index; −1 where unwanted ones alone do.
  ///
  /// Papers that no watch finds are not in it.
  public var watchRanks: [Int: Int] = [:]
  /// The day that it is, `2026-12-04`, by which papers that were put aside are due; empty where that is not known.
  public var today = ""

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

  /// Whether the paper at an index is still to be decided.
  public func isOpen(_ index: Int) -> Bool { self[index].isOpen(on: today) }

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
