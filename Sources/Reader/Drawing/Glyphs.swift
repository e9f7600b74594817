import Search
import TextLayout

/// The characters that the screen is drawn with, and their stand-ins where a terminal has only
/// ASCII.
struct Glyphs {
  let vertical: Unicode.Scalar
  let horizontal: Unicode.Scalar
  let teeRight: Unicode.Scalar
  let unread: String
  let left: String
  let kept: String
  let skipped: String
  /// That a paper has a note.
  let note: String
  /// That a paper is put aside until a day.
  let later: String
  let folded: String
  let open: String
  let unknown: String
  let dot: String
  let more: String
  let about: String
  let watched: String
  private let isASCII: Bool

  init(isASCII: Bool) {
    self.isASCII = isASCII
    vertical = isASCII ? "|" : "│"
    horizontal = isASCII ? "-" : "─"
    teeRight = isASCII ? "+" : "├"
    unread = isASCII ? "*" : "•"
    left = isASCII ? "." : "◦"
    kept = isASCII ? "+" : "★"
    skipped = isASCII ? "x" : "×"
    note = isASCII ? "\"" : "✎"
    later = isASCII ? ">" : "»"
    folded = isASCII ? "+" : "▸"
    open = isASCII ? "-" : "▾"
    unknown = isASCII ? "-" : "–"
    dot = isASCII ? "-" : "·"
    more = isASCII ? "+" : "…"
    about = isASCII ? "~" : "≈"
    watched = isASCII ? "!" : "◆"
  }

  /// What stands before a paper that was found by a term's other side, in one cell.
  var narrowAbout: String { displayWidth(of: about) == 1 ? about : "~" }

  /// What stands before a paper that is watched for, in one cell.
  var narrowWatched: String { displayWidth(of: watched) == 1 ? watched : "!" }

  /// A bar whose length is `value` of `most`, in at most `cells` cells.
  ///
  /// Anything above nothing shows at least a sliver.
  func bar(_ value: Int, of most: Int, cells: Int) -> String {
    Bar.text(value, of: most, width: cells, isASCII: isASCII)
  }
}
