import Citations
import Configuration
import Decisions
import Digest
import Surface
import TextLayout

// Handing a paper on: to the browser, to the clipboard, to a phone, to the editor and to other programs.
extension ReaderState {
  /// The selected paper, or a word that there is none.
  private mutating func selectedPaper() -> Paper? {
    if paper == nil { message = Message(text: words.noPaper) }
    return paper
  }

  // MARK: Links

  /// `o`: opens the paper's link, or the one of a number.
  mutating func openLink(_ number: Int?) -> [Effect] {
    guard let paper = selectedPaper() else { return [] }
    guard let number else { return open(paper.url) }
    let links = summary.document.links
    guard links.indices.contains(number - 1) else {
      message = Message(text: words.noLink(number), isError: true)
      return []
    }
    return open(links[number - 1].url)
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

  /// `y`: copies the paper's link.
  mutating func copyLink() -> [Effect] {
    guard let paper = selectedPaper() else { return [] }
    return copy(paper.url, called: words.link)
  }

  /// `Y`: chooses what of the paper to copy.
  mutating func chooseCopy() {
    guard let paper = selectedPaper() else { return }
    let id = paper.arxivID
    let texts: [(label: String, text: String)] =
      [
        (words.link, paper.url), (words.title, paper.title),
        ("BibTeX", BibTeX.entries([paper]).trimmedEnd), ("Markdown", Citation.markdown(paper)),
        (words.citation, Citation.line(paper)),
      ] + (id.map { [("arXiv", $0)] } ?? [])
    overlay = Menu(
      title: words.copyWhich,
      rows: texts.map { label, text in
        Menu.Row(label, detail: text.split(separator: "\n").joined(separator: " ")) {
          $0.copy(text, called: label)
        }
      })
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

  /// `e`: hands the note about the paper to the editor.
  mutating func editNote() -> [Effect] {
    guard selectedPaper() != nil, let index = list.selected else { return [] }
    return [.editNote(paper: library.ids[index], text: decisions[index].note ?? "")]
  }

  /// Takes in what came back from the editor; nil where nothing was changed.
  mutating func apply(note text: String?, of paper: String) -> [Effect] {
    guard let text else {
      if message?.isError != true { message = Message(text: words.noteUnchanged) }
      return []
    }
    return [.commit([.note(text.isEmpty ? nil : text, paper: paper)], isAutomatic: false)]
  }

  // MARK: Custom commands

  /// `R`: brings the archive up to date by the configured command; what that changes comes as any change does.
  mutating func refresh() -> [Effect] {
    guard !settings.refresh.isEmpty else {
      message = Message(text: words.noRefresh)
      return []
    }
    overlay = OutputView(title: settings.refresh.joined(separator: " "))
    return [.refresh(settings.refresh)]
  }

  /// Runs a command of the configuration on the selected paper.
  mutating func run(_ command: CustomCommand) -> [Effect] {
    guard let paper = selectedPaper(), let index = list.selected else { return [] }
    let facts = PaperFacts(paper, decisions[index], wantsJSON: command.readsJSON)
    if !command.usesTerminal { overlay = OutputView(title: command.name) }
    return [.run(command, on: facts)]
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
