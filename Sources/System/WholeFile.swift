import Glibc

/// A small file that is read or written as a whole.
package enum WholeFile {
  /// Why a file cannot be read.
  package enum Failure: Error {
    /// The system's reason.
    case system(Int32)
    /// It is a folder, a pipe or a device.
    case notAFile
    /// It is larger than was to be read.
    case tooLarge
  }

  // MARK: Reading

  /// The bytes of a file, nil if there is none.
  ///
  /// - Parameter limit: the most bytes that are read.
  /// - Throws: why it cannot be read.
  package static func bytes(of path: String, limit: Int) throws(Failure) -> [UInt8]? {
    // Without O_NONBLOCK a named pipe would hold up the program for ever.
    let file = Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
    guard file.isOpen else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .system(errno)
    }
    var status = stat()
    guard fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .notAFile
    }
    guard status.st_size <= limit else { throw .tooLarge }
    return try contents(of: file, size: Int(status.st_size))
  }

  private static func contents(
    of file: borrowing Descriptor, size: Int
  ) throws(Failure) -> [UInt8] {
    var failure: Int32 = 0
    let number = file.number
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(number, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if failure != 0 { throw .system(failure) }
    return bytes
  }

  /// The bytes of a file, or of a pipe that has a path, up to its end.
  ///
  /// - Throws: why it cannot be read.
  package static func bytes(of path: String) throws(SystemError) -> [UInt8] {
    let file = Descriptor(opening: path, O_RDONLY)
    guard file.isOpen else { throw SystemError() }
    return try Descriptor.read(file.number)
  }

  // MARK: Writing

  /// Writes a file that nobody but the user reads, and the folders it is in; what stood there stays
  /// where that fails.
  ///
  /// - Returns: whether it is written.
  @discardableResult
  package static func writePrivately(_ text: String, to path: String) -> Bool {
    makeFolders(above: path)
    do throws(SystemError) {
      let file = try TemporaryFile(path + ".")
      do throws(SystemError) {
        try file.descriptor.write(Array(text.utf8).span)
      } catch {
        file.remove()
        throw error
      }
      try file.move(over: path)
      return true
    } catch {
      return false
    }
  }

  /// Makes a file that nobody but the user reads, where nothing is.
  ///
  /// - Throws: why it is not there now.
  package static func create(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    let file = Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL)
    guard file.isOpen else { throw SystemError() }
    try file.write(bytes.span)
  }

  /// Writes a document of the user's, which stands there whole or as it was.
  ///
  /// A document that is there keeps its permissions, and a link goes on leading to it.
  ///
  /// - Parameter rights: the permissions of one that is not there yet; nil for the usual ones.
  /// - Throws: why it is as it was.
  package static func replace(
    _ path: String, with bytes: [UInt8], rights: mode_t? = nil
  ) throws(SystemError) {
    let target = Path.resolved(path) ?? path
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o7777 : rights ?? 0o666 & ~currentMask
    let file = try TemporaryFile(target + ".")
    do throws(SystemError) {
      try file.descriptor.write(bytes.span)
      guard fchmod(file.descriptor.number, mode) == 0 else { throw SystemError() }
      try file.descriptor.synchronize()
    } catch {
      file.remove()
      throw error
    }
    try file.move(over: target)
  }

  private static var currentMask: mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }

  /// Makes the folders that a file is in, for the user alone.
  package static func makeFolders(above path: String) {
    try? Folder.make(Path.folder(of: path))
  }
}
