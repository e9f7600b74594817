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

  var findings: [Finding] { [store] + conflictCopies }

  private var path: String? {
    if case .file(let path)? = storeLocation(name, environment) { path } else { nil }
  }

  private var store: Finding {
    guard let path else {
      return Finding(.store, .warn, words.storeInMemory, mend: words.setHome)
    }
    var status = stat()
    // Looking at the store must not make one.
    guard stat(path, &status) == 0 else { return Finding(.store, .ok, words.noStore(path)) }
    let measured = words.store(
      path, kibibytes: Int(status.st_size + 1023) / 1024, backups: Backups(of: path).all.count)
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
        mend: mend(error, path))
    }
  }

  /// What to do about it; never anything that replaces what is there.
  private func mend(_ error: TriageError, _ path: String) -> String? {
    switch error.kind {
    case .empty, .truncated, .notADatabase, .damaged, .orphan:
      words.restore(storeCommand("restore"))
    case .busy: words.whoHasIt(ShellWord.quoted(path))
    // The problem itself says how it is mended.
    default: nil
    }
  }

  private var conflictCopies: [Finding] {
    guard let path else { return [] }
    let copies = ConflictCopies.all(of: path)
    guard !copies.isEmpty, let store = try? TriageStore(opening: .file(path)) else { return [] }
    defer { store.close() }
    return copies.map { copy in
      let missing = ConflictCopies.missing(from: store, in: copy)
      let found = words.conflictCopy(copy, missing: missing)
      switch missing {
      case 0?: return Finding(.store, .ok, found)
      case nil: return Finding(.store, .warn, found, mend: words.lookAtCopy)
      default:
        let command = storeCommand("import") + " " + ShellWord.quoted(copy)
        return Finding(.store, .warn, found, mend: words.mergeCopy(command))
      }
    }
  }

  private func storeCommand(_ verb: String) -> String { stateCommand(verb, store: name) }
}

/// A command about the store, as one would type it.
///
/// - Parameter store: the store that `--store` named, if it did.
func stateCommand(_ verb: String, store: String?) -> String {
  "nonmun state \(verb)" + (store.map { " --store " + ShellWord.quoted($0) } ?? "")
}

/// A word as a shell takes it.
enum ShellWord {
  /// The word as it is where it needs no quotation marks, else in single ones.
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: byte >= 0x80
      }
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
