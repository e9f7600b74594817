import Decisions
import Reader
import Surface
import TestSupport

/// Something that happens to a reader at random.
enum ModelStep: Sendable, CustomStringConvertible {
  case key(Key)
  case resize(Int, Int)
  /// The archive is another one from now on, by its number in `ModelArchives`.
  case reload(Int)
  /// Only so much of the archive is read, as at the beginning.
  case readInPart(Int)
  /// The paper on the screen counts as read.
  case dwell
  /// Another program decides.
  case elsewhere(Standing, Int)
  /// Another program has the store, or lets it go.
  case lock(Bool)
  /// Bytes of the store's file are not what they were.
  case damage(Int)
  /// The store's file is removed.
  case remove
  /// What waits to be tried again is.
  case retry
  /// A journal comes in of a machine whose clocks are ahead: as far as is believed, or farther.
  case clockAhead(Standing, Int, isBelieved: Bool)
  /// No thread is to be had from now on, or there are some again.
  case threads(Bool)
  /// Searches come a paper at a time from now on, between what else happens; or at once.
  case slowness(Bool)

  static func random(_ keys: [Key], _ random: inout SeededGenerator) -> ModelStep {
    switch Int.random(in: 0..<1000, using: &random) {
    case 0..<20: .resize(.random(in: 1...180, using: &random), .random(in: 1...50, using: &random))
    case 20..<45: .reload(.random(in: 0..<ModelArchives.all.count, using: &random))
    case 45..<50: .readInPart(.random(in: 0..<ModelArchives.all.count, using: &random))
    case 50..<60: .dwell
    case 60..<80:
      .elsewhere(
        Standing.allCases.randomElement(using: &random) ?? .kept,
        .random(in: 0..<200, using: &random))
    case 80..<82: .lock(true)
    case 82..<86: .lock(false)
    case 86..<87: .damage(.random(in: 0..<100_000, using: &random))
    case 87..<88: .remove
    case 88..<92: .retry
    case 110..<114:
      .clockAhead(
        Standing.allCases.randomElement(using: &random) ?? .kept,
        .random(in: 0..<200, using: &random), isBelieved: Int.random(in: 0..<3, using: &random) > 0)
    case 114..<118: .threads(Bool.random(using: &random))
    case 92..<110: .key(.paste(pastes.randomElement(using: &random) ?? ""))
    case 118..<124: .slowness(Int.random(in: 0..<3, using: &random) > 0)
    case 124..<500: .key(frequent.randomElement(using: &random) ?? "j")
    default: .key(keys.randomElement(using: &random) ?? "j")
    }
  }

  private static let pastes = [
    "확산 모델", "tide", "a\u{1B}[2J\u{202E}\u{200D}\t\n", "is:kept", "2503.00101", "", "((", "vote:>5",
  ]

  /// What people press most.
  private static let frequent: [Key] = [
    "j", "k", "j", "m", "x", "r", "u", .control("r"), "w", "W", "s", "[", "]", ".", "G", "g",
    .enter, .escape, "/", "Q", "H",
    "X", "v", "d", "3", "n", " ", .tab,
  ]

  var description: String {
    switch self {
    case .key(let key): "key \(key)"
    case .resize(let columns, let rows): "resize \(columns)×\(rows)"
    case .reload(let number): "reload \(number)"
    case .readInPart(let number): "read in part \(number)"
    case .dwell: "dwell"
    case .elsewhere(let standing, let paper): "elsewhere \(standing) \(paper)"
    case .lock(let isHeld): isHeld ? "lock" : "unlock"
    case .damage(let offset): "damage at \(offset)"
    case .remove: "remove"
    case .retry: "retry"
    case .clockAhead(let standing, let paper, let isBelieved):
      "\(isBelieved ? "a clock ahead" : "a clock too far ahead") \(standing) \(paper)"
    case .slowness(let isSlow): isSlow ? "slow searches" : "quick searches"
    case .threads(let areThere): areThere ? "threads" : "no threads"
    }
  }
}
