import Glibc
import Surface
import System
import Terminal
import TextLayout

/// The terminal's bytes as they become keys and answers, and the times that this takes.
///
/// It keeps no clock: whoever asks says what time it is, in milliseconds of `MonotonicClock`.
struct KeyInput: ~Copyable {
  /// What came of bytes.
  enum Arrival: Equatable {
    /// A key.
    case key(Key)
    /// The answer to how wide the terminal draws ambiguous characters.
    case width(AmbiguousWidth)
  }

  /// How long a lone Esc waits for the rest of a sequence, in milliseconds: an arrow key split over
  /// packets must stay one.
  static let escapeDelay = 100

  /// How long a lone Esc waits while the terminal still owes answers, which come as slowly as the
  /// line is.
  static let answerDelay = 500

  /// How long answers are expected, in milliseconds.
  ///
  /// Late answers are still accepted.
  static let answerTime = 3000

  /// How long a paste may pause, in milliseconds, before what has come of it is used.
  static let pasteDelay = 2000

  /// Where the bytes come from, without blocking.
  private let source: Descriptor
  private var decoder: KeyDecoder
  private var probe: AmbiguousWidthProbe?
  /// Until when answers of the terminal are so likely that an Esc may be the beginning of one.
  private var probeDeadline = 0
  private var buffer = [UInt8](repeating: 0, count: 4096)

  /// When a lone Esc becomes a key.
  private(set) var escapeDeadline: Int?
  /// When what has come of a paste is used, although its end has not come.
  private(set) var pasteDeadline: Int?

  /// When a string of the terminal's, whose end does not come, is given up.
  private(set) var stringDeadline: Int?

  /// Reads from a terminal.
  ///
  /// - Parameters:
  ///   - terminal: its descriptor, which is opened anew.
  ///   - sequences: the bytes of the keys that it has sequences of its own for.
  init(_ terminal: Int32, sequences: [[UInt8]: Key]) {
    source = TerminalDevice.reopen(terminal)
    decoder = KeyDecoder(sequences: sequences)
  }

  /// Readable while there are bytes.
  var descriptor: Int32 { source.number }

  /// Whether a paste has begun whose end has not come.
  var isPasting: Bool { decoder.isPasting }

  /// Whether there are more bytes at this moment.
  var hasMore: Bool {
    var waiting = pollfd(fd: source.number, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0 && waiting.revents & Int16(POLLIN) != 0
  }

  /// Reads what has come; nil where the terminal went away.
  mutating func read(now: Int) -> [Arrival]? {
    let count = Glibc.read(source.number, &buffer, buffer.count)
    guard count > 0 else { return count == 0 || (errno != EINTR && errno != EAGAIN) ? nil : [] }
    let arrivals = decoder.feed(buffer[..<count]).compactMap { arrival($0) }
    let delay = now < probeDeadline ? KeyInput.answerDelay : KeyInput.escapeDelay
    escapeDeadline = decoder.isWaiting ? now + delay : nil
    let pause = decoder.hasPastePaused ? KeyInput.escapeDelay : KeyInput.pasteDelay
    pasteDeadline = decoder.isPasting ? now + pause : nil
    stringDeadline = decoder.isInString ? now + KeyInput.pasteDelay : nil
    return arrivals
  }

  /// The keys of a sequence of which the rest is no longer awaited.
  mutating func flush() -> [Arrival] {
    escapeDeadline = nil
    return decoder.flush().compactMap { arrival($0) }
  }

  /// What has come of a paste of which the end is no longer awaited.
  mutating func pausePaste() -> [Arrival] {
    pasteDeadline = nil
    return decoder.pausePaste().compactMap { arrival($0) }
  }

  /// Treats what comes as keys again, although the end of a string has not come.
  mutating func endString() {
    stringDeadline = nil
    _ = decoder.endString()
  }

  /// Expects the terminal's answer to how wide ambiguous characters are.
  mutating func expectWidth(now: Int) {
    probe = AmbiguousWidthProbe()
    probeDeadline = now + KeyInput.answerTime
  }

  /// Waits a moment for answers, which the shell would otherwise find in its input.
  mutating func swallowAnswers() {
    let deadline = min(MonotonicClock.milliseconds() + KeyInput.escapeDelay, probeDeadline)
    while probe?.isWaiting == true {
      let rest = deadline - MonotonicClock.milliseconds()
      var waiting = pollfd(fd: source.number, events: Int16(POLLIN), revents: 0)
      guard rest > 0, poll(&waiting, 1, Int32(rest)) > 0, read(now: deadline)?.isEmpty != nil else {
        return
      }
    }
  }

  /// A key as it is, but for the reports of the cursor, which answer a question of ours or
  /// nobody's.
  private mutating func arrival(_ key: Key) -> Arrival? {
    guard case .cursorReport(_, let column) = key else { return .key(key) }
    guard let width = probe?.take(column: column) else { return nil }
    probeDeadline = 0
    return .width(width)
  }
}
