import ArgumentParser
import Configuration
import Decisions
import Glibc
import Reader
import TextLayout
import Triage

extension StateCommand {
  /// `nonmun state restore`: a backup brought back, and nothing lost by that.
  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "restore",
      abstract: Localized(
        ko: "백업을 보여 주거나 하나를 되살립니다.", en: "Show the backups, or bring one back."
      ).ofHelp,
      discussion: Localized(
        ko: "이름이 없으면 백업마다 무엇이 들었는지 보여 줍니다. 망가진 기록에서 읽을 수 있는 것은 백업에 합치고, 기록은 옮겨 둡니다.",
        en: """
          Without a name it shows what each backup holds. What a damaged store still yields is joined to the backup, and the \
          store itself is moved aside.
          """
      ).ofHelp)

    @OptionGroup var options: StoreOptions

    @OptionGroup var speech: LanguageOption

    @Argument(
      help: ArgumentHelp(
        ko: "백업의 날(2024-03-30)이나 경로.",
        en: "A backup: its day, such as 2024-03-30, or its path.", .backup),
      completion: .custom(Completion.backups))
    var backup: String?

    @Flag(
      help: ArgumentHelp(
        ko: "온전한 기록도 바꿉니다. 있던 것은 옮겨 둡니다.",
        en: "Also in the place of a store that is whole; it is moved aside."))
    var replace = false

    @Flag(
      help: ArgumentHelp(
        ko: "백업 없이, 망가진 기록에서 읽을 수 있는 것만으로 되살립니다.",
        en: "Make a store of what can be read of a damaged one, without a backup."))
    var withoutBackup = false

    func validate() throws {
      guard backup == nil || !withoutBackup else {
        throw ValidationError(
          ko: "--without-backup은 혼자 씁니다", en: "--without-backup stands alone")
      }
    }

    func run() throws {
      _ = TextLocale.adopt()
      guard case .file(let path)? = storeLocation(options.store, processEnvironment) else {
        throw Failure(\.noHome, hint: \.sayStore, code: .usage)
      }
      var output = Output()
      do {
        let recovery = try StoreRecovery(of: path)
        if let backup {
          guard let found = recovery.backup(named: backup) else {
            throw Failure({ $0.noBackup(backup) }, code: .noInput)
          }
          try output.write(try restore(recovery, found) + "\n")
        } else if withoutBackup {
          try output.write(try restore(recovery, nil) + "\n")
        } else {
          for line in try list(recovery) { try output.write(line + "\n") }
        }
      } catch let error as TriageError {
        throw Failure(error)
      }
      try output.flush()
    }

    private func restore(_ recovery: StoreRecovery, _ backup: String?) throws -> String {
      let isWhole = recovery.isThere && recovery.problem == nil
      if isWhole, !replace || backup == nil {
        let lost =
          backup.flatMap { path in recovery.candidates.first { $0.path == path } }?.differences
          ?? recovery.decisions
        throw Failure({ $0.isWhole(lost: lost) }, code: .failed)
      }
      // Whoever replaces a whole store does not want what is in it.
      let restored = try recovery.restore(backup, joining: !isWhole)
      return Words(.spoken()).restored(
        decisions: restored.decisions, joined: restored.joined, aside: restored.aside)
    }

    private func list(_ recovery: StoreRecovery) throws -> [String] {
      let words = Words(.spoken())
      let isWhole = recovery.isThere && recovery.problem == nil
      var lines: [String] = []
      if let problem = recovery.problem {
        let path = problem.path
        lines.append("\(path): " + words.readable(decisions: recovery.decisions))
      } else {
        lines.append(
          isWhole
            ? words.storeNow(recovery.path, decisions: recovery.decisions)
            : words.noStore(recovery.path))
      }
      let candidates = recovery.candidates
      for candidate in candidates {
        let what = candidate.content.map { content in
          words.backup(
            decisions: content.decisions, day: content.newest.map(day), lost: candidate.differences,
            isJoined: !isWhole)
        }
        lines.append("\(candidate.path): " + (what ?? words.damagedBackup))
      }
      let command = stateCommand("restore", store: options.store)
      if let best = candidates.first(where: { $0.content != nil }) {
        lines.append(words.restoreBy("\(command) \(ShellWord.quoted(best.path))"))
      } else if recovery.problem != nil, recovery.decisions > 0 {
        lines.append(words.restoreBy(command + " --without-backup"))
      } else if !isWhole {
        throw Failure(\.nothingToRestore, code: .failed)
      }
      return lines
    }

    /// The day of a time, by the clock on the wall.
    private func day(_ seconds: Int) -> String {
      var time = time_t(seconds)
      var parts = tm()
      localtime_r(&time, &parts)
      func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(parts.tm_year + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
    }
  }
}
