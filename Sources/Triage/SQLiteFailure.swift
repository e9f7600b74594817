import CSQLite
import Decisions
import GRDB
import Glibc

extension TriageError {
  /// What an error of GRDB's means for the user.
  ///
  /// - Parameter database: the connection that failed, where it is still there to be asked what the system said.
  init(_ error: any Error, path: String, database: Database?) {
    guard let error = error as? DatabaseError else {
      self = (error as? TriageError) ?? TriageError(.inputOutput, path: path, detail: "\(error)")
      return
    }
    var code: Int32 = 0
    // Only these come from the system.
    if [.SQLITE_IOERR, .SQLITE_CANTOPEN].contains(error.resultCode.primaryResultCode) {
      code = database?.sqliteConnection.map { nonmun_sqlite_last_error($0) } ?? 0
    }
    if Self.isAboutLocks(error), let why = FileLocks.failure(in: StoreFile.folder(of: path)) {
      self.init(.noLocks, path: path, detail: why)
      return
    }
    self.init(
      Self.kind(error, code), path: path,
      detail: code == 0 ? error.message : String(cString: strerror(code)))
  }

  private static func isAboutLocks(_ error: DatabaseError) -> Bool {
    switch error.extendedResultCode {
    case .SQLITE_IOERR_LOCK, .SQLITE_IOERR_RDLOCK, .SQLITE_IOERR_UNLOCK, .SQLITE_IOERR_SHMLOCK,
      .SQLITE_IOERR_CHECKRESERVEDLOCK:
      true
    default: error.resultCode.primaryResultCode == .SQLITE_BUSY
    }
  }

  private static func kind(_ error: DatabaseError, _ code: Int32) -> Kind {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL: return .full
    case .SQLITE_READONLY: return .readOnly
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
    case .SQLITE_CORRUPT: return .damaged
    case .SQLITE_NOTADB: return .notADatabase
    case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM:
      switch code {
      case ENOSPC, EDQUOT: return .full
      case EFBIG: return .limit
      case EROFS, EACCES, EPERM: return .readOnly
      default:
        return error.resultCode.primaryResultCode == .SQLITE_CANTOPEN ? .unreachable : .inputOutput
      }
    default: return .inputOutput
    }
  }
}
