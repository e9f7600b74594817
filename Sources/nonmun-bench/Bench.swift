import Digest
import FoundationEssentials
import Search

/// What every section measures with: the archive, laid out for all programs, and where the programs
/// are.
struct Bench {
  /// The size of the terminal.
  static let columns = 120
  /// The size of the terminal.
  static let rows = 40

  /// The archive's path.
  let path: String
  /// The archive, whole.
  let library: Library
  /// How often each thing is measured.
  let runs: Int
  /// How many papers are invented where forms are compared.
  let formPapers: Int
  /// The papers as the peers read them.
  let layout: PeerFiles
  /// Where files that are made on the way go.
  let folder: TemporaryFolder
  /// The environment of every program measured: nobody's own settings.
  let environment: [String: String]

  /// - Throws: where the archive cannot be read, or has no papers.
  init(archive path: String, runs: Int, formPapers: Int, folder: TemporaryFolder) throws {
    self.path = path
    self.runs = runs
    self.formPapers = formPapers
    self.folder = folder
    library = LibraryLoader.all(try Archive(paths: [path]))
    guard !library.papers.isEmpty else { throw BenchError("\(path): no papers in it") }
    layout = try PeerFiles(library, folder: folder.path)
    environment = MeasuredProgram.environment(home: folder.path)
  }

  /// The reader, from beside this program.
  ///
  /// - Throws: where it is not built.
  func nonmun() throws -> MeasuredProgram {
    try .reader([path])
  }

  /// This program itself, to run a part in a process of its own.
  ///
  /// - Throws: where the system does not say which file this program is.
  func own(_ arguments: [String]) throws -> MeasuredProgram {
    try .own(arguments)
  }

  /// A peer, or nil where it is not installed.
  func peer(_ name: String, _ arguments: [String]) -> MeasuredProgram? {
    for folder in (environment["PATH"] ?? "").split(separator: ":") {
      let path = "\(folder)/\(name)"
      if FileManager.default.isExecutableFile(atPath: path) {
        return MeasuredProgram(name: name, command: [path] + arguments)
      }
    }
    Progress.note("\(name) is not installed and not measured")
    return nil
  }

  /// The peers that read on a screen.
  var readers: [MeasuredProgram] {
    [
      peer("less", [layout.concatenated]),
      peer("sfeed_curses", layout.feeds),
    ].compactMap(\.self)
  }

  /// Starts a program on a screen of its own.
  ///
  /// - Throws: where there is no terminal to be had, or the program cannot be started.
  func open(_ program: MeasuredProgram) throws -> PseudoTerminal {
    try PseudoTerminal(
      program.command, columns: Bench.columns, rows: Bench.rows, environment: environment)
  }
}
