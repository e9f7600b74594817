import ArgumentParser
import Citations
import Configuration
import Decisions
import Digest
import Glibc
import Reader
import Search
import TextLayout
import Triage

/// `nonmun mark`: decides about papers from a script, in the store that the reader has open too.
struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: Localized(
      ko: "논문을 분류합니다. 모두 한 번에 되돌릴 수 있습니다.",
      en: "Decide about papers, one step to undo for all."
    ).ofHelp,
    discussion: Localized(
      ko: "논문마다 저장한 뒤에 식별자를 출력합니다.",
      en: "Prints the identifier of each paper once it is saved."
    ).ofHelp)

  @OptionGroup var options: StoreOptions

  @OptionGroup var archive: ArchiveOptions

  @OptionGroup var speech: LanguageOption

  @Option(
    help: ArgumentHelp(
      ko: "서지 파일(BibTeX, CSL-JSON, RIS)에 있는 아카이브의 논문. 여러 번 쓸 수 있습니다.",
      en:
        "The papers of the archive that a library has: a file of BibTeX, CSL-JSON or RIS; may be repeated.",
      .file),
    completion: .file(extensions: ["bib", "json", "ris"]))
  var from: [String] = []

  @Argument(
    help: ArgumentHelp(
      ko: "arXiv 식별자나 주소. -는 표준 입력에서 한 줄에 하나씩 읽습니다.",
      en: "arXiv identifiers or addresses; - reads them from standard input, one a line.",
      .identifier),
    completion: .custom(Completion.identifiers))
  var ids: [String] = []

  @Flag(help: ArgumentHelp(ko: "보관(★).", en: "Keep (★)."))
  var keep = false

  @Flag(help: ArgumentHelp(ko: "건너뛰기.", en: "Skip."))
  var skip = false

  @Option(
    help: ArgumentHelp(
      ko: "며칠 뒤나 어느 날까지 미룹니다: 7, 2w, 2026-12-24.",
      en: "Put aside for so many days, or until a day: 7, 2w, 2026-12-24.", .day))
  var later: String?

  @Flag(help: ArgumentHelp(ko: "읽음으로, 미분류로.", en: "Set to read, undecided."))
  var read = false

  @Flag(help: ArgumentHelp(ko: "안 읽음으로.", en: "Set to unread."))
  var unread = false

  @Option(
    help: ArgumentHelp(
      ko: "태그를 붙입니다. 여러 번 쓸 수 있습니다.", en: "Put a tag on; may be repeated.", .tag),
    completion: .custom(Completion.tags))
  var tag: [String] = []

  @Option(
    help: ArgumentHelp(
      ko: "태그를 뗍니다. 여러 번 쓸 수 있습니다.", en: "Take a tag off; may be repeated.", .tag),
    completion: .custom(Completion.tags))
  var untag: [String] = []

  @Option(
    help: ArgumentHelp(
      ko: "메모를 씁니다. 빈 메모는 지웁니다.", en: "Set the note; an empty one takes it away.", .note))
  var note: String?

  @Flag(
    help: ArgumentHelp(
      ko: "어느 프로그램이 한 것이든 마지막 것을 되돌립니다.",
      en: "Take back the last step, of whichever program."))
  var undo = false

  @Flag(
    help: ArgumentHelp(
      ko: "마지막으로 되돌린 것을 다시 실행합니다.",
      en: "Make the step again that was taken back last."))
  var redo = false

  private var standings: [Standing] {
    let flags: [(isSet: Bool, standing: Standing)] = [
      (keep, .kept), (skip, .skipped), (later != nil, .later), (read, .read), (unread, .unread),
    ]
    return flags.filter(\.isSet).map(\.standing)
  }

  /// The day until which papers are put aside.
  private var until: DigestDate? {
    guard let later, !later.isEmpty, let today = DigestDate.today else { return nil }
    return LaterDay.read(later, from: today)
  }

  private var isChange: Bool {
    !standings.isEmpty || !tag.isEmpty || !untag.isEmpty || note != nil
  }

  func validate() throws {
    if undo || redo {
      guard undo != redo, ids.isEmpty, from.isEmpty, !isChange else {
        throw ValidationError(
          ko: "--undo와 --redo는 저마다 혼자 씁니다", en: "--undo and --redo each stand alone")
      }
      return
    }
    guard standings.count <= 1 else {
      throw ValidationError(
        ko: "--keep, --skip, --later, --read, --unread 가운데 하나만 쓰세요",
        en: "only one of --keep, --skip, --later, --read and --unread")
    }
    guard !ids.isEmpty || !from.isEmpty else {
      throw ValidationError(
        ko: "논문의 식별자나 -, 또는 --from 파일을 주세요",
        en: "mark takes the identifiers of papers, -, or --from FILE")
    }
    guard isChange else {
      throw ValidationError(
        ko: "무엇을 할지 정하세요: --keep, --skip, --later, --read, --unread, --tag, --untag, --note",
        en: "say what: --keep, --skip, --later, --read, --unread, --tag, --untag or --note")
    }
    if let later, until == nil {
      throw ValidationError(
        ko: "--later: “\(later)”가 아니라 며칠이나 앞으로 올 날을 주세요 (7, 2w, 2026-12-24)",
        en: "--later takes days or a day to come (7, 2w, 2026-12-24), not \(later)")
    }
    for tag in tag + untag where Tag.canonical(tag) == nil {
      throw ValidationError(
        ko: "태그에는 글자가 하나는 있어야 하고, 줄바꿈이 없어야 합니다",
        en: "a tag has a letter at least, and is on one line")
    }
  }

  func run() throws {
    _ = TextLocale.adopt()
    // All papers are looked at before any is marked.
    var papers = try ids.filter { $0 != "-" }.map(MarkCommand.paper)
    if !from.isEmpty { papers += try fromLibraries() }
    let store = try options.open(processEnvironment)
    defer { store.close() }
    var output = Output()
    do {
      if undo || redo {
        try takeBack(store, &output)
      } else {
        var step: TriageStore.StepMark?
        if !papers.isEmpty {
          _ = try store.commit(papers.flatMap(edits), continuing: &step)
          for paper in papers { try output.write(paper + "\n") }
          try output.flush()
        }
        if ids.contains("-") { try markInput(store, &step, &output) }
      }
      // The reader, which would make it otherwise, may never be opened.
      _ = try? store.backUp()
    } catch let error as TriageError {
      throw Failure(error)
    }
  }

  /// Marks the papers on standard input, each saved and then printed before the next is read.
  private func markInput(
    _ store: TriageStore, _ step: inout TriageStore.StepMark?, _ output: inout Output
  ) throws {
    try PaperName.read { paper in
      _ = try store.commit(edits(paper), continuing: &step)
      try output.write(paper + "\n")
      try output.flush()
    }
  }

  /// The papers of the archive that the libraries have; says what it does not find.
  private func fromLibraries() throws(Failure) -> [String] {
    let surroundings = Surroundings()
    let libraries = try from.map { path throws(Failure) in
      (path, try OtherLibrary.entries(of: path))
    }
    let matcher = LibraryMatcher(try archive.library(in: surroundings).papers)
    var papers: [String] = []
    var seen: Set<String> = []
    for (path, entries) in libraries {
      var count = 0
      for entry in entries {
        guard let id = matcher.id(of: entry) else {
          warn(
            "\(path):\(entry.line): \(surroundings.words.notInArchive(entry.name, title: entry.title))"
          )
          continue
        }
        count += 1
        if seen.insert(id).inserted { papers.append(id) }
      }
      if count < entries.count {
        warn("\(path): \(surroundings.words.foundInArchive(count, of: entries.count))")
      }
    }
    if papers.isEmpty { throw Failure({ $0.nothingToMark }, code: .failed) }
    return papers
  }

  private func takeBack(_ store: TriageStore, _ output: inout Output) throws {
    guard let outcome = undo ? try store.undo() : try store.redo() else {
      throw Failure({ $0.nothingToTakeBack(isUndo: undo) }, code: .failed)
    }
    for paper in outcome.decisions.keys.sorted() { try output.write(paper + "\n") }
    try output.flush()
    if outcome.passedOver > 0 {
      let words = Words(.spoken())
      warn(words.leftAlone(outcome.passedOver, of: outcome.edits.count))
    }
  }

  private func edits(_ paper: String) -> [Edit] {
    var edits: [Edit] = standings.map { .standing($0, paper: paper) }
    if let until { edits.append(.until(until.description, paper: paper)) }
    edits += tag.map { .tag($0, isOn: true, paper: paper) }
    edits += untag.map { .tag($0, isOn: false, paper: paper) }
    if let note { edits.append(.note(note, paper: paper)) }
    return edits
  }

  private static func paper(_ name: String) throws(Failure) -> String {
    guard let id = PaperName.id(name) else {
      throw Failure({ $0.isNoPaper(name) }, hint: \.listIDs, code: .usage)
    }
    return id
  }
}
