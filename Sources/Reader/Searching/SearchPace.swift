/// When a search pauses for other work; without these closures, as in tests, never.
public struct SearchPace: Sendable {
  /// Whether what was found so far should be drawn; asked between papers.
  public let isDue: @Sendable () -> Bool
  /// Whether what was found since should be drawn, where some of it is on the screen already.
  public let isLong: @Sendable () -> Bool
  /// Whether a key waits, which may make the search needless; asked in the midst of papers.
  public let isKeyWaiting: @Sendable () -> Bool

  /// Whether more keys wait than anybody types: text that came without the marks of a paste.
  public let isBurst: @Sendable () -> Bool

  /// A pace.
  public init(
    isBurst: @escaping @Sendable () -> Bool = { false },
    isDue: @escaping @Sendable () -> Bool = { false },
    isLong: (@Sendable () -> Bool)? = nil,
    isKeyWaiting: @escaping @Sendable () -> Bool = { false }
  ) {
    self.isBurst = isBurst
    self.isDue = isDue
    self.isLong = isLong ?? isDue
    self.isKeyWaiting = isKeyWaiting
  }
}
