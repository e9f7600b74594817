/// When a search pauses for other work; without these closures, as in tests, never.
public struct SearchPace: Sendable {
  /// Whether what was found so far should be drawn; asked between papers.
  public let isDue: @Sendable () -> Bool
  /// Whether a key waits, which may make the search needless; asked in the midst of papers.
  public let isKeyWaiting: @Sendable () -> Bool

  /// Whether more keys wait than anybody types: text that came without the marks of a paste.
  public let isBurst: @Sendable () -> Bool

  /// A pace.
  public init(
    isBurst: @escaping @Sendable () -> Bool = { false },
    isDue: @escaping @Sendable () -> Bool = { false },
    isKeyWaiting: @escaping @Sendable () -> Bool = { false }
  ) {
    self.isBurst = isBurst
    self.isDue = isDue
    self.isKeyWaiting = isKeyWaiting
  }
}
