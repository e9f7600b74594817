import Configuration

/// What came of a program that a command ran.
public struct CommandResult: Sendable, Hashable {
  /// How a program ended.
  public enum Ending: Sendable, Hashable {
    /// It exited with this status.
    case exited(Int32)
    /// This signal ended it.
    case signalled(Int32)
    /// It did not run; one line that says why.
    case failed(Localized)
  }

  /// What it wrote, output and errors together.
  public let output: [UInt8]
  /// Whether there was more than is kept.
  public let isCut: Bool
  /// How it ended.
  public let ending: Ending

  /// A result.
  public init(output: [UInt8], isCut: Bool, ending: Ending) {
    self.output = output
    self.isCut = isCut
    self.ending = ending
  }
}
