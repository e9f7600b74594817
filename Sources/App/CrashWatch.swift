import CCrash
import Glibc

/// What happens when the program itself goes wrong: the terminal is given back, a report is
/// written, and the process ends by the signal of the fault.
package enum CrashWatch {
  /// Watches from now on, in every thread, in place of Swift's runtime, whose handlers ask
  /// questions on the terminal.
  ///
  /// To be called once, before other threads begin.
  ///
  /// - Parameters:
  ///   - folder: where reports are written; nil for none.
  ///   - program: name and version.
  ///   - advice: what to do with a report.
  ///   - said: what is said on the terminal, by whether there is a report and whether all that was
  ///     decided is saved.
  package static func begin(
    folder: String?, program: String, advice: String,
    said: (_ hasReport: Bool, _ isSaved: Bool) -> String
  ) {
    // The handler may read these at any time, so they are never freed.
    var report = nonmun_crash_report()
    report.folder = folder.flatMap { $0.utf8.count <= 800 ? UnsafePointer(strdup($0)) : nil }
    report.program = UnsafePointer(strdup(program))
    report.advice = UnsafePointer(strdup(advice))
    report.said = UnsafePointer(strdup(said(true, true)))
    report.said_without_report = UnsafePointer(strdup(said(false, true)))
    report.said_unsaved = UnsafePointer(strdup(said(true, false)))
    report.said_unsaved_without_report = UnsafePointer(strdup(said(false, false)))
    nonmun_crash_watch(&report)
  }

  /// Notes whether something that was decided is not saved yet.
  static func note(isUnsaved: Bool) { nonmun_crash_set_unsaved(isUnsaved) }
}
