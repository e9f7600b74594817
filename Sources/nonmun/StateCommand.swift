import ArgumentParser
import Configuration
import Decisions
import Glibc
import Reader
import TextLayout
import Triage

/// `nonmun state`: the store of decisions as a whole.
struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state",
    abstract: Localized(
      ko: "분류 기록을 다른 컴퓨터로 옮기고, 되살립니다.",
      en: "Carry decisions from one machine to another, and bring them back."
    ).ofHelp,
    subcommands: [Export.self, Import.self, Restore.self, Path.self])

  /// `nonmun state export`: the journal as JSON lines.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: Localized(
        ko: "지금까지의 분류를 모두, 한 줄에 JSON 객체 하나로 출력합니다.",
        en: "Print all that was ever decided, a JSON object a line."
      ).ofHelp)

    @OptionGroup var options: StoreOptions

    @OptionGroup var speech: LanguageOption

    func run() throws {
      _ = TextLocale.adopt()
      let store = try options.open(processEnvironment)
      defer { store.close() }
      var output = Output()
      var row = 0
      do {
        while let piece = try store.journal(from: row) {
          try output.write(piece.bytes)
          row = piece.next
        }
      } catch let error as TriageError {
        throw Failure(error)
      }
      try output.flush()
    }
  }

  /// `nonmun state import`: journals of other machines taken in.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: Localized(
        ko: "state export가 출력한 것을 받아들입니다. 어느 컴퓨터에서든, 어떤 순서로든, 몇 번이든 됩니다.",
        en: "Take in what state export printed, on any machine, in any order, any number of times."
      ).ofHelp)

    @OptionGroup var options: StoreOptions

    @OptionGroup var speech: LanguageOption

    @Argument(
      help: ArgumentHelp(ko: "파일. -는 표준 입력입니다.", en: "Files; - is standard input.", .file),
      completion: .file())
    var files: [String]

    func run() throws {
      _ = TextLocale.adopt()
      var journals: [JournalText] = []
      for file in files { journals.append(try Import.read(file)) }
      let store = try options.open(processEnvironment)
      defer { store.close() }
      var output = Output()
      do {
        // So that even an import can be taken back.
        _ = try? store.backUp()
        let merge = try store.merge(journals)
        let words = Words(.spoken())
        try output.write(words.merged(added: merge.added, known: merge.known) + "\n")
      } catch let error as TriageError {
        throw Failure(error)
      }
      try output.flush()
    }

    private static func read(_ file: String) throws -> JournalText {
      let bytes = try BoundedInput.bytes(of: file)
      let name = file == "-" ? Words(.spoken()).standardInput : file
      // A store of another machine's, such as a conflict copy, is as good as its journal.
      guard bytes.starts(with: "SQLite format 3\0".utf8), file != "-" else {
        if bytes.contains(0) { throw Failure({ $0.isNoJournal(name) }, code: .data) }
        return JournalText(name: name, bytes: bytes)
      }
      do {
        return try JournalText(store: file)
      } catch {
        throw Failure(error)
      }
    }
  }

  /// `nonmun state path`: where the store is.
  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "path",
      abstract: Localized(
        ko: "분류 기록이 어디에 있는지 출력합니다.", en: "Print where decisions are kept."
      ).ofHelp)

    @OptionGroup var options: StoreOptions

    @OptionGroup var speech: LanguageOption

    func run() throws {
      guard let location = storeLocation(options.store, processEnvironment) else {
        throw Failure(\.noHome, hint: \.sayStore, code: .usage)
      }
      var output = Output()
      switch location {
      case .file(let path): try output.write(path + "\n")
      case .memory: try output.write(":memory:\n")
      }
      try output.flush()
    }
  }
}
