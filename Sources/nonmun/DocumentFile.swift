import Glibc

/// A document of the user's, or a pipe: read to its end, and replaced whole.
enum DocumentFile {
  /// What the system said.
  struct Failure: Error {
    let reason: String
    let code: Int32

    init() {
      code = errno
      reason = String(cString: strerror(errno))
    }
  }

  /// All bytes of a file.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure() }
    defer { close(descriptor) }
    return try read(descriptor: descriptor)
  }

  /// All bytes up to the end of what a descriptor gives.
  static func read(descriptor: Int32) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw Failure()
      }
    }
  }

  /// Writes a file that stands there whole, or as it was: it is written beside it first.
  ///
  /// A file that is there keeps its permissions, and a link goes on leading to it.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    var resolved = path
    if let real = realpath(path, nil) {
      resolved = String(cString: real)
      free(real)
    }
    var status = stat()
    let mode = stat(resolved, &status) == 0 ? status.st_mode & 0o7777 : 0o666 & ~currentMask
    var template = Array((resolved + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Failure() }
    do throws(Failure) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 || errno == EINTR else { throw Failure() }
        rest = rest.dropFirst(max(0, count))
      }
      guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw Failure() }
    } catch {
      close(descriptor)
      unlink(template)
      throw error
    }
    guard close(descriptor) == 0, rename(template, resolved) == 0 else {
      let failure = Failure()
      unlink(template)
      throw failure
    }
  }

  private static var currentMask: mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }
}
