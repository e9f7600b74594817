import Glibc

/// Whether files can be locked where a store is: some network file systems say no, which SQLite takes for another program's lock.
enum FileLocks {
  /// Why no new file in a folder can be locked; nil where one can, or where that cannot be tried.
  static func failure(in folder: String) -> String? {
    var name = Array("\(folder)/.nonmun-lock-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    defer {
      unlink(name)
      close(descriptor)
    }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    guard fcntl(descriptor, F_SETLK, &lock) != 0 else { return nil }
    return [ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL].contains(errno)
      ? String(cString: strerror(errno)) : nil
  }
}
