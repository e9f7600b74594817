/// The decisions about the papers of one library, found by a paper's place in it.
///
/// Decisions are kept under a paper's id, and a paper can stand on more than one day; the table does the look-up once, so
/// that drawing a row or testing `is:kept` costs no string.
public struct DecisionTable: Sendable {
  private let ids: [String]
  private var byPlace: [Int: Decision] = [:]

  /// No decision about any paper.
  public init() { ids = [] }

  /// Lines decisions up with papers.
  ///
  /// - Parameter ids: the id of each paper, in the library's order.
  public init(_ decisions: [String: Decision], ids: [String]) {
    self.ids = ids
    _ = set(decisions)
  }

  /// The decision about the paper at a place of the library.
  public subscript(place: Int) -> Decision { byPlace[place] ?? .none }

  /// Sets the decisions about papers, wherever they stand, and returns their places, in ascending order.
  public mutating func set(_ decisions: [String: Decision]) -> [Int] {
    guard !decisions.isEmpty else { return [] }
    var places: [Int] = []
    for (place, id) in ids.enumerated() {
      guard let decision = decisions[id] else { continue }
      byPlace[place] = decision == .none ? nil : decision
      places.append(place)
    }
    return places
  }
}
