import Digest
import TextLayout

extension ReaderState {
  /// What the window is called: the paper, and the program.
  var windowTitle: String {
    guard let paper else { return "nonmun" }
    return "\(truncated(Sanitizer.clean(paper.title(prefix: 400)), to: 100)) – nonmun"
  }
}
