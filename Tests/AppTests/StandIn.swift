import Configuration
import Digest
import Foundation
import Glibc
import Reader
import Surface
import System
import TestSupport
import TextLayout
import Themes
import Theming
import Triage

@testable import App

/// A person before the loop, with a surface that is no terminal: presses keys, and waits for what
/// must then be seen.
final class StandIn: Sendable {
  /// What the loop did with its surface, and what it showed last.
  struct Seen: Sendable {
    /// Calls in their order, but for those that ask.
    var calls: [String] = []
    /// The frame shown last, as text.
    var screen: [String] = []
    /// How many frames were shown.
    var frames = 0
    /// The size from now on.
    var size = Size(columns: 100, rows: 30)
    /// Whether the surface takes no frame.
    var isStuck = false
    /// How the loop ended, once it has.
    var ending: LoopEnding?
  }

  /// How long what must come is waited for; only a failure takes as long.
  private static let limit = 30.0

  private let condition = NSCondition()
  // Guarded by the condition's lock.
  nonisolated(unsafe) private var seen = Seen()
  /// The loop's end of the line.
  private let theirs: Descriptor
  /// The person's end of the line.
  private let ours: Descriptor

  private init() {
    var ends: [Int32] = [-1, -1]
    socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends)
    theirs = Descriptor(ends[0])
    ours = Descriptor(ends[1])
  }

  /// Starts a loop on a thread of its own.
  ///
  /// - Parameters:
  ///   - opening: what reading another archive needs to know.
  ///   - environment: what the environment says.
  ///   - change: what is other than usual in the settings.
  ///   - update: what events do, other than in the reader.
  static func start(
    _ archive: Archive, store: TriageStore.Location = .memory,
    opening: ArchiveOpening = ArchiveOpening(), environment: [String: String] = [:],
    change: (inout Settings) -> Void = { _ in },
    update: @escaping @Sendable (inout ReaderState, Event) -> [Effect] = Reader.update
  ) -> StandIn {
    _ = TextLocale.adopt()
    let person = StandIn()
    var settings = Settings()
    settings.language = .en
    settings.readAfter = 0
    change(&settings)
    Thread.detachNewThread { [settings] in
      let mailbox = Mailbox()
      let loading = ArchiveLoading(archive, mailbox: mailbox)
      let keeper = StoreKeeper(store)
      let surface = StandInSurface(person)
      let state = ReaderState(
        size: surface.size, settings: settings, theme: ThemeCatalogue.builtIn(.mono))
      var loop = ReaderLoop(
        screen: surface, input: person.theirs.number, state: state,
        themes: ThemeCatalogue(folder: nil), signals: .none, mailbox: mailbox, loading: loading,
        store: keeper, opening: opening, environment: environment, update: update)
      let ending = loop.run()
      _ = loop.leave(folders: [])
      person.change { $0.ending = ending }
    }
    return person
  }

  // MARK: What the person does

  /// Types bytes as a terminal sends them.
  func press(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(ours.number, bytes, bytes.count)
  }

  /// Drops the line.
  func hangUp() { shutdown(ours.number, Int32(SHUT_RDWR)) }

  /// Has the surface take no frames, or take them again.
  func stick(_ isStuck: Bool) { change { $0.isStuck = isStuck } }

  // MARK: What the person sees

  /// What was seen by now.
  var now: Seen { condition.withLock { seen } }

  /// Waits until something is seen; nil where it is not.
  @discardableResult
  func wait(until isThere: (Seen) -> Bool) -> Seen? {
    let limit = Date(timeIntervalSinceNow: StandIn.limit)
    return condition.withLock {
      while !isThere(seen) {
        guard condition.wait(until: limit) else { return nil }
      }
      return seen
    }
  }

  /// Waits until a text is on the screen.
  func sees(_ text: String) -> Bool {
    wait { $0.screen.contains { $0.contains(text) } } != nil
  }

  /// Waits until the loop has ended.
  func ending() -> LoopEnding? { wait { $0.ending != nil }?.ending }

  // MARK: The surface's side

  fileprivate func change(_ body: (inout Seen) -> Void) {
    condition.withLock {
      body(&seen)
      condition.broadcast()
    }
  }

}

/// The surface of a `StandIn`.
struct StandInSurface: TerminalSurface, ~Copyable {
  private let person: StandIn
  let depth = ColorDepth.mono
  let keySequences: [[UInt8]: Key] = [:]
  let descriptor: Int32 = -1

  init(_ person: StandIn) { self.person = person }

  var size: Size { person.now.size }

  // A descriptor of -1 is never writable.
  var waitingDescriptor: Int32? { person.now.isStuck ? -1 : nil }

  mutating func show(_ frame: Frame) {
    let text = frame.text
    person.change {
      $0.calls.append("show")
      $0.screen = text
      $0.frames += 1
    }
  }

  mutating func sendRest() { log("sendRest") }
  mutating func invalidate() { log("invalidate") }
  mutating func send(_ sequence: [UInt8]) { log("send") }
  mutating func askAmbiguousWidth() -> Bool { false }
  mutating func giveBack(patience: Int) { log("giveBack \(patience)") }
  func awaitTerminal() -> Int32? { nil }
  mutating func takeBack() { log("takeBack") }
  func claim() { log("claim") }

  private func log(_ call: String) { person.change { $0.calls.append(call) } }
}
