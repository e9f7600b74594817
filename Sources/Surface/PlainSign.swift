extension Unicode.Scalar {
  /// What stands for a sign of the interface in a terminal that is to be sent ASCII; other
  /// characters are themselves.
  package var plainSign: Unicode.Scalar {
    switch self {
    case "…": "~"
    case "·", "–", "◦": "-"
    case "•": "*"
    case "★": "+"
    case "×": "x"
    case "▪": "+"
    case "→": ">"
    case "←": "<"
    case "↑": "^"
    case "↓": "v"
    case "─": "-"
    case "│": "|"
    default: self
    }
  }
}
