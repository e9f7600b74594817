import Glibc

/// What the system says of its error numbers.
package enum SystemError {
  /// The system's words for an error number (`errno`), in English.
  package static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
