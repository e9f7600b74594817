import Decisions
import Glibc
import SQLite
import System

extension TriageError {
  /// What an error of SQLite's, or of anything that used it, means for the user.
  init(_ error: any Error, path: String) {
    guard let error = error as? SQLiteError else {
      self = (error as? TriageError) ?? TriageError(.inputOutput, path: path, detail: "\(error)")
      return
    }
    if error.isAboutLocks, let why = FileLocks.failure(in: Path.folder(of: path)) {
      self.init(.noLocks, path: path, detail: why)
      return
    }
    self.init(
      Self.kind(error), path: path,
      detail: error.systemError == 0 ? error.message : "\(SystemError(error.systemError))")
  }

  private static func kind(_ error: SQLiteError) -> Kind {
    switch error.code {
    case .full: return .full
    case .readOnly: return .readOnly
    case .busy, .locked: return .busy
    // The statements are always the same: what does not let them be is a schema that is no store's.
    case .corrupt, .noSense, .constraint, .mismatch: return .damaged
    case .notADatabase: return .notADatabase
    case .cannotOpen, .inputOutput, .noPermission:
      switch error.systemError {
      case ENOSPC, EDQUOT: return .full
      case EFBIG: return .limit
      case EROFS, EACCES, EPERM: return .readOnly
      default: return error.code == .cannotOpen ? .unreachable : .inputOutput
      }
    default: return .inputOutput
    }
  }
}
