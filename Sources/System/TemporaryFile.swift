import CLibc
import Glibc

/// A new file that nobody but the user may read, under a name that no other file has.
///
/// The file stays where it is when its descriptor is closed: `move(over:)` or `remove()` says what
/// becomes of it.
package struct TemporaryFile: ~Copyable, Sendable {
  /// Where it is.
  package let path: String
  /// The file, open for reading and writing.
  package let descriptor: Descriptor

  /// Makes an empty file.
  ///
  /// - Parameters:
  ///   - start: what its path begins with; six letters follow that no other file has there.
  ///   - ending: what its path ends with.
  /// - Throws: why the system would not make it.
  package init(_ start: String, ending: String = "") throws(SystemError) {
    var template = Array((start + "XXXXXX" + ending).utf8CString)
    let number = mkostemps(&template, Int32(ending.utf8.count), O_CLOEXEC)
    guard number >= 0 else { throw SystemError() }
    descriptor = Descriptor(number)
    path = TemporaryFile.path(template)
  }

  /// Moves the file to a path and replaces what is there.
  ///
  /// - Throws: why it could not be moved; it is removed then.
  package consuming func move(over target: String) throws(SystemError) {
    let path = path
    do throws(SystemError) {
      try descriptor.close()
      guard rename(path, target) == 0 else { throw SystemError() }
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Removes it.
  package consuming func remove() { unlink(path) }

  /// The path that the system wrote into a template.
  static func path(_ template: [CChar]) -> String {
    String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
