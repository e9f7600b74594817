/// The paper whose summary is on screen, and what of it was seen: after a while, or at its end, it
/// counts as read.
struct Dwelling: Sendable {
  /// The id of the paper on screen; nil where none is.
  private(set) var id: String?
  /// The first line of its summary on screen.
  private var top = 0

  /// What has changed of the summary on screen.
  enum Step {
    /// Another paper is on screen, and its time begins.
    case begins
    /// The same paper was scrolled on.
    case scrolled
    case stays
  }

  /// Notes what is on screen now.
  ///
  /// - Parameters:
  ///   - id: the paper whose summary is on screen; nil for none.
  ///   - top: the first line of it on screen.
  mutating func look(at id: String?, top: Int) -> Step {
    defer { (self.id, self.top) = (id, top) }
    if id != self.id { return .begins }
    return top > self.top ? .scrolled : .stays
  }
}
