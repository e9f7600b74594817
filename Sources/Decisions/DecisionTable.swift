/// The decisions about the papers of one library, found by a paper's index in it.
///
/// Decisions are kept under a paper's id, and a paper can stand on more than one day; the table
/// does the look-up once, so that drawing a row or testing `is:kept` costs no string.
public struct DecisionTable: Sendable {
  /// Finds the papers with an id, in ascending order.
  private let indices: @Sendable (_ id: String) -> [Int]
  private var byIndex: [Int: Decision] = [:]
  /// How many wanted watches find a paper, by its index; −1 where unwanted ones alone do.
  ///
  /// Papers that no watch finds are not in it.
  public var watchRanks: [Int: Int] = [:]
  /// The day that it is, `2026-12-04`, by which papers that were put aside are due; empty where
  /// that is not known.
  public var today = "" {
    didSet {
      guard today != oldValue else { return }
      for (index, decision) in byIndex { note(decision, at: index) }
    }
  }
  /// Whether a paper is decided, by its index as far as any is: lists of all papers ask for every
  /// one.
  private var areClosed: [Bool] = []

  /// No decision about any paper.
  public init() { indices = { _ in [] } }

  /// Lines decisions up with papers.
  ///
  /// - Parameter ids: the id of each paper, in the library's order.
  public init(_ decisions: [String: Decision], ids: [String]) {
    let byID = Dictionary(grouping: ids.indices) { ids[$0] }
    self.init(decisions) { byID[$0, default: []] }
  }

  /// Lines decisions up with papers.
  ///
  /// - Parameter indices: finds the papers with an id, in ascending order.
  public init(_ decisions: [String: Decision], indices: @escaping @Sendable (String) -> [Int]) {
    self.indices = indices
    _ = set(decisions)
  }

  /// The decision about the paper at an index of the library.
  public subscript(index: Int) -> Decision { byIndex[index] ?? .none }

  /// Whether the paper at an index is still to be decided.
  public func isOpen(_ index: Int) -> Bool { index >= areClosed.count || !areClosed[index] }

  private mutating func note(_ decision: Decision, at index: Int) {
    let isOpen = decision.isOpen(on: today)
    if index >= areClosed.count {
      if isOpen { return }
      areClosed += repeatElement(false, count: index + 1 - areClosed.count)
    }
    areClosed[index] = !isOpen
  }

  /// Sets the decisions about papers, wherever they stand, and returns their indices, in ascending
  /// order.
  public mutating func set(_ decisions: [String: Decision]) -> [Int] {
    var changed: [Int] = []
    for (id, decision) in decisions {
      for index in indices(id) {
        byIndex[index] = decision == .none ? nil : decision
        note(decision, at: index)
        changed.append(index)
      }
    }
    return changed.sorted()
  }
}
