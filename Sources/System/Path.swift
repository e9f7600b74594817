import Glibc

/// What a path says by itself, and where it leads.
package enum Path {
  /// The last part of a path: what messages call a file.
  package static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// The folder that a path is in: `.` for a bare name.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Where a path leads, from the root and with all links followed; nil where nothing is there
  /// (realpath(3)).
  package static func resolved(_ path: String) -> String? {
    resolved(Array(path.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Where a path leads, as `resolved(_:)` of text, for one that need not be UTF-8.
  package static func resolved(_ path: [UInt8]) -> [UInt8]? {
    let real = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { realpath($0.baseAddress, nil) }
    }
    guard let real else { return nil }
    defer { free(real) }
    return UnsafeBufferPointer(start: real, count: strlen(real)).map(UInt8.init(bitPattern:))
  }

  /// The path from the root; links in it are not followed.
  package static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }
}
