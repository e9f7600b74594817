/// What came of a step, of its undoing or of its redoing.
public struct Outcome: Sendable, Hashable {
  /// The papers touched, by id, with the decision about each as it is now.
  public var decisions: [String: Decision]
  /// The edits made, taken back or made again: those of the step as it was first made.
  public var edits: [Edit]
  /// How many of them were left alone, since something else was decided in the meantime.
  public var passedOver: Int

  /// An outcome.
  public init(decisions: [String: Decision], edits: [Edit], passedOver: Int = 0) {
    self.decisions = decisions
    self.edits = edits
    self.passedOver = passedOver
  }
}
