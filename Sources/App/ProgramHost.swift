import Programs

/// What the loop needs to run programs: the environment that they get, and the programs whose
/// output is awaited.
struct ProgramHost {
  /// The environment that the reader was started with.
  let environment: [String: String]
  /// The programs whose output is being collected, the latest last.
  ///
  /// All but the last were told to end and have not yet.
  private(set) var captured: [CapturedProgram] = []

  /// A host that runs nothing yet.
  init(environment: [String: String]) { self.environment = environment }

  /// Keeps a program until its end.
  mutating func keep(_ program: CapturedProgram) {
    captured.removeAll { !$0.isRunning }
    captured.append(program)
  }

  /// Tells all programs that the reader is about to end.
  ///
  /// - Returns: how long they have to end themselves.
  func announceEnd(isHangup: Bool) -> Grace {
    for program in captured { program.announceEnd(isHangup: isHangup) }
    return Grace(isHangup: isHangup)
  }

  /// Ends the programs that are left after the grace.
  func end(after grace: Grace) {
    for program in captured { program.end(after: grace) }
  }
}
