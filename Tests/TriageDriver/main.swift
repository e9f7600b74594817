import CFaultyVFS
import Decisions
import Glibc
import Triage

// What the tests of the store run as another process: killed, limited, without rights.

/// Prints a line at once, so that whoever kills this process knows what was said before.
func say(_ words: Any...) {
  let line = Array((words.map { "\($0)" }.joined(separator: " ") + "\n").utf8)
  _ = line.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}

/// What the desk says of itself.
func sayState(_ desk: Desk) {
  let kind = desk.problem.map { "\($0.kind)" } ?? "none"
  if getenv("TRIAGE_VERBOSE") != nil { say(desk.problem?.description ?? "") }
  say("problem", kind, "unsaved", desk.unsaved, "decisions", desk.decisions().count)
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else { exit(64) }
let location = TriageStore.Location(arguments[2])
signal(SIGXFSZ, SIG_IGN)

switch arguments[1] {
case "mark":
  // Until it is killed: a paper a step, said once it is committed. Some are taken back and made
  // again on the way.
  let store = try TriageStore(opening: location)
  var number = 0
  while true {
    number += 1
    let paper = "\(arguments[3])-\(number)"
    _ = try store.commit([.standing(.kept, paper: paper), .tag("seen", isOn: true, paper: paper)])
    if number.isMultiple(of: 5) {
      _ = try store.undo()
      _ = try store.redo()
    }
    say(paper)
  }
case "many":
  // So many steps beside another process, each sync so many milliseconds slower.
  if arguments.count > 5 { faulty_slow(faulty_register() == 0 ? Int32(arguments[5]) ?? 0 : 0) }
  let store = try TriageStore(opening: location)
  for number in 0..<(Int(arguments[4]) ?? 0) {
    _ = try store.commit([
      .standing(.kept, paper: "\(arguments[3])-\(number)"),
      .note("\(arguments[3]) \(number)", paper: "shared"),
    ])
  }
  say("done")
case "limited":
  // A file may grow to so many bytes, until the limit is lifted.
  let desk = Desk(opening: location)
  var before = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before)
  var limit = rlimit(rlim_cur: rlim_t(arguments[3]) ?? 0, rlim_max: before.rlim_max)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  var number = 0
  while desk.unsaved < 20, number < 5_000 {
    number += 1
    _ = desk.commit([.standing(.kept, paper: "limited-\(number)")])
  }
  say("made", number)
  sayState(desk)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before)
  _ = desk.retry()
  sayState(desk)
case "powerless":
  // Without root's rights, for which no file is read-only.
  guard setgid(65_534) == 0, setuid(65_534) == 0 else { exit(77) }
  let desk = Desk(opening: location)
  sayState(desk)
  _ = desk.commit([.standing(.kept, paper: "new")])
  sayState(desk)
  say("rescued", desk.rescue(to: [arguments[3]]) ?? "nothing")
case "lockless":
  // Where no file can be locked, as on some network file systems.
  guard faulty_no_locks() == 0 else { exit(77) }
  let desk = Desk(opening: location, patience: 0.2)
  sayState(desk)
  _ = desk.commit([.standing(.kept, paper: "new")])
  _ = desk.retry()
  sayState(desk)
  say("rescued", desk.rescue(to: [arguments[3]]) ?? "nothing")
case "trouble":
  // All kinds of trouble with the store, mended again; then how many threads there are, and how
  // often the process wakes.
  let desk = Desk(opening: location)
  desk.upkeep()
  let path = arguments[2]
  func decide(_ paper: String) { _ = desk.commit([.standing(.kept, paper: paper)]) }
  decide("a")
  for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  decide("b")
  _ = desk.retry()
  // Written over by what is no store, tried again in vain, and removed.
  let file = open(path, O_WRONLY | O_TRUNC)
  _ = write(file, "no store", 8)
  close(file)
  decide("c")
  for _ in 0..<3 { _ = desk.retry() }
  sayState(desk)
  for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  mkdir(path, 0o700)
  for _ in 0..<3 { _ = desk.retry() }
  rmdir(path)
  let store = try TriageStore(opening: .file(path))
  _ = try store.commit([.standing(.kept, paper: "other")])
  _ = try store.backUp()
  store.close()
  _ = desk.retry()
  sayState(desk)
  func wakes() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_nvcsw + usage.ru_nivcsw
  }
  usleep(100_000)
  let before = wakes()
  sleep(4)
  say("woke", wakes() - before)
case "full":
  // Until the disk is full, and then once more after something was removed from it.
  let desk = Desk(opening: location)
  var number = 0
  while desk.unsaved < 20, number < 50_000 {
    number += 1
    _ = desk.commit([.note(String(repeating: "n", count: 500), paper: "full-\(number)")])
  }
  say("made", number)
  sayState(desk)
  unlink(arguments[3])
  _ = desk.retry()
  sayState(desk)
default:
  exit(64)
}
