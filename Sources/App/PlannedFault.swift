#if DEBUG
  import Glibc
  import System

  /// Faults on purpose, for the tests of `CrashWatch`; only in programs built for debugging.
  enum PlannedFault: String {
    case trap, overflow, segmentation, abort
    /// The fault on another thread.
    case threadOverflow

    /// The fault that `NONMUN_FAULT` asks for, once the first screen is drawn.
    static let wanted = getenv("NONMUN_FAULT").flatMap {
      PlannedFault(rawValue: String(cString: $0))
    }

    func happen() {
      switch self {
      case .trap: fatalError("planned")
      case .overflow: _ = PlannedFault.deepen(1)
      case .segmentation: UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
      case .abort: Glibc.abort()
      case .threadOverflow:
        _ = startThread { _ = PlannedFault.deepen(1) }
        while true { pause() }
      }
    }

    /// Calls itself until the stack is full.
    @inline(never)
    private static func deepen(_ depth: Int) -> Int {
      depth == 0 ? 0 : deepen(depth + 1) + depth % 7
    }
  }
#endif
