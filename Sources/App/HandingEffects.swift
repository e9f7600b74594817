import Configuration
import Digest
import Glibc
import Programs
import Reader
import Surface
import Terminal

// Effects that hand a paper on.
extension ReaderLoop where Screen: ~Copyable {
  /// Opens an address in the browser, which goes its own way.
  mutating func browse(_ address: WebAddress) {
    switch Browser.choose(for: address, environment: programs.environment) {
    case .none(let isRemote): take(.noBrowser(isRemote: isRemote))
    case .run(let program):
      let (mailbox, name) = (mailbox, program.name)
      do {
        try DetachedProgram.start(program) { ending in
          mailbox.post(.notHandedOn(.browserFailed(name, ending: "\(ending)")))
        }
      } catch {
        take(.notHandedOn(HandingProblem(error)))
      }
    }
  }

  /// Sends a text to the terminal's clipboard.
  mutating func copy(_ text: String, by clipboard: Clipboard) {
    let isInTmux = programs.environment["TMUX"]?.isEmpty == false
    if let bytes = ClipboardSequence.bytes(text, by: clipboard, isInTmux: isInTmux) {
      screen.send(bytes)
      if isInTmux { askTmux(whether: text, passes: clipboard) }
    }
  }

  /// Asks tmux whether it lets the sequence through, since neither a terminal nor tmux answers the
  /// sequence itself.
  private func askTmux(whether text: String, passes clipboard: Clipboard) {
    let mailbox = mailbox
    let question = Program(TmuxClipboard.question, environment: programs.environment)
    // A tmux that does not answer is no reason to say anything.
    _ = try? CapturedProgram(question) { result in
      guard result.status?.isSuccess == true,
        let setting = TmuxClipboard.missingSetting(answer: result.output, for: clipboard)
      else { return }
      mailbox.post(.notHandedOn(.tmuxKeepsOut(setting: setting, text)))
    }
  }

  /// Hands a note to the editor, and reads it back.
  mutating func editNote(papers: [String], text: String, below heading: [String]) {
    guard let editor = Editor.command(environment: programs.environment) else {
      take(.notHandedOn(.noEditor))
      return
    }
    var edited: String?
    do {
      let draft = try NoteDraft(
        text, about: papers.joined(separator: "\n"), below: heading,
        in: UserFolder.state.path(in: programs.environment), environment: programs.environment)
      let program = Program(editor + [draft.path], environment: programs.environment)
      let status: ProgramEnding?
      do {
        status = try lendTerminal(to: program)
      } catch {
        draft.remove()
        throw error
      }
      switch status {
      case .exited(0):
        do {
          edited = try draft.changed()
        } catch {
          draft.leave()
          throw error
        }
        draft.remove()
      // Editors that are told to end together with the reader end in many ways. The next start
      // offers what was written.
      case .exited where ending != nil, .signalled where ending != nil, nil where ending != nil:
        draft.leave()
      case .exited(let code):
        // With this status an editor says that nothing is to be changed, as vi does for `:cq`.
        draft.remove()
        take(.notHandedOn(.editorGaveUp(program.name, status: code)))
      case .signalled, nil:
        let path = draft.path
        draft.leave()
        take(.notHandedOn(.editorEnded(program.name, draft: path)))
      }
    } catch {
      take(.notHandedOn(HandingProblem(error)))
    }
    take(.noteEdited(papers: papers, text: edited))
  }

  /// Runs a command of the configuration.
  mutating func run(_ command: CustomCommand, on facts: PaperFacts) {
    var facts = facts
    facts.file = loading.path(of: facts.file) ?? facts.file
    let program = Program(
      command.arguments.map(facts.filled), environment: programs.environment)
    do {
      if command.usesTerminal {
        let ending = try lendTerminal(to: program)
        if let ending, !ending.isSuccess { take(.finished(CommandResult(ending))) }
      } else {
        try collect(program, input: facts.json)
      }
    } catch {
      take(.finished(CommandResult(failed: Localized { $0.problem(HandingProblem(error)) })))
    }
  }

  /// Runs the command that brings the archive up to date; once it has ended, the archive is looked
  /// through.
  mutating func refresh(by command: [String]) {
    guard loading.folder != nil else {
      return take(.refreshed(CommandResult(failed: Localized(\.noFolder))))
    }
    let loading = loading
    let program = Program(command, environment: programs.environment)
    do {
      programs.keep(
        try CapturedProgram(program, input: nil) { result in
          loading.lookNow(then: .refreshed(CommandResult(result)))
        })
    } catch {
      take(.refreshed(CommandResult(failed: Localized { $0.problem(HandingProblem(error)) })))
    }
  }

  /// Starts a program whose output comes back once it has ended.
  private mutating func collect(_ program: Program, input: [UInt8]?) throws(ProgramFailure) {
    let mailbox = mailbox
    let captured = try CapturedProgram(program, input: input) { result in
      mailbox.post(.finished(CommandResult(result)))
    }
    programs.keep(captured)
  }

  /// Tells the program whose output is awaited to end.
  func cancelRun() { programs.captured.last(where: \.isRunning)?.cancel() }

  /// Gives the screen back, lets a program have the terminal until its end, and takes the screen
  /// over again.
  private mutating func lendTerminal(to program: Program) throws(ProgramFailure) -> ProgramEnding? {
    guard program.path != nil else { throw .notFound(program.arguments.first ?? "") }
    screen.giveBack()
    let (signals, terminal) = (signals, screen.descriptor)
    let wait = { () -> [Int32] in
      var sources = [
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
        // poll(2) reports a hang-up even where it is asked for nothing. Where the parent ignores
        // SIGHUP, nothing else does.
        pollfd(fd: terminal, events: 0, revents: 0),
      ]
      poll(&sources, nfds_t(sources.count), -1)
      return signals.takeAll().filter { !$0.isFromKeyboard }.map(\.number)
        + (sources[1].revents != 0 ? [SIGHUP] : [])
    }
    let failure: ProgramFailure
    do {
      let (status, ending) = try TerminalProgram.run(
        program, input: sharedInput, output: screen.descriptor, signals: wait)
      if let ending {
        screen.claim()
        take(signal: ending)
        return status
      }
      comeBack()
      return status
    } catch {
      failure = error
    }
    comeBack()
    throw failure
  }
}

extension HandingProblem {
  init(_ error: any Error) {
    switch error as? ProgramFailure {
    case .notFound(let name): self = .notFound(name)
    default: self = .other("\(error)")
    }
  }
}

extension CommandResult {
  /// The result of a program that did not run.
  init(failed why: Localized) { self.init(output: [], isCut: false, ending: .failed(why)) }

  init(_ ending: ProgramEnding) {
    self.init(output: [], isCut: false, ending: Ending(ending))
  }

  init(_ result: CapturedProgram.Result) {
    self.init(
      output: result.output, isCut: result.isCut,
      ending: result.status.map(Ending.init) ?? .failed(Localized(\.unknownEnding)))
  }
}

extension CommandResult.Ending {
  fileprivate init(_ ending: ProgramEnding) {
    switch ending {
    case .exited(let status): self = .exited(status)
    case .signalled(let signal): self = .signalled(signal)
    }
  }
}
