import FoundationEssentials

/// A program to measure, and how it is called.
struct MeasuredProgram: Hashable {
  /// Its name in the table.
  let name: String
  /// An absolute path and arguments.
  let command: [String]
}

extension MeasuredProgram {
  /// This program itself, to run a part in a process of its own.
  ///
  /// - Throws: where the system does not say which file this program is.
  static func own(_ arguments: [String]) throws -> MeasuredProgram {
    MeasuredProgram(name: "nonmun-bench", command: [try ownPath()] + arguments)
  }

  /// The reader, from beside this program.
  ///
  /// - Throws: where it is not built.
  static func reader(_ arguments: [String]) throws -> MeasuredProgram {
    let path = try ownPath().split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/nonmun"
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw BenchError("\(path) is not there; build it with: make release")
    }
    return MeasuredProgram(name: "nonmun", command: [path] + arguments)
  }

  private static func ownPath() throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }

  /// The environment of every program measured: nobody's own settings.
  ///
  /// - Parameter home: a folder for what they write.
  static func environment(home: String) -> [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": home, "XDG_CONFIG_HOME": home + "/config",
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "ESCDELAY": "25",
    ]
  }
}
