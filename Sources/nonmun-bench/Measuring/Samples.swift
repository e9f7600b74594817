/// What was measured, run after run.
struct Samples {
  private(set) var values: [Double] = []

  init() {}

  /// The values, each multiplied: nanoseconds to milliseconds, say.
  init(_ values: [Double], times factor: Double = 1) { self.values = values.map { $0 * factor } }

  mutating func append(_ value: Double) { values.append(value) }

  /// The middle value.
  var median: Double { quantile(0.5) }

  /// The mean of the values.
  var mean: Double { values.reduce(0, +) / Double(values.count) }

  /// A quarter of the values lies below, a quarter above.
  var spread: (low: Double, high: Double) { (quantile(0.25), quantile(0.75)) }

  func scaled(by factor: Double) -> Samples { Samples(values, times: factor) }

  private func quantile(_ part: Double) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return .nan }
    let position = part * Double(last)
    let below = Int(position)
    let above = min(below + 1, last)
    return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
  }
}
