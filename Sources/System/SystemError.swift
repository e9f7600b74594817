import Glibc

/// A call of the system's that failed.
package struct SystemError: Error, Hashable, CustomStringConvertible {
  /// The error number (`errno`).
  package let code: Int32

  /// The error of a number, or of the call that failed last.
  package init(_ code: Int32 = errno) { self.code = code }

  /// The system's words for it, in English.
  package var description: String { String(cString: strerror(code)) }
}
