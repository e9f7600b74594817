import Synchronization
import System

/// Papers that a search asks one after the other, and what it found among them.
struct SearchBlock: Sendable {
  /// Those that were not asked yet, in what the search goes through.
  var rest: Range<Int>
  /// The papers found, ascending.
  private(set) var papers: [Int] = []
  /// How each of them was found.
  private(set) var readings: [Reading] = []
  /// Why no more can be asked.
  var failure: PatternError?

  init(_ rest: Range<Int>) { self.rest = rest }

  /// Whether nothing more comes of it.
  var isComplete: Bool { rest.isEmpty || failure != nil }

  mutating func append(_ index: Int, _ reading: Reading) {
    papers.append(index)
    readings.append(reading)
  }
}

/// What a search goes through, from the newest papers to the oldest, in blocks that are small
/// enough for threads to end at about the same time.
struct SearchBlocks: Sendable {
  /// The size of a block, in bytes of text.
  static let size = 1 << 18
  /// That of the first blocks, so that something can be shown soon however long each paper takes.
  private static let firstSize = 1 << 15

  /// All before this one is in no block yet.
  private var start: Int
  /// The blocks of which not all that are newer are complete, the newest first.
  private var blocks: [SearchBlock] = []
  /// How many bytes are in blocks or were.
  private var cut = 0

  /// - Parameter count: how much there is to go through.
  init(_ count: Int) { start = count }

  /// Whether all was asked.
  var isComplete: Bool { start == 0 && blocks.isEmpty }

  /// Makes blocks of the next bytes.
  ///
  /// - Parameters:
  ///   - bytes: how many of them; one paper at least.
  ///   - block: how many of them are in a block.
  ///   - size: the size of a paper's text in bytes.
  /// - Returns: the size of what is to be asked now, in bytes.
  mutating func extend(bytes: Int, inBlocksOf block: Int, size: (Int) -> Int) -> Int {
    var sum = 0
    for block in blocks { for index in block.rest { sum += size(index) } }
    while start > 0, sum < bytes || blocks.isEmpty {
      let end = start
      let most = min(block, bytes, max(SearchBlocks.firstSize, cut / 4))
      var own = 0
      repeat {
        start -= 1
        own += size(start)
      } while start > 0 && own + size(start - 1) <= most
      blocks.append(SearchBlock(start..<end))
      sum += own
      cut += own
    }
    return sum
  }

  /// Asks the papers of the blocks, the newest first.
  ///
  /// - Parameters:
  ///   - threads: how many threads ask.
  ///   - worker: called once on each thread; returns what asks the rest of a block.
  mutating func ask(
    threads: Int, _ interruption: Interruption,
    worker: @escaping @Sendable (Interruption) -> (inout SearchBlock) -> Void
  ) {
    let shared = SharedBlocks(blocks)
    blocks = []
    SharedWork.run(shared.count, threads: threads, interruption) { interruption in
      let ask = worker(interruption)
      return { number in
        var block = shared.remove(number)
        if !block.isComplete { ask(&block) }
        defer { shared.insert(block, number) }
        if block.failure != nil { return .beginNone }
        return block.isComplete ? .goOn : .stop
      }
    }
    blocks = shared.all
  }

  /// Removes the newest block, where it is complete.
  mutating func removeComplete() -> SearchBlock? {
    blocks.first?.isComplete == true ? blocks.removeFirst() : nil
  }
}

/// Blocks that threads work on.
private final class SharedBlocks: Sendable {
  let count: Int
  private let blocks: Mutex<[SearchBlock]>

  init(_ blocks: [SearchBlock]) {
    count = blocks.count
    self.blocks = Mutex(blocks)
  }

  var all: [SearchBlock] { blocks.withLock { $0 } }

  /// Hands out a block; nobody looks at it until it is back.
  func remove(_ number: Int) -> SearchBlock {
    blocks.withLock { blocks in
      // What was found grows without a copy.
      let block = blocks[number]
      blocks[number] = SearchBlock(0..<0)
      return block
    }
  }

  func insert(_ block: SearchBlock, _ number: Int) { blocks.withLock { $0[number] = block } }
}
