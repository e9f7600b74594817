import Configuration
import Decisions
import Digest
import ReaderDriver
import Surface
import Testing

@testable import Reader

@Suite("Handing a paper on")
struct PaperHandingTests {
  private static let tidepool = "https://arxiv.org/abs/2503.00201v2"

  private func menu(_ reader: Driver) -> Menu? {
    reader.state.overlay as? Menu
  }

  private func address(_ text: String) throws -> WebAddress { try #require(WebAddress(text)) }

  // MARK: Links

  @Test(
    "o asks for the browser with the paper's link, a count with another", arguments: [0, 1, 2, 3])
  func open(number: Int) throws {
    var reader = Driver()
    reader.press((number > 0 ? String(number) : "") + "o")
    let expected = [
      Self.tidepool, Self.tidepool, "https://arxiv.org/pdf/2503.00201",
      "https://example.org/tide.mp4",
    ][number]
    let address = try address(expected)
    #expect(reader.effects == [.browse(address)])
    #expect(reader.message == "opening \(expected)")
  }

  @Test(
    "an address that is none for a browser is not opened, and neither is a link that is not there")
  func refused() {
    let text = "## Daily Papers (2025-03-14)\n\n### [A](https://a\u{202E}b/)\n\nVote: 1\n"
    let file = DigestFile(name: "a.md", bytes: Array(text.utf8))
    var reader = Driver(library: Library(files: [file]), corpus: nil)
    for key: Key in ["o", "Z"] {
      reader.press(key)
      #expect(reader.effects == [])
      #expect(reader.message?.hasPrefix("not an address for a browser") == true)
      #expect(reader.state.message?.isError == true)
    }
    reader.press("9o")
    #expect(reader.effects == [] && reader.message == "there is no link 9 (O shows them)")
  }

  @Test("where there is no browser the copy is offered")
  func noBrowser() {
    var reader = Driver()
    reader.send(.noBrowser(isRemote: true))
    #expect(reader.message == "over SSH, no browser here · y copies the link · Z shows a QR code")
  }

  @Test("O lists the links of the summary by their numbers")
  func links() throws {
    let pdf = try address("https://arxiv.org/pdf/2503.00201")
    let video = try address("https://example.org/tide.mp4")
    var reader = Driver()
    reader.press("O")
    #expect(
      menu(reader)?.rows.map(\.detail) == [
        Self.tidepool, "https://arxiv.org/pdf/2503.00201", "https://example.org/tide.mp4",
        "https://example.org/a/very/long/path/to/the/source/of/tidepool.git",
        "https://example.org/tidepool.png",
      ])
    reader.press("2")
    #expect(reader.effects == [.browse(pdf)])
    #expect(reader.state.isBrowsing)
    reader.press("O", .down, .down, .enter)
    #expect(reader.effects == [.browse(video)])
    // ㅓ is j.
    reader.press("O", "ㅓ", .enter)
    #expect(reader.effects == [.browse(pdf)])
    for key: Key in [.escape, "q", .control("c")] {
      reader.press("O", key)
      #expect(reader.effects == [] && reader.state.isBrowsing)
    }
  }

  @Test("of more than nine rows a digit waits for another where there can be one")
  func digits() {
    func chosen(_ keys: String, of count: Int) -> Int? {
      var menu = Menu(title: "", rows: (0..<count).map { Menu.Row(String($0)) { _ in [] } })
      for scalar in keys.unicodeScalars {
        if let row = menu.choose(digit: Int(scalar.value) - 48) { return Int(row.label) }
      }
      return nil
    }
    #expect(chosen("3", of: 9) == 2)
    #expect(chosen("1", of: 12) == nil)
    #expect(chosen("12", of: 12) == 11)
    #expect(chosen("2", of: 12) == 1)
    #expect(chosen("13", of: 12) == 2)
    #expect(chosen("0", of: 12) == nil)
    #expect(chosen("7", of: 3) == nil)
    #expect(chosen("1", of: 0) == nil)
  }

  // MARK: Copying

  @Test("y sends the link, and says no more than that it was sent")
  func copyLink() {
    var reader = Driver()
    reader.press("y")
    #expect(reader.effects == [.copy(Self.tidepool, by: .raw)])
    #expect(reader.message == "sent to the terminal: Link")
  }

  @Test("Y offers link, title, BibTeX, Markdown, a citation and the identifier")
  func copyMenu() {
    var reader = Driver()
    var copied: [String] = []
    for number in 1...6 {
      reader.press("Y")
      reader.press(String(number))
      for case .copy(let text, _) in reader.effects { copied.append(text) }
    }
    #expect(copied.count == 6)
    #expect(copied[1].hasPrefix("Tidepool: Long Context"))
    #expect(copied[2].hasPrefix("@misc{nunez2025tidepool") && copied[2].hasSuffix("\n}"))
    #expect(copied[3].hasPrefix("[Tidepool: Long") && copied[3].hasSuffix("(\(Self.tidepool))"))
    #expect(copied[4].hasPrefix("Tomás Núñez, 김하늘, Ada Brook, “Tidepool"))
    #expect(copied[5] == "2503.00201")
  }

  @Test("y and Y take the range, each paper once, and end it")
  func copyRange() {
    var reader = Driver()
    let rows = reader.state.list.rows
    let urls = rows.prefix(3).map { reader.state.library.papers[$0].url }
    reader.send(.decisions([reader.state.library.ids[rows[1]]: Decision(tags: ["x"], note: "n")]))
    reader.press("vjjy")
    #expect(reader.effects.last == .copy(urls.joined(separator: "\n"), by: .raw))
    #expect(reader.state.rangeStart == nil)
    reader.press("kkvjjY")
    #expect((reader.state.overlay as? Menu)?.title == "Copy what of 3 papers?")
    reader.press("4")
    guard case .copy(let links, _) = reader.effects.last else {
      Issue.record("not copied: \(reader.effects)")
      return
    }
    let lines = links.split(separator: "\n")
    #expect(lines.count == 3 && lines.allSatisfy { $0.hasPrefix("- [") })
    #expect(lines[1].hasSuffix(") #x — n"))
    reader.press("kkvjjY3")
    guard case .copy(let entries, _) = reader.effects.last else {
      Issue.record("not copied: \(reader.effects)")
      return
    }
    #expect(entries.split(separator: "\n").count { $0.hasPrefix("@misc{") } == 3)
    // What is not sent ends no range.
    reader.press("kkvjjY")
    reader.press(.escape)
    #expect(reader.state.rangeStart != nil)
  }

  @Test("where tmux keeps the copy, its setting and the address are said")
  func keptOut() {
    var reader = Driver()
    reader.send(.notHandedOn(.tmuxKeepsOut(setting: "set -s set-clipboard on", Self.tidepool)))
    #expect(
      reader.message == "not copied: tmux wants set -s set-clipboard on · \(Self.tidepool)")
    #expect(reader.state.message?.isError == true)
  }

  @Test("what is copied is clean, and not too long, and off is off")
  func clean() {
    var state = Driver().state
    let dirty = "a\u{1B}[31m\u{202E}b\u{7}\nc\r"
    #expect(state.copy(dirty, called: "x") == [.copy("a␛[31mb␇\nc ", by: .raw)])
    let limit = Clipboard.limit
    #expect(state.copy(String(repeating: "a", count: limit), called: "x").count == 1)
    #expect(state.copy(String(repeating: "a", count: limit + 1), called: "x") == [])
    #expect(state.message?.text == "too long to copy: \(limit + 1) bytes (\(limit) at most)")
    var settings = Settings()
    settings.clipboard = .off
    var reader = Driver(settings: settings)
    reader.press("y")
    #expect(reader.effects == [] && reader.state.message?.isError == true)
  }

  // MARK: Ranges

  @Test("a range is handed on as a range, and the message says how many")
  func ranges() throws {
    var reader = Driver()
    let urls = reader.state.list.rows.prefix(3).map { TestArchive.library.papers[$0].url }
    reader.press("vjj")
    reader.press("y")
    #expect(reader.effects == [.copy(urls.joined(separator: "\n"), by: .raw)])
    #expect(reader.message == "sent to the terminal: Link × 3")
    #expect(reader.state.rangeStart == nil)
    reader.press("gvjj")
    reader.press("o")
    #expect(reader.effects == urls.compactMap(WebAddress.init).map(Effect.browse))
    #expect(reader.message == "opening 3 papers")
    reader.press("gvjjY")
    reader.press("3")
    guard case .copy(let text, _)? = reader.effects.first else {
      Issue.record("\(reader.effects)")
      return
    }
    #expect(text.matches(of: /@/).count == 3)
    #expect(reader.message == "sent to the terminal: BibTeX × 3")
    reader.press("gvjj")
    reader.press("e")
    guard case .editNote(let papers, let note, let heading)? = reader.effects.first else {
      Issue.record("\(reader.effects)")
      return
    }
    #expect(papers.count == 3 && note.isEmpty && heading.count == 6)
  }

  // MARK: Custom commands

  private static let custom = CustomCommand(
    key: "!", name: "do it", arguments: ["echo", "{id}"], readsJSON: true)

  private func driver(_ commands: CustomCommand...) -> Driver {
    var settings = Settings()
    settings.commands = commands
    return Driver(settings: settings)
  }

  @Test("a command of the configuration runs by its key and by its name, and help lists it")
  func custom() throws {
    var reader = driver(Self.custom)
    reader.press("!")
    guard case .run(let command, let facts) = reader.effects.first else {
      Issue.record("not run: \(reader.effects)")
      return
    }
    #expect(command == Self.custom)
    #expect(facts.id == "2503.00201" && facts.url == Self.tidepool)
    let json = String(decoding: facts.json ?? [], as: UTF8.self)
    #expect(json.hasPrefix("{\"authors\":[\"Tomás Núñez\"") && json.hasSuffix("}\n"))
    #expect(json.contains("\"standing\":\"unread\""))
    #expect(reader.screen[0].hasPrefix(" do it · running…"))
    reader = driver(Self.custom)
    reader.press(":")
    reader.type("do it")
    reader.press(.enter)
    #expect(reader.effects.first == .run(command, on: facts))
    reader = driver(Self.custom)
    reader.resize(120, 120)
    reader.press("?")
    #expect(reader.screen.contains { $0.hasPrefix("  !") && $0.hasSuffix("do it") })
  }

  @Test(
    "it runs on each paper of a range, one after the other, and stops where one fails or Esc says so"
  )
  func range() {
    func run(_ effects: [Effect]) -> String? {
      guard case .run(_, let facts)? = effects.first else { return nil }
      return facts.id
    }
    func done(_ output: String, _ code: Int32 = 0) -> Event {
      .finished(CommandResult(output: Array(output.utf8), isCut: false, ending: .exited(code)))
    }
    var reader = driver(Self.custom)
    reader.press("vjj")
    reader.press("!")
    #expect(reader.message == "do it on 3 papers" && reader.state.rangeStart == nil)
    #expect(run(reader.effects) == "2503.00201")
    reader.send(done("one\n"))
    #expect(run(reader.effects) == "2503.00202")
    reader.send(done("two\n"))
    #expect(run(reader.effects) == "2503.00203")
    reader.send(done("three\n"))
    #expect(run(reader.effects) == nil)
    #expect(Array(reader.screen[1...3]) == [" one", " two", " three"])
    reader.press(.escape, "g", "v", "j", "!")
    reader.send(done("", 3))
    #expect(run(reader.effects) == nil)
    reader.press(.escape, "g", "v", "j", "!", .escape)
    #expect(reader.effects.contains(.cancelRun))
    reader.send(done("cancelled\n"))
    #expect(run(reader.effects) == nil)
  }

  @Test("its output is shown clean, in rows that fit, and scrolls; Esc closes it")
  func output() {
    var reader = driver(Self.custom)
    reader.press("!")
    let long = String(repeating: "가", count: 100)
    let text = "one\ttwo\n\u{1B}[31mred\u{1B}[0m\nold\rnew\r\n\(long)\n"
    reader.send(
      .finished(CommandResult(output: Array(text.utf8), isCut: false, ending: .exited(3))))
    #expect(reader.screen[0] == " do it · exit 3")
    #expect(
      Array(reader.screen[1...4]) == [
        " one     two", " ␛[31mred␛[0m", " new", " " + String(repeating: "가", count: 59),
      ])
    #expect(reader.screen[5] == " " + String(repeating: "가", count: 41))
    for language in Language.allCases {
      var settings = Settings()
      settings.commands = [Self.custom]
      var shown = Driver(90, 30, language: language, settings: settings)
      shown.press("!")
      shown.send(
        .finished(CommandResult(output: Array(text.utf8), isCut: true, ending: .exited(0))))
      Recording.compare(
        Snapshot.text(of: shown.frame),
        with: "Tests/ReaderTests/Snapshots/output-90x30-\(language.rawValue).txt")
    }
    reader.resize(40, 6)
    reader.press("G")
    #expect(reader.screen[4].hasPrefix(" 가"))
    reader.press(.escape)
    #expect(reader.state.isBrowsing && reader.effects.allSatisfy { $0 != .cancelRun })
  }

  @Test("Esc ends a program that runs, and leaves one that will not end")
  func cancelling() {
    for key: Key in [.escape, .control("c")] {
      var reader = driver(Self.custom)
      reader.press("!")
      reader.press(.enter)
      #expect(!reader.state.isBrowsing)
      reader.press(key)
      #expect(reader.effects == [.cancelRun] && !reader.state.isBrowsing)
      reader.press(key)
      #expect(reader.effects.first == .cancelRun && reader.state.isBrowsing)
      reader.send(.finished(CommandResult(output: [], isCut: false, ending: .signalled(9))))
      #expect(reader.state.isBrowsing && reader.message == "ended by signal 9")
    }
  }

  @Test("facts stay within their word, whatever is in them")
  func facts() {
    let text = "## Daily Papers (2025-03-14)\n\n### [--x '$(id)' {url} \"](https://a.org/{id})\n"
    let file = DigestFile(name: "f.md", bytes: Array(text.utf8))
    let facts = PaperFacts(file.papers[0], .none, wantsJSON: false)
    #expect(facts.json == nil)
    #expect(facts.filled("{title}") == "--x '$(id)' {url} \"")
    #expect(
      facts.filled("a{id}b{line}{x}{{url}}{") == "ahttps://a.org/{id}b3{x}{https://a.org/{id}}{")
    #expect(facts.filled("+{line} {file}") == "+3 f.md")
  }
}
