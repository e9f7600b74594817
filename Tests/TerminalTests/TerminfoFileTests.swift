import Foundation
import Glibc
import TestSupport
import Testing

@testable import Terminal

@Suite("The file of a terminal's description")
struct TerminfoFileTests {
  /// The descriptions that this machine has.
  private static let installed: [URL] = ["/lib/terminfo", "/usr/share/terminfo"].flatMap { folder in
    let files = FileManager.default.enumerator(
      at: URL(filePath: folder), includingPropertiesForKeys: [.isRegularFileKey])
    return (files?.compactMap { $0 as? URL } ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
  }

  @Test("All that are installed are whole")
  func installed() throws {
    #expect(Self.installed.count > 20)
    for file in Self.installed {
      #expect(TerminfoFile.isWhole(Array(try Data(contentsOf: file))), "\(file.path)")
    }
  }

  @Test(
    "A damaged one is refused, or harms nobody who reads it", arguments: 0..<40 as Range<UInt64>)
  func damaged(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = Array(try Data(contentsOf: URL(filePath: "/lib/terminfo/x/xterm-256color")))
    for _ in 0..<50 {
      var bytes = whole
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes = Array(bytes.prefix(.random(in: 0..<bytes.count, using: &random)))
      case 1: bytes[.random(in: 2..<12, using: &random)] = .random(in: 0...255, using: &random)
      case 2: bytes = bytes.map { _ in .random(in: 0...255, using: &random) }
      default:
        for _ in 0..<Int.random(in: 1..<30, using: &random) {
          bytes[.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
        }
      }
      guard TerminfoFile.isWhole(bytes) else { continue }
      try Data(bytes).write(to: URL(filePath: "\(folder)/d/damaged"))
      // ncurses itself reads it; a fault would end the tests.
      let run = Process()
      run.executableURL = URL(filePath: "/usr/bin/infocmp")
      run.arguments = ["-x", "-A", folder, "damaged"]
      run.standardOutput = FileHandle.nullDevice
      run.standardError = FileHandle.nullDevice
      try run.run()
      run.waitUntilExit()
      #expect(run.terminationReason == .exit, "seed \(seed)")
    }
  }

  @Test("Names that are none, and places outside of the table")
  func rules() {
    // Names "a", one flag named AX, as the description of TERMINFO in TerminalDescriptionTests.
    let names: [UInt8] = [0x61, 0]
    let head: [UInt8] = [0x1E, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0] + names
    func extended(name: [UInt8], place: UInt8) -> [UInt8] {
      head + [1, 0, 0, 0, 0, 0, 1, 0, UInt8(name.count), 0] + [1, 0] + [place, 0] + name
    }
    #expect(TerminfoFile.isWhole(head))
    #expect(TerminfoFile.isWhole(extended(name: [0x41, 0x58, 0], place: 0)))
    #expect(!TerminfoFile.isWhole(extended(name: [0x41, 0x58, 0], place: 3)))
    #expect(!TerminfoFile.isWhole(extended(name: [0x41, 0x58], place: 0)))
    #expect(!TerminfoFile.isWhole(extended(name: [0x41, 0x88, 0], place: 0)))
    #expect(!TerminfoFile.isWhole(extended(name: [0], place: 0)))
    #expect(!TerminfoFile.isWhole(Array(head.dropLast())))
  }

  @Test("A pipe in its place is not waited for")
  func pipe() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(mkfifo("\(folder)/d/damaged", 0o600) == 0)
    let environment = ["TERMINFO": folder]
    #expect(!TerminfoFile.isSafe(for: "damaged") { environment[$0] })
    #expect(TerminfoFile.isSafe(for: "nowhere-known") { environment[$0] })
    #expect(TerminfoFile.isSafe(for: "xterm-256color") { environment[$0] })
    #expect(!TerminfoFile.isSafe(for: "../x") { environment[$0] })
  }

  private func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "nonmun-terminfo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "d"), withIntermediateDirectories: true)
    return folder.path
  }
}
