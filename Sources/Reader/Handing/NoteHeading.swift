import Digest
import TextLayout

/// What stands above a note in the editor, so that one sees whose it is: comments of Markdown,
/// which are not kept.
enum NoteHeading {
  /// The title and the address of a paper.
  static func lines(_ paper: Paper) -> [String] {
    [paper.title, paper.url].map { text in
      // Within a comment of HTML two hyphens may end it.
      "<!-- " + Sanitizer.clean(text).replacing("--", with: "- -") + " -->"
    }
  }
}
