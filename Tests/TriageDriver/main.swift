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
  // Until it is killed: a paper a step, said once it is committed. Some are taken back and made again on the way.
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
