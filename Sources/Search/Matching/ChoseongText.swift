/// The 초성 of a corpus: about a third of a byte for each byte of Korean text.
struct ChoseongText: Sendable {
  let bytes: [UInt8]
  /// Paper `n` is the bytes `starts[n]..<starts[n + 1]`.
  let starts: [UInt32]
  /// The papers in whose text bare consonants stand themselves: few or none.
  let bare: Set<Int>

  init(_ corpus: Corpus) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(corpus.size / 3)
    var starts: [UInt32] = []
    starts.reserveCapacity(corpus.count + 1)
    var bare: Set<Int> = []
    let text = corpus.text.span.bytes
    for index in 0..<corpus.count {
      starts.append(UInt32(truncatingIfNeeded: bytes.count))
      var sawBare = false
      Choseong.project(
        text, corpus.paper(index), into: &bytes, sawBare: &sawBare, source: { _ in })
      if sawBare { bare.insert(index) }
    }
    starts.append(UInt32(truncatingIfNeeded: bytes.count))
    self.bytes = bytes
    self.starts = starts
    self.bare = bare
  }

  var footprint: Int { bytes.capacity + starts.capacity * MemoryLayout<UInt32>.stride }

  /// All of a paper.
  func paper(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }
}
