import Glibc
import System

/// Whether files can be locked where a store is: some network file systems say no, which SQLite
/// takes for another program's lock.
enum FileLocks {
  /// Why no new file in a folder can be locked; nil where one can, or where that cannot be tried.
  static func failure(in folder: String) -> String? {
    guard let file = try? TemporaryFile("\(folder)/.nonmun-lock-") else { return nil }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    let failure =
      fcntl(file.descriptor.number, F_SETLK, &lock) != 0 ? SystemError() : nil
    file.remove()
    guard let failure, [ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL].contains(failure.code) else {
      return nil
    }
    return "\(failure)"
  }
}
