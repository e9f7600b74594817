/// A step of the journal, as it is shown: what was decided together, here or on another machine.
public struct JournalStep: Sendable, Hashable {
  /// What was written of one field.
  public struct Entry: Sendable, Hashable {
    /// What was changed, and to what.
    public let edit: Edit
    /// Whether a later step changed the same field, so that this one is in force no more.
    public let isSuperseded: Bool

    /// An entry.
    public init(_ edit: Edit, isSuperseded: Bool) {
      self.edit = edit
      self.isSuperseded = isSuperseded
    }
  }

  /// Which step it is: the store that made it, and its number there.
  public struct ID: Sendable, Hashable {
    /// The store's origin.
    public let origin: String
    /// The number of the step's first entry among those of its origin.
    public let number: Int

    /// The name of a step.
    public init(origin: String, number: Int) {
      self.origin = origin
      self.number = number
    }
  }

  /// Why it was made.
  public enum Kind: String, Sendable, Hashable {
    /// By the user.
    case step
    /// By itself, for a paper that counted as read.
    case auto
    /// By taking a step back.
    case undo
    /// By making a step again.
    case redo
  }

  /// Which step it is.
  public let id: ID
  /// Why it was made.
  public let kind: Kind
  /// When, in seconds since 1970 by the clock on the wall there; 0 is not known.
  public let time: Int
  /// Whether it was made by another store.
  public let isForeign: Bool
  /// What it wrote.
  public let entries: [Entry]

  /// A step.
  public init(id: ID, kind: Kind, time: Int, isForeign: Bool, entries: [Entry]) {
    (self.id, self.kind, self.time) = (id, kind, time)
    (self.isForeign, self.entries) = (isForeign, entries)
  }
}
