import Configuration
import Reader
import Terminal

extension Words {
  /// What the user should know of the terminal.
  func note(_ note: TerminalNote) -> String {
    switch note {
    case .unknown(let name, let other): unknownTerminal(name, using: other)
    case .immobile(let name): cannotMoveCursor(name)
    }
  }

  /// Why the terminal could not be opened.
  func failure(_ failure: CursesScreen.Failure) -> String {
    switch failure {
    case .unusable(let why): cannotUseTerminal(why)
    case .undescribed(let name): noDescription(of: name)
    }
  }
}
