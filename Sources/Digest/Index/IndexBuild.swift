import CLibc
import Synchronization
import System

/// The making of segments: every core reads digests and writes a segment of them, and takes the
/// next.
///
/// Only what is being made is in memory; what was made is mapped.
final class IndexBuild: Sendable {
  /// A digest to be stored.
  enum Source: Sendable {
    /// Not read yet.
    case listed(FileEntry)
    /// Read before.
    case read(ReadFile)
  }

  /// The most threads: each needs three times a segment's size in memory.
  private static let mostThreads = 4

  private struct Progress {
    var next = 0
    var done: [[ReadFile]] = []
    /// How many threads have not ended.
    var working = 0
    /// Whether segments cannot be written: what is read stays in memory then.
    var hasFailed = false
  }

  private let archive: Archive
  private let index: ArchiveIndex
  private let maker: IndexMaker
  private let isCancelled: @Sendable () -> Bool
  private let parts: [[Source]]
  private let progress = Mutex(Progress())
  /// Rings when a segment is made, and when a thread has ended.
  private let bell = Bell()

  /// A build of digests.
  ///
  /// - Parameter parts: what each segment holds, in the order in which they are made.
  init(
    _ parts: [[Source]], of archive: Archive, into index: ArchiveIndex, _ maker: IndexMaker,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.parts, self.archive, self.index, self.maker) = (parts, archive, index, maker)
    self.isCancelled = isCancelled
  }

  /// Whether a segment could not be written.
  var hasFailed: Bool { progress.withLock { $0.hasFailed } }

  /// Makes all segments, on as many threads as there are processors.
  ///
  /// - Parameter visit: is told on this thread what each segment came to: digests that are stored,
  ///   and those that cannot be.
  func run(visit: ([ReadFile]) -> Void) {
    let build = self
    for _ in 1..<max(1, min(IndexBuild.mostThreads, Processors.count, parts.count)) {
      progress.withLock { $0.working += 1 }
      let isStarted = startThread {
        while build.makeNext() {}
        build.progress.withLock { $0.working -= 1 }
        build.bell.ring()
      }
      if !isStarted { progress.withLock { $0.working -= 1 } }
    }
    while makeNext() { takeDone(visit) }
    while progress.withLock({ $0.working > 0 }) {
      bell.wait()
      takeDone(visit)
    }
    takeDone(visit)
    // The allocator would keep what threads have freed.
    _ = malloc_trim(0)
  }

  private func takeDone(_ visit: ([ReadFile]) -> Void) {
    let done = progress.withLock { progress in
      defer { progress.done = [] }
      return progress.done
    }
    for files in done { visit(files) }
  }

  /// Makes the next segment; false where there is none.
  private func makeNext() -> Bool {
    guard !isCancelled() else { return false }
    let part = progress.withLock { progress -> Int? in
      guard progress.next < parts.count else { return nil }
      defer { progress.next += 1 }
      return progress.next
    }
    guard let part else { return false }
    let made = make(parts[part])
    progress.withLock { $0.done.append(made) }
    bell.ring()
    return true
  }

  private func make(_ part: [Source]) -> [ReadFile] {
    var files: [ReadFile] = []
    for source in part {
      guard !isCancelled() else { return files }
      switch source {
      case .listed(let entry): files.append(ReadFile(entry, of: archive))
      case .read(let file): files.append(file)
      }
    }
    guard !progress.withLock({ $0.hasFailed }) else { return files }
    var (digests, indices) = ([StampedDigest](), [Int]())
    for (index, file) in files.enumerated() {
      if let stamp = file.stamp, let digest = try? file.content.get() {
        digests.append(StampedDigest(entry: file.entry, file: digest, stamp: stamp))
        indices.append(index)
      }
    }
    guard !digests.isEmpty else { return files }
    do {
      let stored = try index.write(digests, writeText: maker.writeText)
      for (index, file) in zip(indices, stored) { files[index].content = .success(file) }
    } catch {
      progress.withLock { $0.hasFailed = true }
    }
    return files
  }
}
