import Configuration
import Surface
import System
import TestSupport
import Testing
import Themes

@testable import Theming

@Suite("The catalogue of themes")
struct ThemeCatalogueTests {
  private func message(_ folder: borrowing SettingsFolder, _ name: String) -> String? {
    do {
      _ = try ThemeCatalogue(environment: folder.environment).theme(named: name)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("names the default first, then the built-in themes, then the user's own")
  func names() {
    let folder = SettingsFolder([
      "themes/zebra.toml": "", "themes/나의것.toml": "", "themes/dusk.toml": "",
      "themes/notes.txt": "", "themes/.hidden.toml": "",
    ])
    let catalogue = ThemeCatalogue(environment: folder.environment)
    #expect(
      catalogue.names
        == ["default", "dusk", "paper", "high-contrast", "mono", "zebra", "나의것"])
    #expect(ThemeCatalogue(folder: nil).names.last == "mono")
    #expect(ThemeCatalogue(folder: "/nowhere").names.last == "mono")
  }

  @Test(
    "goes round",
    arguments: [("default", "dusk"), ("mono", "zebra"), ("zebra", "default"), ("gone", "default")])
  func cycle(name: String, next: String) {
    let folder = SettingsFolder(["themes/zebra.toml": ""])
    #expect(ThemeCatalogue(environment: folder.environment).name(after: name) == next)
  }

  @Test("prefers the user's theme to a built-in one of the same name")
  func ownWins() throws {
    let folder = SettingsFolder(["themes/mono.toml": "[roles]\nvote = { fg = \"red\" }"])
    let theme = try ThemeCatalogue(environment: folder.environment).theme(named: "mono")
    #expect(theme[.vote] == Style(foreground: .indexed(1)))
    #expect(theme[.label] == ThemeCatalogue.builtIn(.default)[.label])
  }

  @Test("lets a user's theme build on the built-in one of the same name")
  func sameName() throws {
    let folder = SettingsFolder([
      "themes/dusk.toml": "inherits = \"dusk\"\n[roles]\nvote = { fg = \"red\" }"
    ])
    let theme = try ThemeCatalogue(environment: folder.environment).theme(named: "dusk")
    #expect(theme[.vote] == Style(foreground: .indexed(1)))
    #expect(theme[.label] == ThemeCatalogue.builtIn(.dusk)[.label])
    #expect(theme.background == .dark)
  }

  @Test("says what is wrong with a theme, and in which file")
  func problems() {
    let folder = SettingsFolder([
      "themes/a.toml": "\ninherits = \"b\"", "themes/b.toml": "inherits = \"a\"",
      "themes/typo.toml": "\n\ninherits = \"dsuk\"", "themes/broken.toml": "[roles]\nvote = 1",
      "themes/on-broken.toml": "inherits = \"broken\"",
    ])
    folder.write([65, 61, 10, 0xFF], to: "themes/latin.toml")
    #expect(message(folder, "dsuk") == "unknown theme “dsuk” (did you mean “dusk”?)")
    #expect(message(folder, "typo") == "typo.toml:3: unknown theme “dsuk” (did you mean “dusk”?)")
    #expect(message(folder, "a") == "b.toml:1: theme “a” inherits itself")
    #expect(message(folder, "on-broken")?.hasPrefix("broken.toml:2: “vote” is 1") == true)
    #expect(message(folder, "latin") == "latin.toml:2: not UTF-8 (save it as UTF-8)")
    #expect(message(folder, "../config")?.hasPrefix("unknown theme “../config”") == true)
    #expect(message(folder, "")?.hasPrefix("unknown theme “”") == true)
  }

  @Test("finds the user's themes in the standard's folder")
  func folders() throws {
    #expect(UserFile.folder(environment: ["XDG_CONFIG_HOME": "/x", "HOME": "/h"]) == "/x/nonmun")
    #expect(
      UserFile.folder(environment: ["XDG_CONFIG_HOME": "", "HOME": "/h"]) == "/h/.config/nonmun")
    #expect(
      UserFile.folder(environment: ["XDG_CONFIG_HOME": "x", "HOME": "/h"]) == "/h/.config/nonmun")
    #expect(UserFile.folder(environment: [:]) == nil)
  }

  @Test("holds every file of the project's Themes folder, each complete or inheriting")
  func everyFile() throws {
    let folder = projectFolder + "/Themes"
    let files = Folder.names(in: folder).filter { $0.hasSuffix(".toml") }
    #expect(files.sorted() == BuiltInTheme.allCases.map { $0.rawValue + ".toml" }.sorted())
    for theme in BuiltInTheme.allCases {
      let source = try projectFile("Themes/\(theme.rawValue).toml")
      #expect(source == String(decoding: theme.source, as: UTF8.self))
      var inherited: [String?] = []
      _ = try Theme.parse(source, file: theme.rawValue, name: "") { (name) throws(Problem) in
        inherited.append(name)
        return .plain
      }
      #expect(!inherited.contains(nil), "\(theme) lacks a role, and inherits no theme")
      _ = try ThemeCatalogue(folder: nil).theme(named: theme.rawValue)
    }
  }
}
