/// The papers worth asking: those in which the rarest of the texts stands that all papers found must have.
///
/// The longest word is the rarest as a rule.
struct Candidates {
  private enum Way {
    case literal([UInt8])
    case half(HalfSyllable)
    case choseong([UInt8])
    case every
  }

  private let way: Way
  private let space: SearchBytes
  private var next: Int
  private let end: Int

  /// Candidates of a range of places.
  init(_ matcher: Matcher, in places: Range<Int>, _ space: SearchBytes) {
    way = Candidates.way(matcher.required)
    self.space = space
    next = places.lowerBound
    end = places.upperBound
  }

  private static func way(_ required: [TextMatcher]) -> Way {
    let plain = required.filter { $0.choseong == nil && $0.half == nil }
    if let longest = plain.map(\.literal).max(by: { $0.count < $1.count }), !longest.isEmpty {
      return .literal(longest)
    }
    if let half = required.lazy.compactMap(\.half).first {
      return half.head.isEmpty ? .half(half) : .literal(half.head)
    }
    return required.lazy.compactMap(\.choseong).max(by: { $0.count < $1.count }).map(Way.choseong)
      ?? .every
  }

  /// Whether a candidate has the half-typed word for certain, having been found by it.
  var areByHalf: Bool { if case .half = way { true } else { false } }

  /// The next candidate, ascending.
  mutating func nextPlace() -> Int? {
    guard next < end else { return nil }
    switch way {
    case .every: break
    case .literal(let needle):
      let starts = space.corpus.starts
      guard let hit = space.corpus.text.find(needle, in: starts[next]..<starts[end]) else {
        return stop()
      }
      while starts[next + 1] <= hit { next += 1 }
    case .half(let half):
      let starts = space.corpus.starts
      // Paper by paper, as the syllables are looked for one group after another.
      while next < end, half.find(in: space.corpus.text, starts[next]..<starts[next + 1]) == nil {
        next += 1
      }
      guard next < end else { return nil }
    case .choseong(let word):
      let range = Int(space.choseongStarts[next])..<Int(space.choseongStarts[end])
      guard let hit = space.choseong.find(word, in: range) else { return stop() }
      while Int(space.choseongStarts[next + 1]) <= hit { next += 1 }
    }
    defer { next += 1 }
    return next
  }

  private mutating func stop() -> Int? {
    next = end
    return nil
  }
}
