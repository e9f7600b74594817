import Cache

/// The 초성 of a corpus: about a third of a byte for each byte of Korean text.
struct ChoseongText: Sendable {
  let bytes: StableBytes
  /// Paper `n` is the bytes `starts[n]..<starts[n + 1]`.
  let starts: [UInt32]
  /// The papers in whose text bare consonants stand themselves: few or none.
  let bare: Set<Int>

  init(_ corpus: Corpus) {
    var bytes: [UInt8] = []
    // What an index holds of the first papers stays where it is.
    let (stored, count) = (corpus.stored, corpus.storedCount)
    let end = stored?.choseongStarts[count] ?? 0
    bytes.reserveCapacity(stored == nil ? corpus.size / 3 : 0)
    var starts: [UInt32] = []
    starts.reserveCapacity(corpus.count + 1)
    if let stored {
      for start in stored.choseongStarts[..<count] {
        starts.append(UInt32(truncatingIfNeeded: start))
      }
    }
    let storedBare = Set(stored?.bare ?? [])
    var bare = storedBare.filter { $0 < count }
    for index in count..<corpus.count {
      starts.append(UInt32(truncatingIfNeeded: end + bytes.count))
      var sawBare = false
      if let stored, let position = corpus.storedPosition(of: index) {
        bytes += stored.choseong(at: position)
        sawBare = storedBare.contains(position)
      } else {
        Choseong.project(
          corpus.text.bytes, corpus.paper(index), into: &bytes, sawBare: &sawBare,
          source: { _ in })
      }
      if sawBare { bare.insert(index) }
    }
    starts.append(UInt32(truncatingIfNeeded: end + bytes.count))
    self.starts = starts
    self.bare = bare
    guard let stored else {
      self.bytes = StableBytes(bytes)
      return
    }
    self.bytes =
      stored.choseong(ofFirst: count, followedBy: bytes)
      // No room for a second mapping: then the program has its own.
      ?? StableBytes((0..<count).flatMap { stored.choseong(at: $0) } + bytes)
  }

  var footprint: Int { bytes.ownCount + starts.capacity * MemoryLayout<UInt32>.stride }

  /// All of a paper.
  func paper(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }
}
