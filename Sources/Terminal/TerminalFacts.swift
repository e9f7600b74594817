import Glibc
import Surface

/// What `nonmun doctor` tells of the terminal, found out without taking the screen.
public struct TerminalFacts: Sendable {
  /// The description in use; nil where there is none.
  public let description: String?
  /// What the user should know of the description.
  public let note: TerminalNote?
  /// How many colours would be sent.
  public let depth: ColorDepth
  /// The size in cells; nil where the terminal does not say.
  public let size: Size?
  /// Whether the terminal knows control sequences, and so can be asked anything.
  public let canAnswer: Bool

  /// Looks at the terminal of an environment.
  ///
  /// - Parameter terminal: a descriptor of it.
  public init(environment: [String: String], terminal: Int32) {
    let found = OpenTerminal.description(of: environment["TERM"] ?? "", output: terminal)
    description = found?.0.name
    note = found?.1
    // A dumb terminal is drawn on as if it were another, which it may not be.
    let isKnown = !["", "dumb"].contains(environment["TERM"] ?? "")
    canAnswer = isKnown && found?.0.hasControlSequences == true
    depth =
      found.map { found in
        ColorDepth.choose(
          environment: environment, terminalColors: found.0.colors,
          hasDirect: found.0.hasDirectColor)
      } ?? .mono
    size = Size(ofTerminal: terminal)
  }
}
