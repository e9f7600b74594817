import Configuration
import Search
import Surface
import TestSupport
import Testing

@testable import Reader

@Suite("The command table")
struct CommandTableTests {
  @Test("gives no key to two commands")
  func keys() {
    let keys = CommandTable.all.flatMap(\.keys)
    for key in Set(keys) {
      let owners = CommandTable.all.filter { $0.keys.contains(key) }.map(\.name)
      #expect(owners.count == 1, "\(key.name): \(owners)")
      #expect(Keymap(CommandTable.all)[key]?.name == owners.first)
    }
    #expect(keys.count == Set(keys).count)
  }

  @Test("gives every command a key that has a name, and leaves digits alone")
  func named() {
    for command in CommandTable.all {
      #expect(!command.keys.isEmpty, "\(command.name)")
      for key in command.keys {
        #expect(!key.name.isEmpty, "\(command.name)")
        #expect(!("0"..."9").contains(key.name), "\(command.name)")
      }
    }
  }

  @Test("names each command once, in lower-case words joined by hyphens")
  func names() {
    let names = CommandTable.all.map(\.name)
    #expect(names.count == Set(names).count)
    for name in names {
      let words = name.split(separator: "-", omittingEmptySubsequences: false)
      let isWellFormed = words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { ("a"..."z").contains($0) }
      }
      #expect(isWellFormed, "\(name)")
      #expect(CommandTable.command(named: name)?.name == name)
      // The palette has 19 columns for it.
      #expect(name.count <= 18, "\(name)")
    }
    #expect(CommandTable.command(named: "nonsense") == nil)
  }

  @Test("says in both languages what each command does")
  func help() {
    for command in CommandSet.standard.all {
      let isKorean = command.help.ko.unicodeScalars.contains { 0xAC00...0xD7A3 ~= $0.value }
      let isASCII = command.help.en.unicodeScalars.allSatisfy { $0.isASCII || $0 == "→" }
      #expect(isKorean, "\(command.name): \(command.help.ko)")
      #expect(isASCII && !command.help.en.isEmpty, "\(command.name): \(command.help.en)")
      #expect(command.help.en.first?.isUppercase == true, "\(command.name)")
    }
    for language in Language.allCases {
      let texts = CommandTable.all.map { $0.help[language] }
      #expect(texts.count == Set(texts).count)
    }
  }

  @Test("keeps each group together, in the order of help")
  func groups() {
    let groups = CommandTable.all.map(\.group)
    let order = groups.map { Command.Group.allCases.firstIndex(of: $0) ?? -1 }
    #expect(order == order.sorted())
    #expect(Set(groups) == Set(Command.Group.allCases))
  }

  @Test("gives every command a key that no Hangul input method composes")
  func withoutInputMethod() {
    for command in CommandTable.all {
      let others = command.keys.filter { key in
        guard case .scalar(let scalar) = key else { return true }
        // Korean keyboards have the won sign in the place of these two.
        return !scalar.properties.isAlphabetic && scalar != "\\" && scalar != "`"
      }
      #expect(!others.isEmpty, "\(command.name)")
    }
  }

  @Test(
    "has a key that is no sign either for what is used most; docs/terminals.md lists the others")
  func withoutSigns() throws {
    let signs = CommandTable.all.filter { command in
      command.keys.allSatisfy { if case .scalar(let scalar) = $0 { scalar != " " } else { false } }
    }
    // The palette runs each of them by its name.
    #expect(!signs.contains { $0.name == "palette" })
    let names = signs.compactMap(\.keys.last?.name)
    // The dead keys of US-International.
    #expect(names.filter { ["'", "\"", "^", "~", "`"].contains($0) } == ["~"])
    let list = names.map { "`\($0)`" }.joined(separator: " ")
    let document = try projectFile("docs/terminals.md")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(document.split(separator: list, omittingEmptySubsequences: false).count == 3, "\(list)")
  }
}
