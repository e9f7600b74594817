import Glibc
import System
import TestSupport
import Testing

@testable import Configuration

@Suite("Setting the archive in the configuration")
struct ArchiveSettingTests {
  static let edits: [(before: String, after: String)] = [
    ("", "archive = \"~/p\"\n"),
    ("mouse = true", "mouse = true\narchive = \"~/p\"\n"),
    (
      "# mine\narchive = \"/old\"  # here\nmouse = true\n",
      "# mine\narchive = \"~/p\"  # here\nmouse = true\n"
    ),
    (
      "archive = [\n  \"/a\", # one\n  \"/b\",\n] # both\nsort = \"vote\"\n",
      "archive = \"~/p\"  # both\nsort = \"vote\"\n"
    ),
    ("\"archive\"=''\n", "archive = \"~/p\"\n"),
    (
      "# archive = \"~/daily_papers_ko\"\nmouse = true\n",
      "# archive = \"~/daily_papers_ko\"\narchive = \"~/p\"\nmouse = true\n"
    ),
    (
      "mouse = true\n\n# how panes are\n[panes]\ndates = \"hidden\"\n",
      "mouse = true\n\narchive = \"~/p\"\n\n# how panes are\n[panes]\ndates = \"hidden\"\n"
    ),
    // A table's own key of that name is another.
    (
      "[queries]\narchive = \"model\"\n",
      "archive = \"~/p\"\n\n[queries]\narchive = \"model\"\n"
    ),
    // What looks like a key or a table within a value is none.
    (
      "refresh = [\"sh\", \"\"\"\narchive = 1\n[x]\n\"\"\"]\narchive = '/old'\n",
      "refresh = [\"sh\", \"\"\"\narchive = 1\n[x]\n\"\"\"]\narchive = \"~/p\"\n"
    ),
    (
      "theme = \"a#b]\"\r\nmouse = true\r\n",
      "theme = \"a#b]\"\r\nmouse = true\r\narchive = \"~/p\"\r\n"
    ),
    ("archive = ~/slip\n", "archive = \"~/p\"\n"),
  ]

  @Test("changes its line alone", arguments: edits)
  func edit(before: String, after: String) {
    #expect(Settings.setting(archive: "~/p", in: before) == after)
    #expect(Settings.setting(archive: "~/p", in: after) == after)
    let settings = Settings.parse(after, file: "config.toml", home: "/h", reserved: .none).settings
    #expect(settings.archive == ["/h/p"])
  }

  @Test("writes paths as they are, whatever is in them")
  func quoting() {
    for path in ["/a \"b\"", "/back\\slash", "/논문 #1", "/tab\tand\u{1}"] {
      let text = Settings.setting(archive: path, in: "mouse = true\n")
      let read = Settings.parse(text, file: "config.toml", reserved: .none)
      #expect(read.settings.archive == [path])
      #expect(read.settings.mouse)
      #expect(read.problems == [])
    }
  }

  @Test("makes the file where there is none, and keeps the rights of one that is there")
  func files() throws {
    let folder = SettingsFolder()
    let path = try Settings.save(archive: "~/p", environment: folder.environment)
    #expect(path == folder.nonmun + "/config.toml")
    #expect(try text(path) == "archive = \"~/p\"\n")
    folder.write(Array("# mine\nmouse = true\n".utf8), to: "config.toml")
    chmod(path, 0o640)
    try Settings.save(archive: "/q", environment: folder.environment)
    #expect(try text(path) == "# mine\nmouse = true\narchive = \"/q\"\n")
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(Folder.names(in: folder.nonmun).filter { $0.hasPrefix("config") } == ["config.toml"])
  }

  @Test("leaves a link to the file a link")
  func link() throws {
    let folder = SettingsFolder(["dotfile": "mouse = true\n"])
    symlink("dotfile", folder.nonmun + "/config.toml")
    try Settings.save(archive: "/q", environment: folder.environment)
    #expect(try text(folder.nonmun + "/dotfile") == "mouse = true\narchive = \"/q\"\n")
    var status = stat()
    lstat(folder.nonmun + "/config.toml", &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test("says which line to write by hand where it cannot, and leaves the file as it was")
  func faults() throws {
    let folder = SettingsFolder()
    let path = folder.nonmun + "/config.toml"
    for source in ["archive.x = 1\narchive.y = 2\n", "refresh = \"\"\"\nmouse = true\n"] {
      folder.write(Array(source.utf8), to: "config.toml")
      let problem = #expect(throws: Problem.self) {
        try Settings.save(archive: "~/p", environment: folder.environment)
      }
      #expect(problem?.text(in: .en).contains("write by hand: archive = \"~/p\"") == true)
      #expect(try text(path) == source)
    }
    folder.write([0xFF, 0x0A], to: "config.toml")
    #expect(throws: Problem.self) {
      try Settings.save(archive: "~/p", environment: folder.environment)
    }
    #expect(throws: Problem.self) { try Settings.save(archive: "~/p", environment: [:]) }
  }

  @Test("remembers that the user wants the sample")
  func sample() {
    let folder = SettingsFolder()
    let environment = ["XDG_STATE_HOME": folder.root]
    #expect(!SampleAnswer.isGiven(environment: environment))
    #expect(SampleAnswer.give(environment: environment))
    #expect(SampleAnswer.isGiven(environment: environment))
    #expect(!SampleAnswer.give(environment: [:]))
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try WholeFile.bytes(of: path, limit: 1 << 20) ?? [], as: UTF8.self)
  }
}
