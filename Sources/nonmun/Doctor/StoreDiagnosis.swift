import Configuration
import Decisions
import Glibc
import Reader
import Triage

/// The store of decisions: where, whether it is whole, how large, and its backups.
struct StoreDiagnosis {
  private let name: String?
  private let environment: [String: String]
  private let words: DoctorWords

  init(_ name: String?, _ environment: [String: String], _ words: Words) {
    self.name = name
    self.environment = environment
    self.words = DoctorWords(words)
  }

  var findings: [Finding] { [store] }

  private var store: Finding {
    guard case .file(let path)? = storeLocation(name, environment) else {
      return Finding(.store, .warn, words.storeInMemory, mend: words.setHome)
    }
    var status = stat()
    // Looking must not make one.
    guard stat(path, &status) == 0 else { return Finding(.store, .ok, words.noStore(path)) }
    let backups = Backups(of: path)
    let measured = words.store(
      path, kibibytes: Int(status.st_size + 1023) / 1024, backups: backups.all.count)
    do throws(TriageError) {
      let store = try TriageStore(opening: .file(path))
      defer { store.close() }
      try store.check()
      return store.isReadOnly
        ? Finding(.store, .warn, measured, mend: words.storeReadOnly)
        : Finding(.store, .ok, measured)
    } catch {
      return Finding(
        .store, .fail, "\(measured): " + words.say(Localized { $0.problem(error) }),
        mend: backups.newest.map { words.restore($0, path) }
      )
    }
  }
}
