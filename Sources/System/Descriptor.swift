import Glibc

/// A file descriptor that is closed when nobody holds it any more.
package struct Descriptor: ~Copyable, Sendable {
  /// The number by which the system knows it; -1 where opening failed.
  package let number: Int32

  /// Takes over a descriptor.
  package init(_ number: Int32) { self.number = number }

  /// Opens a file, which programs that are started later do not get.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - flags: `O_…` of open(2).
  package init(opening path: String, _ flags: Int32) { number = open(path, flags | O_CLOEXEC) }

  /// Whether it is open.
  package var isOpen: Bool { number >= 0 }

  deinit { if number >= 0 { close(number) } }
}
