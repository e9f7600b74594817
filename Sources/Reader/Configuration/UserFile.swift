#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The small files of the user's own: where they are, and reading them.
enum UserFile {
  /// More than anyone writes by hand; what is larger was not meant.
  private static let limit = 1 << 20

  /// The folder of the user's own settings, nil if there is no home to have it in.
  static func folder(environment: [String: String]) -> String? {
    UserFolder.configuration.path(in: environment)
  }

  /// The text of a file, nil if there is none.
  static func text(of path: String) throws(Problem) -> String? {
    // Without O_NONBLOCK a named pipe would hold up the start for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      let why = String(cString: strerror(errno))
      throw unreadable(path) { _ in why }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw unreadable(path, \.isNoFile)
    }
    guard status.st_size <= limit else { throw unreadable(path, \.isTooLarge) }
    let bytes = try contents(of: descriptor, path, size: Int(status.st_size))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
      throw Problem(
        file: name(path), line: bad.map { $0 + 1 }, what: Localized(\.notUTF8))
    }
    return text
  }

  private static func contents(
    of descriptor: Int32, _ path: String, size: Int
  ) throws(Problem) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if failure != 0 { throw unreadable(path) { _ in String(cString: strerror(failure)) } }
    return bytes
  }

  /// The names in a folder, sorted; none if it is not there or not readable.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted()
  }

  /// A path's last part, which is how messages name a file.
  static func name(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  private static func unreadable(_ path: String, _ why: (Words) -> String) -> Problem {
    Problem(file: name(path), what: Localized { $0.cannotBeRead(path, why($0)) })
  }
}
