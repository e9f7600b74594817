/// The natural logarithm by the four operations of IEEE 754 alone, so that every processor gives
/// the same bits.
///
/// libm's differs in its last bit from one processor to another, where it has a version for each.
enum Logarithm {
  private static let ln2 = 0.693147180559945309417232121458

  /// The logarithm of a number greater than 0.
  static func natural(_ value: Double) -> Double {
    // value = 2^e · m with m in [√½, √2); ln m = 2 artanh((m − 1)/(m + 1)).
    var exponent = Double(value.exponent)
    var significand = value.significand
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var (sum, power) = (0.0, ratio)
    for odd in stride(from: 1, through: 25, by: 2) {
      sum += power / Double(odd)
      power *= square
    }
    return exponent * ln2 + 2 * sum
  }
}
