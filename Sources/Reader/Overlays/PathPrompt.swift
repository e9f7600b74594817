import Configuration
import Digest
import Surface
import TextLayout
import Theming

/// The path of an archive being typed, with what it can be completed to over it.
struct PathPrompt: Overlay {
  /// What is typed.
  private(set) var input = TextInput("~/")
  /// The screen that Esc goes back to.
  var screen: SetupScreen
  /// What it can be completed to.
  private var candidates: [String] = []
  /// Why what was typed is no archive.
  private var fault: String?
  /// Whether somebody is looking into what was typed.
  private var isLooking = false

  init(screen: SetupScreen) { self.screen = screen }

  // MARK: Keys

  var isTyped: Bool { true }

  mutating func press(_ key: Key, _ state: inout ReaderState) -> OverlayStep {
    switch key {
    case .escape, .control("g"), .control("c"): return back(&state)
    case .backspace where input.isEmpty: return back(&state)
    case .enter:
      guard !input.isEmpty else { return back(&state) }
      (isLooking, fault) = (true, nil)
      return .stays(with: [.lookAtArchive(input.text)])
    case .tab: return .stays(with: [.completePath(input.text)])
    default:
      if input.edit(key) { (candidates, fault, isLooking) = ([], nil, false) }
      return .stays
    }
  }

  private func back(_ state: inout ReaderState) -> OverlayStep {
    state.overlay = screen
    return .closes
  }

  /// Takes in what the beginning of a path can be completed to.
  mutating func complete(_ completion: PathCompletion) {
    guard completion.typed == input.text else { return }
    if let common = completion.common { input = TextInput(common) }
    candidates = completion.candidates.count > 1 ? completion.candidates : []
    fault = nil
  }

  /// Takes in what came of looking into a path; the archive to open, if it is one.
  mutating func look(
    at typed: String, _ result: Result<FoundArchive, FoundArchive.Fault>, _ words: Words
  ) -> FoundArchive? {
    guard isLooking, typed == input.text else { return nil }
    isLooking = false
    switch result {
    case .success(let archive): return archive
    case .failure(let fault):
      self.fault = words.noArchive(typed, fault)
      return nil
    }
  }

  // MARK: On screen

  func area(_ state: ReaderState) -> Rect { .screen(of: state.size) }

  func line(_ state: ReaderState) -> OverlayLine {
    .prompt(
      state.words.path + ": ", input,
      hint: isLooking ? state.words.lookingAtPath : state.words.pathHint)
  }

  func draw(on canvas: inout Canvas, _ state: ReaderState) {
    let body = screen.drawHead(on: &canvas, state)
    let faults = fault.map { SetupScreen.wrap(Sanitizer.clean($0), body.width - 1) } ?? []
    let lines = faults.map { ($0, Role.error) } + candidates.map { (Sanitizer.clean($0), .text) }
    for (offset, line) in lines.prefix(max(0, body.height)).enumerated() {
      canvas.write(
        truncated(line.0, to: body.width - 1), line.1, x: body.x, y: body.y + offset,
        end: body.right)
    }
  }
}
