import Foundation
import Glibc
import Testing

/// `nonmun state restore`, `doctor` about a store of no use, and input without an end.
@Suite("Restoring")
struct RestoreTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var store: String { folder.path + "/triage.sqlite" }

  private func run(_ arguments: [String], input: String = "") throws -> CommandRun {
    try Nonmun.run(
      arguments + ["--store", store], standardInput: Array(input.utf8),
      environment: ["LC_ALL": "C.UTF-8"])
  }

  private func mark(_ ids: String...) throws {
    #expect(try run(["mark", "--keep"] + ids).ending == .exited(0))
  }

  private func kept() throws -> Set<String> {
    let text = try run(["state", "export"]).text
    let ids = text.split(separator: "\n").compactMap { line in
      line.split(separator: "\"subject\":\"").last?.split(separator: "\"").first.map(String.init)
    }
    return Set(ids)
  }

  @Test("Nothing is lost: the backup comes back, with what can be read of the damaged store")
  func restoring() throws {
    // The backup of the day is made with the first.
    try mark("2403.00001", "2403.00002")
    try mark("2403.00003")
    let whole = try run(["state", "restore"])
    #expect(whole.ending == .exited(0) && whole.lines.count == 3, "\(whole.text)")
    #expect(whole.lines[0].contains("whole, 3 papers"))
    #expect(whole.lines[1].contains("2 papers") && whole.lines[1].contains("1 would be lost"))
    let backup = try #require(whole.lines[1].split(separator: ":").first.map(String.init))
    // Not in the place of a good one.
    let refused = try run(["state", "restore", backup])
    #expect(refused.ending == .exited(1) && refused.errors.contains("--replace"))
    #expect(try kept().count == 3)

    let file = try FileHandle(forUpdating: URL(fileURLWithPath: store))
    try file.seek(toOffset: 4_096)
    try file.write(contentsOf: Data(repeating: 0xFF, count: 4_096))
    try file.close()
    let doctor = try run(["doctor", "--lang", "en"])
    let finding = try #require(doctor.lines.first { $0.hasPrefix("fail store") })
    #expect(finding.contains("nonmun state restore --store \(store)") && !finding.contains("cp "))
    let restored = try run(["state", "restore", backup])
    #expect(
      restored.ending == .exited(0) && restored.text.contains("Restored:"), "\(restored.errors)")
    #expect(try kept().isSuperset(of: ["2403.00001", "2403.00002"]))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.contains { $0.hasPrefix("replaced-") })
  }

  @Test("Advice never destroys", arguments: ["locked", "newer", "foreign"])
  func advice(cause: String) throws {
    try mark("2403.00001")
    try mark("2403.00002")
    let descriptor = open(store, O_RDWR)
    defer { close(descriptor) }
    switch cause {
    case "locked":
      // All that SQLite locks of a database (https://www.sqlite.org/lockingv3.html).
      var lock = flock()
      (lock.l_type, lock.l_start, lock.l_len) = (Int16(F_WRLCK), 0x4000_0000, 512)
      #expect(fcntl(descriptor, F_SETLK, &lock) == 0)
    case "newer":
      try overwrite(at: 60, [0, 0, 0, 99])
    default:
      try overwrite(at: 68, [0, 0, 0, 1])
    }
    let before = cause == "locked" ? nil : FileManager.default.contents(atPath: store)
    let doctor = try run(["doctor", "--lang", "en"])
    let finding = try #require(doctor.lines.first { $0.contains("store ") && $0.contains(store) })
    #expect(!finding.contains("cp ") && !finding.contains("rm "))
    #expect(finding.hasPrefix("fail") && !finding.contains("restore"))
    let restored = try run(["state", "restore", "2024-03-30"])
    #expect(restored.ending == .exited(cause == "locked" ? 75 : 65), "\(restored.errors)")
    if cause != "locked" { #expect(FileManager.default.contents(atPath: store) == before) }
  }

  private func overwrite(at place: UInt64, _ bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: store))
    try file.seek(toOffset: place)
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  @Test("A conflict copy is noticed, and merged by the command that doctor names")
  func conflictCopy() throws {
    try mark("2403.00001")
    let copy = folder.path + "/triage (conflicted copy).sqlite"
    let made = try Nonmun.run(["mark", "2403.00009", "--keep", "--store", copy])
    #expect(made.ending == .exited(0))
    let doctor = try run(["doctor", "--lang", "en"])
    let finding = try #require(doctor.lines.first { $0.hasPrefix("warn store") })
    #expect(finding.contains("nonmun state import --store \(store) '\(copy)'"))
    #expect(try run(["state", "import", copy]).lines == ["1 new, 0 known"])
    #expect(try kept() == ["2403.00001", "2403.00009"])
    #expect(try !run(["doctor", "--lang", "en"]).text.contains("warn store"))
  }

  @Test("What has no end is given up in one line", arguments: ["/dev/zero", "-"])
  func endless(file: String) throws {
    let run = try CommandRun([
      "/bin/sh", "-c", "exec \"$0\" state import \"$1\" --store \"$2\" < /dev/zero",
      try Nonmun.binary, file, store,
    ])
    #expect(run.ending == .exited(65) && run.errorLines.count == 1, "\(run.errors)")
  }

  @Test("A line of ids that has no end is given up, and those before it are kept")
  func endlessLine() throws {
    let run = try CommandRun([
      "/bin/sh", "-c",
      "{ echo 2403.00001; cat /dev/zero; } | \"$0\" mark - --keep --store \"$1\"",
      try Nonmun.binary, store,
    ])
    #expect(run.ending == .exited(64) && run.lines == ["2403.00001"])
    #expect(run.errorLines.count == 1 && run.errors.contains(":2: "), "\(run.errors)")
  }

  @Test("A mark of the order of bytes is no part of an identifier")
  func byteOrderMark() throws {
    let run = try run(["mark", "-", "--keep"], input: "\u{FEFF}2403.00001\n2403.00002")
    #expect(run.ending == .exited(0) && run.lines == ["2403.00001", "2403.00002"])
  }
}
