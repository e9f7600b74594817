import Glibc
import Testing

/// That programs run without a terminal as in a script.
@Suite("Harness: runs without a terminal", .waiting)
struct CommandRunTests {
  @Test("There is no terminal to be found")
  func noTerminal() throws {
    let run = try CommandRun([
      "/bin/bash", "-c", "test -t 0 || test -t 1 || test -t 2 || : </dev/tty",
    ])
    #expect(run.ending == .exited(1))
    #expect(run.errorLines.count == 1)
  }

  @Test("Large input and output pass whole")
  func large() throws {
    let data = [UInt8](repeating: UInt8(ascii: "z"), count: 5_000_000)
    let run = try CommandRun(["/bin/cat"], standardInput: data)
    #expect(run.ending == .exited(0))
    #expect(run.output == data)
  }

  @Test("Output and errors are kept apart")
  func streams() throws {
    let run = try CommandRun(["/bin/bash", "-c", "echo out; echo err >&2; exit 64"])
    #expect(run.ending == .exited(64))
    #expect(run.lines == ["out"] && run.errorLines == ["err"])
  }

  @Test("A reader that goes away is felt")
  func earlyReader() throws {
    let run = try CommandRun(["/usr/bin/yes"], readsAtMost: 1)
    #expect(run.ending == .signalled(SIGPIPE))
    #expect(run.output.starts(with: Array("y\n".utf8)))
  }

  @Test("A program that reads nothing does not hold up the run")
  func unreadInput() throws {
    let run = try CommandRun(
      ["/bin/true"], standardInput: [UInt8](repeating: 0, count: 1_000_000))
    #expect(run.ending == .exited(0))
  }
}
