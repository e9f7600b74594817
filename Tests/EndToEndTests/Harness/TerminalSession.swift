import Glibc

/// A program in a terminal with a screen that can be read: the whole of what a person has before
/// them, keyboard included.
///
/// Nothing here sleeps: a test presses keys and waits for what must then be seen, with a limit
/// that only a failure reaches.
final class TerminalSession {
  /// How long a test waits for what must come.
  static let limit = Duration.seconds(30)

  /// The terminal's inner side.
  let terminal: PseudoTerminal

  /// All that the program has written.
  private(set) var output: [UInt8] = []

  private let reader: ScreenReader
  // Held for the program's sake, which lives in it.
  private let sandbox: Sandbox
  private var isClosed = false
  private var spokeSinceInput = false

  /// Starts `command`.
  ///
  /// - Parameter claimed: the size as the program knows it, where it is not the screen's.
  init(
    _ command: [String], size: TerminalSize = TerminalSize(80, 24), claimed: TerminalSize? = nil,
    term: String? = "xterm-256color", environment: [String: String] = [:],
    standardInput: [UInt8]? = nil, sandbox: Sandbox? = nil, drawsAmbiguousWide: Bool = false
  ) throws {
    self.sandbox = try sandbox ?? Sandbox()
    reader = try ScreenReader(size: size, drawsAmbiguousWide: drawsAmbiguousWide)
    terminal = try PseudoTerminal(
      command, size: claimed ?? size,
      environment: self.sandbox.environment(term: term, extra: environment),
      standardInput: standardInput)
  }

  /// What is shown, as far as it has been read.
  var screen: Screen { reader.screen }

  /// The program's output, taken apart.
  var tokens: [OutputToken] { OutputToken.split(output) }

  /// Whether the terminal takes no more output.
  var isFull: Bool { terminal.isFull }

  // MARK: Input

  /// Presses keys, one after the other.
  func press(_ keys: Key...) throws {
    for key in keys { try send(reader.bytes(for: key)) }
  }

  /// Types bytes as they are.
  func send(_ bytes: [UInt8]) throws {
    spokeSinceInput = false
    let start = ContinuousClock.now
    var rest = bytes[...]
    while !rest.isEmpty {
      rest = rest.dropFirst(try terminal.send(rest))
      // A program that waits for its own output to be read takes no input.
      if !rest.isEmpty { try pump(10) }
      guard start.duration(to: .now) < Self.limit else {
        throw failure("the program took no input")
      }
    }
  }

  /// Changes the terminal's size.
  func resize(to size: TerminalSize) throws {
    spokeSinceInput = false
    reader.resize(to: size)
    try terminal.resize(to: size)
  }

  /// Changes the size as the program knows it, but not the screen's: libvterm 0.1 does not survive
  /// thousands of sizes.
  func resizeUnseen(to size: TerminalSize) throws { try terminal.resize(to: size) }

  /// Writes to the screen behind the program's back, as a stray message does.
  func scribble(_ text: String) {
    _ = reader.feed(Array(text.utf8))
  }

  // MARK: Waiting

  /// Waits until the screen is as it must be, and returns it.
  ///
  /// - Parameter what: what is waited for, in words for a failure's message.
  @discardableResult
  func waitUntil(
    _ what: String, limit: Duration = TerminalSession.limit, fileID: StaticString = #fileID,
    line: UInt = #line, _ condition: (Screen) throws -> Bool
  ) throws -> Screen {
    let start = ContinuousClock.now
    while try !condition(screen) {
      guard start.duration(to: .now) < limit, !isClosed else {
        throw failure("\(what) did not come", at: "\(fileID):\(line)")
      }
      // A quarter of a second at most, so that a screen changed by `scribble` is seen too.
      try pump(250)
    }
    return screen
  }

  /// Waits until `text` stands in a row, and returns the screen.
  @discardableResult
  func waitFor(
    _ text: String, limit: Duration = TerminalSession.limit, fileID: StaticString = #fileID,
    line: UInt = #line
  ) throws -> Screen {
    try waitUntil("“\(text)”", limit: limit, fileID: fileID, line: line) { $0.contains(text) }
  }

  /// Waits until the program has written something since the last input, then nothing for a while,
  /// and has nothing more to do, and returns the screen.
  ///
  /// For taking a picture to compare with later; to see that something has happened, wait for it.
  @discardableResult
  func settle(
    quiet: Duration = .milliseconds(60), limit: Duration = TerminalSession.limit,
    fileID: StaticString = #fileID, line: UInt = #line
  ) throws -> Screen {
    let start = ContinuousClock.now
    var last = start
    while try !spokeSinceInput || last.duration(to: .now) < quiet || !terminal.process.isAtRest
      || pump(0)
    {
      guard start.duration(to: .now) < limit else {
        throw failure("quiet after output did not come", at: "\(fileID):\(line)")
      }
      if try pump(5) { last = .now }
      if isClosed { break }
    }
    return screen
  }

  /// Waits until the program ends, reads what it still had to say, and returns how it ended.
  @discardableResult
  func waitForEnd(
    limit: Duration = TerminalSession.limit, fileID: StaticString = #fileID, line: UInt = #line
  ) throws -> ChildProcess.Ending {
    let start = ContinuousClock.now
    while true {
      if let ending = terminal.process.poll() {
        // A process that it left behind may keep the terminal open: then silence must do.
        while try pump(200) {}
        return ending
      }
      guard start.duration(to: .now) < limit else {
        throw failure("the program's end did not come", at: "\(fileID):\(line)")
      }
      if isClosed {
        // Nothing to wait on any more but the process itself.
        usleep(5_000)
      } else {
        try pump(5)
      }
    }
  }

  /// Drops the connection.
  func hangUp() {
    terminal.hangUp()
    isClosed = true
  }

  /// Takes what the program has written by now.
  func take() throws { while try pump(1) {} }

  // MARK: Inner workings

  /// Reads output for so many milliseconds at most, and returns whether any came.
  @discardableResult
  private func pump(_ milliseconds: Int32) throws -> Bool {
    guard !isClosed else { return false }
    switch try terminal.read(within: milliseconds) {
    case .bytes(let bytes):
      output += bytes
      spokeSinceInput = true
      var answers = reader.feed(bytes)[...]
      // An answer that the program does not read must not hold up the reading of its output.
      while !answers.isEmpty {
        let count = try terminal.send(answers)
        guard count > 0 else { break }
        answers = answers.dropFirst(count)
      }
      return true
    case .nothing: return false
    case .closed:
      isClosed = true
      return false
    }
  }

  /// A failure with all that one needs to understand it.
  private func failure(_ what: String, at place: String = "") -> SessionFailure {
    let end = terminal.process.poll().map { "\nThe program has ended: \($0)." } ?? ""
    return SessionFailure(description: "\(place) \(what).\(end)\n\(screen)")
  }
}

/// A session that did not go as a test wants, with the whole screen in its words.
struct SessionFailure: Error, CustomStringConvertible {
  /// What was waited for, and what was there.
  let description: String
}
