import Citations
import Configuration
import Decisions
import Digest
import Surface
import TextLayout

// Handing a paper on: to the browser, to the clipboard, to a phone, to the editor and to other
// programs.
extension ReaderState {
  /// The selected paper, or a word that there is none.
  private mutating func selectedPaper() -> Paper? {
    if paper == nil { message = Message(text: words.noPaper) }
    return paper
  }

  /// The selected papers, those of the range where there is one, none twice; or a word that there
  /// is none.
  private mutating func selectedPapers() -> [Paper] {
    var seen: Set<String> = []
    let papers = targets.filter { seen.insert(library.ids[$0]).inserted }.map { library.papers[$0] }
    if papers.isEmpty { message = Message(text: words.noPaper) }
    return papers
  }

  /// The same, and the range ends.
  private mutating func takeSelectedPapers() -> [Paper] {
    defer { rangeStart = nil }
    return selectedPapers()
  }

  // MARK: Links

  /// The most papers that one key opens in the browser.
  private static let mostOpened = 30

  /// `o`: opens the link of each selected paper, or of one paper the link of a number.
  mutating func openLink(_ number: Int?) -> [Effect] {
    guard rangeStart == nil || number != nil else { return openLinks() }
    guard let paper = selectedPaper() else { return [] }
    guard let number else { return open(paper.url) }
    let links = summary.document.links
    guard links.indices.contains(number - 1) else {
      message = Message(text: words.noLink(number), isError: true)
      return []
    }
    return open(links[number - 1].url)
  }

  private mutating func openLinks() -> [Effect] {
    let papers = takeSelectedPapers()
    guard papers.count <= ReaderState.mostOpened else {
      message = Message(
        text: words.tooManyToOpen(papers.count, most: ReaderState.mostOpened), isError: true)
      return []
    }
    let effects = papers.flatMap { open($0.url) }
    if papers.count > 1, message?.isError == false {
      message = Message(text: words.opening(words.papers(papers.count)))
    }
    return effects
  }

  /// Opens an address where it is one for a browser.
  mutating func open(_ text: String) -> [Effect] {
    guard let address = WebAddress(text) else {
      message = Message(text: words.notForBrowser(text), isError: true)
      return []
    }
    message = Message(text: words.opening(address.text))
    return [.browse(address)]
  }

  /// `O`: chooses among the numbered links of the summary.
  mutating func chooseLink() {
    guard let paper = selectedPaper() else { return }
    var links = summary.document.links
    if links.isEmpty { links = [LinkTable.Link(url: paper.url, text: words.paperPage)] }
    overlay = Menu(
      title: words.openWhich,
      rows: links.map { link in
        Menu.Row(link.text == link.url ? words.link : link.text, detail: link.url) {
          $0.open(link.url)
        }
      })
  }

  /// There is no browser here: says how the address gets elsewhere.
  mutating func sayNoBrowser(isRemote: Bool) {
    message = Message(text: words.noBrowser(isRemote: isRemote))
  }

  // MARK: Copying

  /// `y`: copies the links of the selected papers, a line each.
  mutating func copyLink() -> [Effect] {
    let papers = selectedPapers()
    guard !papers.isEmpty else { return [] }
    return copy(papers.map(\.url), called: words.several(words.link, papers.count))
  }

  /// `Y`: chooses what of the selected papers to copy.
  mutating func chooseCopy() {
    let papers = selectedPapers()
    guard !papers.isEmpty else { return }
    let ids = papers.compactMap(\.arxivID)
    var texts: [(label: String, texts: [String])] = [
      (words.link, papers.map(\.url)), (words.title, papers.map(\.title)),
      ("BibTeX", [BibTeX.entries(papers).trimmedEnd]),
      ("Markdown", papers.count > 1 ? [links(papers)] : papers.map(Citation.markdown)),
      (words.citation, papers.map(Citation.line)),
    ]
    if !ids.isEmpty { texts.append(("arXiv", ids)) }
    overlay = Menu(
      title: papers.count > 1 ? words.copyWhich(of: papers.count) : words.copyWhich,
      rows: texts.map { label, texts in
        let detail = texts.joined(separator: " ").split(separator: "\n").joined(separator: " ")
        return Menu.Row(label, detail: detail) {
          $0.copy(texts, called: $0.words.several(label, papers.count))
        }
      })
  }

  /// A line of Markdown a paper, with tags and notes: a list for a chat.
  private func links(_ papers: [Paper]) -> String {
    papers.map { Citation.linkLine($0, known[$0.id]) }.joined(separator: "\n")
  }

  /// Sends texts, one a line, and ends the range that they were of.
  private mutating func copy(_ texts: [String], called what: String) -> [Effect] {
    let effects = copy(texts.joined(separator: "\n"), called: what)
    if !effects.isEmpty { rangeStart = nil }
    return effects
  }

  /// Sends a text to the terminal's clipboard; whether it arrives there, nobody is told.
  mutating func copy(_ text: String, called what: String) -> [Effect] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let clean = lines.map { Sanitizer.clean(String($0)) }.joined(separator: "\n")
    guard settings.clipboard != .off else {
      message = Message(text: words.clipboardIsOff, isError: true)
      return []
    }
    guard clean.utf8.count <= Clipboard.limit else {
      message = Message(text: words.tooLongToCopy(clean.utf8.count), isError: true)
      return []
    }
    message = Message(text: words.sent(what))
    return [.copy(clean, by: settings.clipboard)]
  }

  // MARK: The QR code

  /// `Z`: shows the paper's address for a phone's camera, and as one line to select.
  mutating func showCode() {
    guard let paper = selectedPaper() else { return }
    guard let address = WebAddress(paper.url) else {
      message = Message(text: words.notForBrowser(paper.url), isError: true)
      return
    }
    overlay = QRScreen(address: address)
  }

  // MARK: The note

  /// `e`: hands the note about the paper to the editor; of several papers one that is added to the
  /// note of each.
  mutating func editNote() -> [Effect] {
    let positions = targets
    let papers = takeSelectedPapers()
    guard let first = positions.first else { return [] }
    let text = positions.count == 1 ? decisions[first].note ?? "" : ""
    return [.editNote(papers: ids(positions), text: text, about: papers.flatMap(NoteHeading.lines))]
  }

  /// Applies what came back from the editor; nil where nothing was changed.
  mutating func applyNote(_ text: String?, of papers: [String]) -> [Effect] {
    guard let text, papers.count == 1 || !text.isEmpty else {
      if message?.isError != true { message = Message(text: words.noteUnchanged) }
      return []
    }
    let edits = papers.map { paper -> Edit in
      let before = papers.count == 1 ? "" : known[paper].note ?? ""
      let note = before.isEmpty ? text : before + "\n\n" + text
      return .note(note.isEmpty ? nil : note, paper: paper)
    }
    return [.commit(edits, isAutomatic: false)]
  }

  // MARK: Custom commands

  /// Runs a command of the configuration on each of the selected papers, one after the other.
  mutating func run(_ command: CustomCommand) -> [Effect] {
    let positions = targets
    let papers = takeSelectedPapers()
    var runs = zip(positions, papers).map { position, paper in
      PaperFacts(paper, decisions[position], wantsJSON: command.readsJSON)
    }
    guard !runs.isEmpty else { return [] }
    if papers.count > 1 { message = Message(text: words.running(command.name, papers.count)) }
    guard !command.usesTerminal else { return runs.map { .run(command, on: $0) } }
    let first = runs.removeFirst()
    overlay = OutputView(
      title: words.several(command.name, papers.count),
      waiting: runs.map { .run(command, on: $0) })
    return [.run(command, on: first)]
  }
}

extension String {
  /// The text without line ends at its end.
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
