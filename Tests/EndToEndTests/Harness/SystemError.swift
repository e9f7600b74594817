import Glibc

/// A system call that failed while the harness was setting something up.
struct SystemError: Error, CustomStringConvertible {
  /// What was being done, and what the system said.
  let description: String

  /// The failure of `action`, with the error number that the system gave.
  init(_ action: String, _ error: Int32 = errno) {
    description = "\(action): \(String(cString: strerror(error)))"
  }
}
