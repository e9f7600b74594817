import CLibc
import Glibc

/// The C library's search for a word in bytes, beside which ours is measured.
enum MemoryScan {
  /// One pass over all bytes: how often a word stands in them.
  static func count(of word: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var (position, found) = (0, 0)
    while position < bytes.count,
      let hit = memmem(base + position, bytes.count - position, word, word.count)
    {
      position = UnsafeRawPointer(hit) - base + word.count
      found += 1
    }
    return found
  }
}
