import Glibc

/// A process and what it started: what has to end together with it.
///
/// A process group would have others in it too, a script that started us for one, and lacks what
/// has left it; so each member is known by its number and the time of its start, which tells it
/// from a later process of the same number. A process whose parent ended before anyone looked has
/// no parent to be found by, and is not in the family.
struct ProcessFamily {
  private struct Member: Hashable {
    let process: pid_t
    let session: pid_t
    /// In clock ticks since the system's start (proc_pid_stat(5), field 22).
    let start: String
  }

  private var members: Set<Member> = []
  /// The session that members are in; nil where any will do.
  private let session: pid_t?

  /// The family of a process that nobody has waited for yet.
  ///
  /// - Parameter session: only what is in this session belongs to it. What leads a session of its
  ///   own, such as an agent that an editor started, then goes its own way.
  init(of process: pid_t, session: pid_t? = nil) {
    self.session = session
    takeIn(process)
    grow()
  }

  /// Adds what the members have started since.
  mutating func grow() {
    var parents = Array(members)
    while let parent = parents.popLast() {
      for child in ProcessFamily.children(of: parent.process) {
        if let member = takeIn(child) { parents.append(member) }
      }
    }
  }

  /// Sends a signal to all that are left.
  ///
  /// - Parameter session: those in this session are passed over, since they got the signal already.
  func send(_ signal: Int32, besides session: pid_t? = nil) {
    for member in members where member.session != session && isThere(member) {
      kill(member.process, signal)
    }
  }

  /// Whether all have ended.
  var isGone: Bool { !members.contains(where: isThere) }

  /// Adds a process; nil where it is known, gone, or of another session.
  @discardableResult
  private mutating func takeIn(_ process: pid_t) -> Member? {
    guard let facts = ProcessFamily.facts(of: process),
      session == nil || facts.session == session
    else { return nil }
    let member = Member(process: process, session: facts.session, start: facts.start)
    return members.insert(member).inserted ? member : nil
  }

  private func isThere(_ member: Member) -> Bool {
    ProcessFamily.facts(of: member.process)?.start == member.start
  }

  // MARK: /proc

  /// The session and the start of a process; nil where it has ended, waited for or not.
  private static func facts(of process: pid_t) -> (session: pid_t, start: String)? {
    // The name, in parentheses, may hold anything. After it: state, parent, group, session, …,
    // start.
    let line = text(of: "/proc/\(process)/stat")
    guard let name = line.lastIndex(of: ")") else { return nil }
    let fields = line[name...].split(separator: " ").dropFirst().map(String.init)
    guard fields.count > 19, !["Z", "X"].contains(fields[0]), let session = pid_t(fields[3]) else {
      return nil
    }
    return (session, fields[19])
  }

  /// The children of each of its threads.
  private static func children(of process: pid_t) -> [pid_t] {
    let folder = "/proc/\(process)/task"
    guard let threads = opendir(folder) else { return [] }
    defer { closedir(threads) }
    var children: [pid_t] = []
    while let entry = readdir(threads) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { name in
        String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.first != "." else { continue }
      children += text(of: "\(folder)/\(name)/children").split(separator: " ").compactMap {
        pid_t($0)
      }
    }
    return children
  }

  private static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 12)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
  }
}
