import CLibc
import Glibc
import TextLayout

/// The process's environment.
///
/// Read here, since Foundation's `ProcessInfo` takes a twentieth of the time before the first
/// screen.
var processEnvironment: [String: String] {
  var variables: [String: String] = [:]
  var next = nonmun_environment()
  while let entry = next?.pointee {
    let text = String(cString: entry)
    if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
      variables[String(text[..<equals])] = String(text[text.utf8.index(after: equals)...])
    }
    next = next?.advanced(by: 1)
  }
  return variables
}

/// Says something on standard error, in one line, and goes on.
func warn(_ what: String, prefix: String = "nonmun: ") {
  let line = Array("\(prefix)\(Sanitizer.clean(what))\n".utf8)
  _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
