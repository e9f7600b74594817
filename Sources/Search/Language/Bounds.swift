/// How a number or a date is limited: `20`, `>20`, `>=20`, `<20`, `<=20`, `10..40`, `10..`, `..40`.
public enum Bounds<Value: Sendable & Hashable>: Sendable, Hashable {
  /// That value.
  case exactly(Value)
  /// More than that.
  case over(Value)
  /// That or more; also `20..`.
  case atLeast(Value)
  /// Less than that.
  case under(Value)
  /// That or less; also `..20`.
  case atMost(Value)
  /// From the first to the second, both included.
  case between(Value, Value)

  /// Reads bounds; nil where they are none.
  ///
  /// - Parameter value: reads one value.
  init?(_ text: String, value: (String) -> Value?) {
    func limit(_ sign: String, _ make: (Value) -> Bounds) -> Bounds? {
      text.hasPrefix(sign) ? value(String(text.dropFirst(sign.count))).map(make) : nil
    }
    if let bounds = limit(">=", Bounds.atLeast) ?? limit(">", Bounds.over)
      ?? limit("<=", Bounds.atMost) ?? limit("<", Bounds.under)
    {
      self = bounds
      return
    }
    guard let dots = text.firstRange(of: "..") else {
      guard let value = value(text) else { return nil }
      self = .exactly(value)
      return
    }
    let (low, high) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
    switch (value(low), value(high)) {
    case (let low?, let high?): self = .between(low, high)
    case (let low?, nil) where high.isEmpty: self = .atLeast(low)
    case (nil, let high?) where low.isEmpty: self = .atMost(high)
    default: return nil
    }
  }

  /// The bounds as typed.
  ///
  /// - Parameter text: writes one value.
  func written(_ text: (Value) -> String) -> String {
    switch self {
    case .exactly(let value): text(value)
    case .over(let value): ">" + text(value)
    case .atLeast(let value): ">=" + text(value)
    case .under(let value): "<" + text(value)
    case .atMost(let value): "<=" + text(value)
    case .between(let low, let high): text(low) + ".." + text(high)
    }
  }
}

extension Bounds where Value: Comparable {
  /// Whether a value is within them.
  func contains(_ value: Value) -> Bool {
    switch self {
    case .exactly(let limit): value == limit
    case .over(let limit): value > limit
    case .atLeast(let limit): value >= limit
    case .under(let limit): value < limit
    case .atMost(let limit): value <= limit
    case .between(let low, let high): low <= value && value <= high
    }
  }

  /// Whether no value can be within them, the second being less than the first.
  var isEmpty: Bool {
    if case .between(let low, let high) = self { low > high } else { false }
  }
}
