import Foundation
import Testing

/// Runs tests on threads that may wait.
///
/// A test at a terminal mostly waits for the program. A thread that waits in Swift's own pool,
/// which has one for each processor, holds up all other tests.
struct Waiting: TestTrait, SuiteTrait, TestScoping {
  /// Every test of a suite, however deep.
  var isRecursive: Bool { true }

  /// Runs a test, or a case of one, on a thread of `WaitingThreads`.
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(WaitingThreads.shared) { try await function() }
  }
}

extension Trait where Self == Waiting {
  /// For tests that wait for a program.
  static var waiting: Self { Waiting() }
}

/// As many threads as programs are tested at a time.
private final class WaitingThreads: TaskExecutor {
  static let shared = WaitingThreads(count: 3 * ProcessInfo.processInfo.activeProcessorCount)

  private let condition = NSCondition()
  // Guarded by the condition's lock.
  nonisolated(unsafe) private var jobs: [UnownedJob] = []

  private init(count: Int) {
    for _ in 0..<count {
      Thread.detachNewThread {
        while true { self.next().runSynchronously(on: self.asUnownedTaskExecutor()) }
      }
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    condition.withLock {
      jobs.append(job)
      condition.signal()
    }
  }

  private func next() -> UnownedJob {
    condition.withLock {
      while jobs.isEmpty { condition.wait() }
      return jobs.removeFirst()
    }
  }
}
