import Glibc
import Synchronization

@testable import Programs

/// The environment of programs in these tests.
let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp"]

/// A value that another thread brings.
final class Delivery<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  func put(_ value: Value) { self.value.withLock { $0 = value } }

  /// The value, once it is there; nil after a time that only a failure reaches.
  func wait() -> Value? {
    for _ in 0..<4000 {
      if let value = value.withLock({ $0 }) { return value }
      usleep(5_000)
    }
    return nil
  }
}

/// Runs a program to its end and returns what came of it.
func run(
  _ arguments: [String], input: [UInt8]? = nil, environment: [String: String] = environment
) throws -> CapturedProgram.Result? {
  let delivery = Delivery<CapturedProgram.Result>()
  let program = try CapturedProgram(
    Program(arguments, environment: environment), input: input, done: delivery.put)
  return withExtendedLifetime(program) { delivery.wait() }
}

/// A folder of its own, removed with it.
final class Folder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/nonmun-programs-XXXXXX".utf8CString)
    mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { _ = try? run(["rm", "-r", path]) }

  /// Writes a file that can be run, and returns its path.
  func script(_ name: String, _ text: String) -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o755)
    let bytes = Array(text.utf8)
    _ = write(descriptor, bytes, bytes.count)
    close(descriptor)
    return file
  }
}
