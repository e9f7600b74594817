import Markdown

/// The inline Markdown of summaries: emphasis, code, links, addresses.
///
/// It follows CommonMark where that serves a reader of Korean, and shows the source where in doubt:
/// nothing but marks, and addresses that became numbered links, ever disappears.
public enum InlineMarkdown {
  /// The words that begin a bullet as its label even without marks.
  private static let labels = [
    "What's New", "What’s New", "Technical Details", "Performance Highlights",
  ]

  /// The styled text of `text`, whose links are numbered in `links`.
  /// - Parameters:
  ///   - text: the source of one block; it is cleaned first (see `Sanitizer`).
  ///   - links: the links so far; only `http` and `https` addresses are added.
  ///   - beginsItem: whether it may begin with a label, such as `**What's New**:`.
  ///   - showsSource: whether formulas are shown as they are written.
  public static func parse(
    _ text: String, links: inout LinkTable, beginsItem: Bool = false, showsSource: Bool = false
  ) -> StyledText {
    var source = Sanitizer.clean(text)
    var styled = source.withUTF8 { utf8 in
      var scanner = InlineScanner(Array(utf8))
      scanner.scan { links.number(for: $0(), text: $1()) }
      var emphasis = scanner.emphasis
      EmphasisRun.pair(&emphasis)
      var writer = StyleWriter(source: utf8, showsSource: showsSource)
      for piece in scanner.pieces { writer.write(piece, emphasis) }
      return writer.result
    }
    if beginsItem, let label = lengthOfLabel(in: styled) {
      styled.changeAttributes(in: [0..<label]) { $0.style = .label }
    }
    return styled
  }

  /// A title as it is shown: its formulas as text, and all else as it stands, since its marks were
  /// read with the digest.
  public static func title(_ text: String, showsSource: Bool = false) -> String {
    var source = Sanitizer.clean(text)
    guard !showsSource, source.utf8.contains(where: { $0 == 0x5C || $0 == 0x24 }) else {
      return source
    }
    return source.withUTF8 { utf8 in
      var scanner = InlineScanner(Array(utf8), findsFormulasOnly: true)
      scanner.scan { _, _ in 0 }
      var writer = StyleWriter(source: utf8, showsSource: false)
      for piece in scanner.pieces { writer.write(piece, []) }
      return writer.result.plain
    }
  }

  /// The bytes of the label that `text` begins with: bold text that ends in a colon or stands
  /// before one, or one of the well-known labels.
  private static func lengthOfLabel(in text: StyledText) -> Int? {
    let utf8 = text.plain.utf8
    if let run = text.runs.first, [.bold, .boldItalic].contains(run.attributes.style) {
      let bold = utf8.prefix(run.end)
      return bold.last == UInt8(ascii: ":") || beginsWithColon(utf8.dropFirst(run.end))
        ? run.end : nil
    }
    for label in labels where utf8.starts(with: label.utf8) {
      let rest = utf8.dropFirst(label.utf8.count)
      if rest.isEmpty || beginsWithColon(rest) { return label.utf8.count }
    }
    return nil
  }

  private static func beginsWithColon(_ rest: Substring.UTF8View) -> Bool {
    rest.first == UInt8(ascii: ":") || rest.starts(with: "：".utf8)
  }
}

/// Joins pieces into styled text.
private struct StyleWriter {
  let source: UnsafeBufferPointer<UInt8>
  private var utf8: [UInt8] = []
  private var runs: [StyledText.Run] = []
  private var strong = 0
  private var emphasis = 0
  private var links: [Int] = []

  private let showsSource: Bool

  init(source: UnsafeBufferPointer<UInt8>, showsSource: Bool) {
    (self.source, self.showsSource) = (source, showsSource)
    utf8.reserveCapacity(source.count)
  }

  var result: StyledText { StyledText(utf8: utf8, runs: runs) }

  mutating func write(_ piece: InlinePiece, _ emphasisRuns: [EmphasisRun]) {
    switch piece {
    case .text(let range): show(range, style)
    case .character(let text):
      // The source was cleaned before its references were read, so what they stand for is cleaned
      // here.
      show(Sanitizer.clean(String(decoding: text, as: UTF8.self)).utf8, style)
    case .code(let range): show(range, .code)
    case .formula(_, let range) where showsSource: show(range, .formula)
    case .formula(let shown, _): show(shown.utf8, .formula)
    case .address(let range, let link): show(range, .link, link: link)
    case .linkBegins(let link): links.append(link)
    case .linkEnds: _ = links.popLast()
    case .emphasis(let index):
      let run = emphasisRuns[index]
      strong -= run.strong.ends
      emphasis -= run.emphasis.ends
      show(run.range.prefix(run.unpaired), style)
      strong += run.strong.begins
      emphasis += run.emphasis.begins
    }
  }

  private var style: TextStyle {
    if !links.isEmpty { return .link }
    return switch (strong > 0, emphasis > 0) {
    case (true, true): .boldItalic
    case (true, false): .bold
    case (false, true): .italic
    case (false, false): .plain
    }
  }

  private mutating func show(_ range: Range<Int>, _ style: TextStyle, link: Int? = nil) {
    show(UnsafeBufferPointer(rebasing: source[range]), style, link: link)
  }

  private mutating func show(
    _ text: some Sequence<UInt8>, _ style: TextStyle, link: Int? = nil
  ) {
    utf8.append(contentsOf: text)
    StyledText.extend(
      &runs, to: utf8.count, StyledText.Attributes(style: style, link: link ?? links.last))
  }
}
