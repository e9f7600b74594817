import FoundationEssentials

/// The process's environment.
var processEnvironment: [String: String] { ProcessInfo.processInfo.environment }
