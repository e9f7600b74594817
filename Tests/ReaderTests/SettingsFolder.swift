import Glibc
import Testing

@testable import Reader

/// A user's settings in a temporary folder, which goes away with the value.
struct SettingsFolder: ~Copyable {
  let root: String
  var nonmun: String { root + "/nonmun" }
  var themes: String { root + "/nonmun/themes" }
  var environment: [String: String] { ["XDG_CONFIG_HOME": root, "HOME": "/home/reader"] }

  init(_ files: [String: String] = [:]) {
    var template = Array("/tmp/nonmun-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { fatalError("no folder can be made in /tmp") }
    root = String(cString: made)
    mkdir(nonmun, 0o755)
    mkdir(themes, 0o755)
    for (name, text) in files { write(Array(text.utf8), to: name) }
  }

  /// Writes a file, named from the folder `nonmun`.
  func write(_ bytes: [UInt8], to name: String) {
    guard let file = fopen(nonmun + "/" + name, "w") else { fatalError("cannot write \(name)") }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  deinit {
    for folder in [themes, nonmun, root] {
      for name in UserFile.names(in: folder) where name != "." && name != ".." {
        unlink(folder + "/" + name)
      }
      rmdir(folder)
    }
  }
}

/// A file of the project, named from its root.
func projectFile(_ path: String) throws -> String {
  try #require(try UserFile.text(of: projectFolder + "/" + path))
}

/// The project's root.
let projectFolder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
