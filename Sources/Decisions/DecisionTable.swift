/// The decisions about the papers of one library, found by a paper's place in it.
///
/// Decisions are kept under a paper's id, and a paper can stand on more than one day; the table does the look-up once, so
/// that drawing a row or testing `is:kept` costs no string.
public struct DecisionTable: Sendable {
  private var byPlace: [Int: Decision] = [:]
  private var placesByID: [String: [Int]] = [:]

  /// No decision about any paper.
  public init() {}

  /// Lines decisions up with papers.
  ///
  /// - Parameter ids: the id of each paper, in the library's order.
  public init(_ decisions: [String: Decision], ids: [String]) {
    placesByID.reserveCapacity(ids.count)
    for (place, id) in ids.enumerated() {
      placesByID[id, default: []].append(place)
      if let decision = decisions[id] { byPlace[place] = decision }
    }
  }

  /// The decision about the paper at a place of the library.
  public subscript(place: Int) -> Decision { byPlace[place] ?? .none }

  /// The places at which a paper stands.
  public func places(of id: String) -> [Int] { placesByID[id] ?? [] }

  /// Sets the decision about a paper, wherever it stands.
  public mutating func set(_ decision: Decision, for id: String) {
    for place in places(of: id) { byPlace[place] = decision == .none ? nil : decision }
  }
}
