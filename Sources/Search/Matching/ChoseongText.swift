/// The 초성 of a corpus: about a third of a byte for each byte of Korean text.
struct ChoseongText: Sendable {
  let bytes: [UInt8]
  /// Paper `n` is the bytes `starts[n]..<starts[n + 1]`.
  let starts: [UInt32]
  /// Papers in whose text bare consonants stand themselves: few or none.
  let bare: Set<Int>

  init(_ corpus: CorpusBytes) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(corpus.text.count / 3)
    var starts: [UInt32] = []
    starts.reserveCapacity(corpus.count + 1)
    var bare: Set<Int> = []
    for place in 0..<corpus.count {
      starts.append(UInt32(truncatingIfNeeded: bytes.count))
      var sawBare = false
      Choseong.project(
        UnsafeRawBufferPointer(rebasing: corpus.text[corpus.paper(place)]), into: &bytes,
        sawBare: &sawBare, place: { _ in })
      if sawBare { bare.insert(place) }
    }
    starts.append(UInt32(truncatingIfNeeded: bytes.count))
    self.bytes = bytes
    self.starts = starts
    self.bare = bare
  }

  var footprint: Int { bytes.capacity + starts.capacity * MemoryLayout<UInt32>.stride }

  func range(_ place: Int) -> Range<Int> { Int(starts[place])..<Int(starts[place + 1]) }
}
