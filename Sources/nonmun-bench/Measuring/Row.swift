/// A row of the table: what was measured of nonmun, beside what, and what it should be.
struct Row {
  /// What a row should be.
  enum Goal {
    /// So many times what stands beside it.
    case ratio(Double)
    /// So much in the row's own unit.
    case value(Double)
    /// At least so much in the row's own unit.
    case least(Double)
  }

  let what: String
  let unit: Unit
  let own: Samples
  /// What it is measured beside: a name and its values; nil where a limit is all there is.
  var peer: (name: String, samples: Samples)?
  var goal: Goal?

  /// Rows of the same thing beside several programs; a goal that concerns none of them stands in
  /// the first.
  static func each(
    _ what: String, _ unit: Unit, _ own: Samples, beside peers: [(name: String, samples: Samples)],
    goal: Goal? = nil
  ) -> [Row] {
    guard !peers.isEmpty else { return [Row(what: what, unit: unit, own: own, goal: goal)] }
    return peers.enumerated().map { index, peer in
      Row(what: what, unit: unit, own: own, peer: peer, goal: index == 0 ? goal : nil)
    }
  }

  static let header = """
    | what | nonmun | beside it | ratio | goal | met |
    | --- | ---: | ---: | ---: | ---: | --- |
    """

  private var ratio: Double? {
    peer.flatMap { $0.samples.median > 0 ? own.median / $0.samples.median : nil }
  }

  private var isMet: Bool? {
    switch goal {
    case .ratio(let most): ratio.map { $0 <= most }
    case .value(let most): own.median <= most
    case .least(let least): own.median >= least
    case nil: nil
    }
  }

  private var goalText: String {
    switch goal {
    case .ratio(let most): "≤ \(Unit.times.format(most)) ×"
    case .value(0): "0"
    case .value(let most): "≤ \(unit.format(most)) \(unit.rawValue)"
    case .least(let least):
      "≥ \(unit.format(least))" + (unit == .count ? "" : " \(unit.rawValue)")
    case nil: ""
    }
  }

  private func text(_ samples: Samples) -> String {
    let spread = samples.spread
    let (low, high) = (unit.format(spread.low), unit.format(spread.high))
    let range = low == high ? "" : " (\(low)–\(high))"
    let number = unit.format(samples.median)
    return unit == .count ? number + range : "\(number) \(unit.rawValue)\(range)"
  }

  /// The row as Markdown.
  var markdown: String {
    let beside = peer.map { "\($0.name) \(text($0.samples))" } ?? ""
    let met = isMet.map { $0 ? "yes" : "**no**" } ?? ""
    let times = ratio.map { Unit.times.format($0) + " ×" } ?? ""
    return "| \(what) | \(text(own)) | \(beside) | \(times) | \(goalText) | \(met) |"
  }
}
