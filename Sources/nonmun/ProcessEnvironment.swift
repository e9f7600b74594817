import FoundationEssentials
import Glibc
import Reader
import TextLayout

/// The process's environment.
var processEnvironment: [String: String] { ProcessInfo.processInfo.environment }

/// The user's configuration for a command without a screen: what is wrong in it is said, and the rest used.
func configurationReportingProblems(_ environment: [String: String]) -> Configuration {
  let (configuration, problems) = Configuration.load(environment: environment)
  for problem in problems { warn("\(problem)") }
  return configuration
}

/// Says something on standard error, in one line, and goes on.
func warn(_ what: String) {
  let line = Array("nonmun: \(Sanitizer.clean(what))\n".utf8)
  _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
