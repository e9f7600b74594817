import Glibc
import System

/// A user's settings in a temporary folder, which goes away with the value.
package struct SettingsFolder: ~Copyable {
  /// The folder itself.
  package let root: String
  /// The folder of the program's settings.
  package var nonmun: String { root + "/nonmun" }
  /// The folder of themes.
  package var themes: String { root + "/nonmun/themes" }
  /// An environment whose settings are here.
  package var environment: [String: String] { ["XDG_CONFIG_HOME": root, "HOME": "/home/reader"] }

  /// A folder of these files, named from the folder `nonmun`.
  package init(_ files: [String: String] = [:]) {
    var template = Array("/tmp/nonmun-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { fatalError("no folder can be made in /tmp") }
    root = String(cString: made)
    mkdir(nonmun, 0o755)
    mkdir(themes, 0o755)
    for (name, text) in files { write(Array(text.utf8), to: name) }
  }

  /// Writes a file, named from the folder `nonmun`.
  package func write(_ bytes: [UInt8], to name: String) {
    guard let file = fopen(nonmun + "/" + name, "w") else { fatalError("cannot write \(name)") }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  deinit {
    for folder in [themes, nonmun, root] {
      for name in Folder.names(in: folder) where name != "." && name != ".." {
        unlink(folder + "/" + name)
      }
      rmdir(folder)
    }
  }
}

/// A file of the project, named from its root.
package func projectFile(_ path: String) throws -> String {
  let bytes = try WholeFile.bytes(of: projectFolder + "/" + path, limit: 1 << 24)
  guard let bytes else { throw MissingFile(path: path) }
  return String(decoding: bytes, as: UTF8.self)
}

/// A file that the project should have.
private struct MissingFile: Error {
  let path: String
}

/// The project's root.
package let projectFolder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
