/// Why a program could not be run.
public enum ProgramFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no such program in `PATH`, or the file cannot be run.
  case notFound(String)
  /// The system refused, and why.
  case refused(String, reason: String)

  /// One line that says what.
  public var description: String {
    switch self {
    case .notFound(let name): "\(name): no such program in PATH"
    case .refused(let name, let reason): "\(name): \(reason)"
    }
  }
}
