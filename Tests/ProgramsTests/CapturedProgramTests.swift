import Foundation
import Glibc
import Testing

@testable import Programs

@Suite("A program whose output is collected")
struct CapturedProgramTests {
  @Test("gives output and errors in one, and how it ended")
  func output() throws {
    let result = try run(["sh", "-c", "echo out; echo err >&2; exit 3"])
    #expect(result?.output == Array("out\nerr\n".utf8))
    #expect(result?.status == .exited(3))
    #expect(result?.isCut == false)
    #expect(try run(["sh", "-c", "kill -9 $$"])?.status == .signalled(9))
  }

  @Test("starts with every signal unblocked and at its default, and no descriptor but three")
  func clean() throws {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGTSTP, SIGWINCH] { sigaddset(&set, signal) }
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &set, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let ignored = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, ignored) }
    // A descriptor that its owner forgot to close on exec.
    let stray = open("/dev/null", O_RDONLY)
    defer { close(stray) }
    let result = try run(["sh", "-c", "grep -E 'Sig(Blk|Ign)' /proc/self/status; ls /proc/self/fd"])
    let lines = String(decoding: result?.output ?? [], as: UTF8.self).split(separator: "\n")
    // Signals 32 and 33 are glibc's own.
    #expect(lines[0] == "SigBlk:\t0000000000000000")
    #expect(lines[1].hasPrefix("SigIgn:\t") && lines[1].suffix(7) == "0000000")
    #expect(["0", "8"].contains(lines[1].suffix(8).prefix(1)))
    // 3 is the folder that `ls` reads.
    #expect(lines.dropFirst(2) == ["0", "1", "2", "3"])
  }

  @Test("has no terminal")
  func terminal() throws {
    #expect(try run(["sh", "-c", "exec 2>/dev/null; : </dev/tty"])?.status?.isSuccess == false)
  }

  @Test("reads its input while it writes, however much of both")
  func input() throws {
    let text = [UInt8](repeating: 0x61, count: 700_000)
    #expect(try run(["cat"], input: text)?.output == text)
    #expect(try run(["true"], input: text)?.status == .exited(0))
    #expect(try run(["cat"])?.output == [])
  }

  @Test("is cut at a mebibyte, and told so")
  func cut() throws {
    let result = try run(["yes"])
    #expect(result?.output.count == CapturedProgram.limit)
    #expect(result?.isCut == true)
    #expect(result?.status == .signalled(SIGPIPE))
  }

  @Test("is ended with all it started when it is cancelled", arguments: [1, 2])
  func cancel(times: Int) throws {
    let (delivery, folder) = (Delivery<CapturedProgram.Result>(), Folder())
    let stubborn = times == 2 ? "trap '' TERM; " : ""
    let ready = "\(folder.path)/ready"
    let program = try CapturedProgram(
      Program(
        ["sh", "-c", "\(stubborn): >\(ready); sleep 300; sleep 300"], environment: environment),
      done: delivery.put)
    for _ in 0..<4000 where access(ready, F_OK) != 0 { usleep(5_000) }
    for _ in 0..<times { program.cancel() }
    let result = delivery.wait()
    #expect(result?.status == .signalled(times == 1 ? SIGTERM : SIGKILL))
    program.cancel()
  }

  @Test("is ended with what left its session", arguments: [1, 2])
  func otherSession(times: Int) throws {
    let (delivery, folder) = (Delivery<CapturedProgram.Result>(), Folder())
    let number = "\(folder.path)/number"
    let stubborn = times == 2 ? "trap '' TERM; " : ""
    let program = try CapturedProgram(
      Program(
        [
          "sh", "-c",
          "\(stubborn)setsid sh -c 'echo $$ >\(number).new; mv \(number).new \(number); sleep 300' & wait; wait",
        ],
        environment: environment),
      done: delivery.put)
    for _ in 0..<4000 where access(number, F_OK) != 0 { usleep(5_000) }
    let child = try #require(
      pid_t(try String(contentsOfFile: number, encoding: .utf8).dropLast()))
    #expect(getsid(child) == child)
    for _ in 0..<times { program.cancel() }
    #expect(delivery.wait()?.status == .signalled(times == 1 ? SIGTERM : SIGKILL))
    // Nobody waits for it but the system's first process, which may take a moment.
    for _ in 0..<4000 where kill(child, 0) == 0 && !isZombie(child) { usleep(5_000) }
    #expect(kill(child, 0) != 0 || isZombie(child))
  }

  private func isZombie(_ process: pid_t) -> Bool {
    let line = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ") Z"
    return line.drop { $0 != ")" }.dropFirst(2).first == "Z"
  }

  @Test("has ended when it has, whoever still holds its output")
  func leftBehind() throws {
    let result = try run(["sh", "-c", "sleep 5 & echo done"])
    #expect(result?.output == Array("done\n".utf8))
    #expect(result?.status == .exited(0))
  }

  @Test("is not run where it cannot be, and that is one line")
  func missing() {
    func failure(_ arguments: [String]) -> ProgramFailure? {
      do {
        _ = try run(arguments)
        return nil
      } catch {
        return error as? ProgramFailure
      }
    }
    #expect(failure(["no-such-program"]) == .notFound("no-such-program"))
    #expect(failure(["/etc/passwd"]) == .notFound("/etc/passwd"))
    #expect(failure([]) == .notFound(""))
    #expect("\(ProgramFailure.notFound("x"))" == "x: no such program in PATH")
  }

  @Test("is looked for only in whole folders of PATH")
  func path() {
    #expect(Program(["sh"], environment: ["PATH": ":.:bin:/bin"]).path == "/bin/sh")
    #expect(Program(["sh"], environment: ["PATH": ":.:bin"]).path == nil)
  }
}

@Suite("A program that goes its own way")
struct DetachedProgramTests {
  @Test("leaves no zombie, has no terminal, and tells of a failure")
  func failing() throws {
    let delivery = Delivery<ProgramEnding>()
    let program = Program(["sh", "-c", "exit 3"], environment: environment)
    try DetachedProgram.start(program, failed: delivery.put)
    #expect(delivery.wait() == .exited(3))
  }

  @Test("reads nothing and writes nowhere")
  func silent() throws {
    let folder = Folder()
    let script = folder.script(
      "browser", "#!/bin/sh\nreadlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2 >\"$1\"\nexit 9\n")
    let delivery = Delivery<ProgramEnding>()
    try DetachedProgram.start(
      Program([script, "\(folder.path)/out"], environment: environment), failed: delivery.put)
    #expect(delivery.wait() == .exited(9))
    let said = try run(["cat", "\(folder.path)/out"])?.output ?? []
    #expect(String(decoding: said, as: UTF8.self).contains("/dev/null"))
  }
}
