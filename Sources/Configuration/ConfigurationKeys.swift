import Search
import Surface
import TOMLKit

extension ConfigurationKey {
  /// Every key, in the order of the documentation.
  package static let all: [ConfigurationKey] = [
    ConfigurationKey(
      name: "archive", kind: .paths, usual: nil,
      purpose: Localized(
        ko: "읽을 폴더나 파일. 여럿이면 배열로 쓴다. 경로는 전부 쓰거나 `~/`로 시작한다",
        en: "A folder or a file to read, or an array of them, each a whole path or one that begins"
          + " with `~/`"),
      value: { $0.archive.isEmpty ? nil : .list($0.archive) }
    ) { file, value in file.set(\.archive, file.archive(value)) },
    .text(
      "theme", \.theme,
      ko: "테마 이름. nonmun의 테마나 직접 만든 테마",
      en: "The name of a theme: one of nonmun's or of your own"),
    .choice(
      "language", \.language,
      usual: Localized(ko: "환경 변수를 따름", en: "that of the environment"),
      ko: "도움말과 메시지의 언어, `ko` 또는 `en`",
      en: "The language of help and messages, `ko` or `en`"),
    .choice(
      "layout", \.layout,
      ko: "화면 배치. `auto`는 화면 크기대로, `columns`는 나란히, `stacked`는 위아래, `list`는 목록만, `summary`는 요약만",
      en:
        "How panes are arranged: `auto` by the screen's size, `columns`, `stacked`, `list` or `summary`"
    ),
    .number(
      "title-lines", \.titleLines, in: Settings.titleLinesAllowed,
      ko: "고르지 않은 논문의 제목이 목록에서 차지하는 최대 줄 수, {range}",
      en: "How many lines of the list a title takes at most while it is not selected, {range}"),
    .number(
      "reading-width", \.readingWidth, in: 20...400,
      ko: "요약 한 줄의 최대 칸 수, {range}",
      en: "The most cells that a line of the summary takes, {range}"),
    .truth(
      "mouse", \.mouse,
      ko: "마우스로 스크롤하고 고를지. 켜면 터미널의 글자 선택은 쓸 수 없다",
      en: "Whether the mouse scrolls and selects, which takes away the terminal's own selecting"),
    .choice(
      "sort", \.sort,
      ko: "논문 순서: `digest`(다이제스트 순), `vote`(표), `title`(제목), `date`(날짜), `taste`(취향)",
      en: "The order of papers: `digest`, `vote`, `title`, `date` or `taste`"),
    .truth("reverse", \.reverse, ko: "그 순서를 뒤집을지", en: "Whether that order is reversed"),
    .truth(
      "ascii", \.isASCII,
      ko: "선과 표시를 ASCII로만 그릴지", en: "Whether lines and marks are drawn with ASCII only"),
    .auto(
      "ambiguous-width", \.widthChoice, off: "1", on: "2", written: { $0.int.map(String.init) },
      ko: "`é`, `×`, `…` 같은 문자를 터미널이 몇 칸으로 그리는지. `\"auto\"`는 터미널에 물어보고 1이나 2는 그대로 쓴다",
      en: "How many cells the terminal gives to characters such as `é`, `×` and `…`: `\"auto\"`"
        + " asks it, 1 or 2 settles it"),
    .auto(
      "hyperlinks", \.hyperlinkChoice, off: "false", on: "true",
      written: { $0.bool.map(String.init) },
      ko: "제목과 링크를 터미널에서 누를 수 있게 할지. `\"auto\"`는 OSC 8을 안다고 알려진 터미널에서만, 또는 `true`나 `false`",
      en: "Whether titles and links can be clicked in the terminal: `\"auto\"` where it is known to"
        + " have OSC 8, `true` or `false`"),
    .truth(
      "title", \.showsTitle,
      ko: "창 제목에 논문 제목을 쓸지. 원래 제목은 끝낼 때 되돌린다",
      en: "Whether the window's title names the paper; what it was comes back"),
    .number(
      "read-after", \.readAfter, in: 0...3_600_000,
      ko: "요약이 화면에 몇 밀리초 떠 있으면 읽은 것으로 볼지. 0이면 보지 않는다",
      en: "How many milliseconds a summary stands on screen until the paper counts as read; 0 for"
        + " never"),
    .number(
      "catch-up", \.catchUp, in: 1...999,
      ko: "`{key:catch-up}`가 밀린 날에서 한 번에 모으는 논문 수, {range}",
      en: "How many papers of the days you missed `{key:catch-up}` gathers at once, {range}"),
    .choice(
      "clipboard", \.clipboard,
      ko: "복사한 것을 터미널 클립보드로 보내는 방식: `raw`, `tmux`, `off`",
      en: "How what is copied reaches the terminal's clipboard: `raw`, `tmux` or `off`"),
    ConfigurationKey(
      name: "refresh", kind: .words, usual: program(Settings().refresh),
      purpose: Localized(
        ko: "`{key:refresh}`로 아카이브를 새로 받는 명령: 프로그램과 인자. `{archive}`는 아카이브 폴더이고, `[]`면 없음",
        en: "What `{key:refresh}` runs to bring the archive up to date: a program and its"
          + " arguments, `{archive}` for the archive's folder; `[]` for nothing"),
      value: { .list($0.refresh) }
    ) { file, value in file.set(\.refresh, file.words(value, ["refresh"])) },
    ConfigurationKey(
      name: "queries", kind: .queries, usual: Localized(ko: "없음", en: "none"),
      purpose: Localized(
        ko: "테이블 `[queries]`: 이름 붙인 검색. `{key:queries}`로 고른다",
        en: "The table `[queries]`: queries with a name, for `{key:queries}`"),
      value: { _ in nil }
    ) { file, value in file.readQueries(value) },
    .choice(
      "panes.dates", \.dates,
      ko: "날짜 패널을 늘 보일지. `auto`는 목록과 요약의 자리를 뺏지 않을 때만, `shown`은 늘, `hidden`은 날짜 패널로 갈 때만",
      en:
        "Whether the dates are always on screen: `auto` where they take no room from the rest, `shown` or `hidden`, which is until the keys go there"
    ),
    .number(
      "panes.dates-width", \.datesWidth, in: Settings.datesWidths,
      ko: "날짜 패널의 너비, {range}칸", en: "The width of the dates in cells, {range}"),
    ConfigurationKey(
      name: "panes.list-share", kind: .number(Settings.listShares),
      usual: Localized(ko: "화면 크기대로", en: "by the screen's size"),
      purpose: Localized(
        ko: "목록과 요약이 나눠 쓰는 공간 가운데 목록의 몫, {range}퍼센트",
        en: "How much of the room that papers and summary share the papers take, {range} percent"),
      value: { $0.listShare.map(ConfigurationValue.number) }
    ) { file, value in
      let share = file.number(
        value, ConfigurationKey.path("panes.list-share"), in: Settings.listShares)
      if let share { file.set(\.listShare, share) }
    },
  ]

  /// A program and its arguments, as the file has them.
  private static func program(_ words: [String]) -> Localized {
    let text = "`[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]`"
    return Localized(ko: text, en: text)
  }
}
