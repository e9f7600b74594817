import Decisions
import FoundationEssentials

/// An entry as a line of a journal: a JSON object, its keys in alphabetical order.
///
/// `docs/store.md` says what each key is.
struct JournalLine: Codable {
  /// The form of the line; raised when a line means something else.
  static let version = 1
  /// The largest number that every reader of JSON keeps exact (RFC 8259, 6).
  static let largest = 1 << 53

  /// The form of the line.
  let nonmun: Int
  let origin: String
  let seq: Int
  let clock: Int
  let step: Int?
  let kind: String?
  let subject: String
  let field: String
  let value: String?
  let was: String?
  let at: Int?

  init(_ noted: NotedEntry) {
    nonmun = JournalLine.version
    origin = noted.entry.origin
    seq = noted.entry.seq
    clock = noted.entry.clock
    step = noted.step
    kind = noted.kind.rawValue
    subject = noted.entry.change.subject
    field = noted.entry.change.field.name
    value = noted.entry.change.value
    was = noted.was
    at = noted.time
  }

  /// Null is written out, so that every line has every key.
  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(nonmun, forKey: .nonmun)
    try object.encode(origin, forKey: .origin)
    try object.encode(seq, forKey: .seq)
    try object.encode(clock, forKey: .clock)
    try object.encode(step, forKey: .step)
    try object.encode(kind, forKey: .kind)
    try object.encode(subject, forKey: .subject)
    try object.encode(field, forKey: .field)
    try object.encode(value, forKey: .value)
    try object.encode(was, forKey: .was)
    try object.encode(at, forKey: .at)
  }

  /// The entry that the line is, or what is wrong with it.
  var entry: Result<NotedEntry, Fault> {
    guard origin.utf8.count == 16, origin.utf8.allSatisfy(JournalLine.isDigit) else {
      return .failure(Fault("the origin is not 16 hexadecimal digits"))
    }
    guard (1...JournalLine.largest).contains(seq) else {
      return .failure(Fault("no entry has the number \(seq)"))
    }
    guard (1..<JournalLine.largest).contains(clock) else {
      return .failure(Fault("no clock stands at \(clock)"))
    }
    guard let field = Field(name: field) else {
      return .failure(Fault("no field is called “\(field)”"))
    }
    guard let change = Change(subject, field, value) else {
      return .failure(Fault("the field \(field.name) cannot hold “\(value ?? "null")”"))
    }
    let entry = Entry(origin: origin, seq: seq, clock: clock, change: change)
    // A detail that decides nothing is dropped where it cannot be right.
    let step = step.flatMap { (1...seq).contains($0) ? $0 : nil } ?? seq
    let time = at.flatMap { (0...JournalLine.largest).contains($0) ? $0 : nil } ?? 0
    return .success(
      NotedEntry(
        entry: entry, kind: kind.flatMap(Entry.Kind.init(rawValue:)) ?? .step, step: step,
        was: Change(subject, field, was)?.value, time: time))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// What is wrong with a line.
  struct Fault: Error {
    let what: String

    /// - Parameter what: one sentence, which may quote the line.
    init(_ what: String) { self.what = OneLine.fitted(what) }
  }
}
