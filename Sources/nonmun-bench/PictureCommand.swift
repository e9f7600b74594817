import ArgumentParser
import Configuration
import Decisions
import Digest
import FoundationEssentials
import Reader
import Search
import Surface
import TextLayout
import Theming

/// `nonmun-bench picture ARCHIVE OUT`: the pictures of the documentation, from frames that the
/// reader draws.
struct PictureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "picture", abstract: "Make the pictures of the documentation (make pictures).")

  @Argument(help: ArgumentHelp("The archive that is shown.", valueName: "archive"))
  var archive: String

  @Argument(help: ArgumentHelp("The folder for the pictures.", valueName: "out"))
  var output: String

  /// What is shown: a name, a size, and what is pressed before.
  private struct Scene {
    let name: String
    let size: Size
    let keys: [Key]
    let titles: [Language: String]
  }

  private static let scenes = [
    Scene(
      name: "reading", size: Size(columns: 120, rows: 34), keys: ["j"],
      titles: [
        .en: "The reader: dates, the papers of a day, and the summary of one",
        .ko: "논문 읽기: 날짜, 그날의 논문, 고른 논문의 요약",
      ]),
    Scene(
      name: "searching", size: Size(columns: 100, rows: 28),
      keys: "/확산 모".unicodeScalars.map(Key.scalar),
      titles: [
        .en: "Searching all papers while the query is typed", .ko: "검색어를 쓰는 동안 모든 논문에서 찾기",
      ]),
  ]

  func run() throws {
    guard TextLocale.adopt() != nil else { throw BenchError("no UTF-8 locale") }
    let library = LibraryLoader.all(try Archive(paths: [archive]))
    guard !library.papers.isEmpty else { throw BenchError("\(archive): no papers in it") }
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    for scene in Self.scenes {
      for language in Language.allCases {
        for (name, theme, ground) in [
          ("dark", "dusk", FramePicture.Ground.dark), ("light", "paper", .light),
        ] {
          let theme = try ThemeCatalogue(folder: nil).theme(named: theme)
          let frame = draw(scene, library, language, theme)
          let picture = FramePicture(frame, ground: ground, title: scene.titles[language] ?? "")
          let path = "\(output)/\(scene.name)-\(language.rawValue)-\(name).svg"
          try Data(picture.svg.utf8).write(to: URL(filePath: path))
        }
      }
    }
  }

  private func draw(
    _ scene: Scene, _ library: Library, _ language: Language, _ theme: Theme
  ) -> Frame {
    var settings = Settings()
    settings.language = language
    var state = ReaderState(size: scene.size, settings: settings, theme: theme)
    _ = update(&state, .loaded(library, isComplete: true))
    _ = update(&state, .indexed(Searcher(library)))
    _ = update(&state, .decisions(Self.decisions(library)))
    for key in scene.keys { _ = update(&state, .key(key)) }
    var frame = Frame(size: scene.size)
    render(state, into: &frame)
    return frame
  }

  /// A day half decided, as most are that one looks at.
  private static func decisions(_ library: Library) -> [String: Decision] {
    guard let day = library.newestDay else { return [:] }
    let standings: [Standing] = [.kept, .read, .skipped]
    let papers = library.days[day].papers.suffix(standings.count)
    return Dictionary(
      zip(papers, standings).map { (library.ids[$0], Decision(standing: $1)) },
      uniquingKeysWith: { first, _ in first })
  }
}
