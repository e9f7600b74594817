import System

/// A program to run: an argument vector, never a line for a shell.
public struct Program: Sendable, Hashable {
  /// The program and its arguments; the first is a name to find in `PATH`, or a path.
  public var arguments: [String]
  /// The whole environment, in which `PATH` is looked up too.
  public var environment: [String: String]

  /// A program with its arguments.
  public init(_ arguments: [String], environment: [String: String]) {
    self.arguments = arguments
    self.environment = environment
  }

  /// What messages call it: the last part of its path.
  public var name: String {
    let first = arguments.first ?? ""
    let name = Path.name(of: first)
    return name.isEmpty ? first : name
  }

  /// The file to run: what holds a slash as it is, else the first of that name in the folders of
  /// `PATH`.
  ///
  /// Folders that are not written whole are passed over, so that what stands in the folder one
  /// happens to be in is never run.
  public var path: String? {
    guard let name = arguments.first, !name.isEmpty, !name.utf8.contains(0) else { return nil }
    if name.contains("/") { return ProgramFile.isExecutable(name) ? name : nil }
    let folders = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/\(name)"
      if ProgramFile.isExecutable(path) { return path }
    }
    return nil
  }
}
